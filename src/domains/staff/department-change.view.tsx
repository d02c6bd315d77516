import type { VNode } from 'preact';
import { formatDate, formatWareki } from '#domains/civic';
import type { PlainDate } from '#platform/clock';
import type { View } from '#platform/http';
import { Button, ButtonLink, Buttons, Checkboxes, type Column, DataTable, DefinitionList, ErrorSummary, Form, Lead, Page, Section, Select, TextField } from '#ui';
import { SpanView } from './appointment.view.tsx';
import type { Appointment } from './appointment.ts';
import type { FormError } from './day-field.ts';
import type { DepartmentChange } from './department-change.ts';
import { type Department, departmentName } from './department.ts';
import { staffCrumb } from './staff-page.ts';
import { text } from './text.ts';

/** A form as it was typed. */
export interface ChangeValues {
  kind: DepartmentChange['kind'];
  name: string;
  parent: string;
  successor: string;
  carry: string;
  from: string;
}

interface Whose {
  view: View;
  id: number;
  name: string;
}

const crumbsOf = ({ view, id, name }: Whose) => [
  staffCrumb(view),
  { href: view.href('/staff/departments'), label: text(view.lang).departments.title },
  { href: view.href(`/staff/departments/${id}`), label: <span lang="ja">{name}</span> },
];

export interface ChangeFormProps extends Whose {
  departments: Department[];
  values: ChangeValues;
  errors: FormError[];
}

/** The form asks for the preview, so it changes nothing. */
export function ChangeFormView(props: ChangeFormProps): VNode {
  const { view, id, name, departments, values, errors } = props;
  const all = text(view.lang);
  const words = all.change;
  const { kind } = values;
  const { lang } = view;
  const error = (field: string): string | undefined => errors.find((one) => one.field === field)?.message;
  const choices = departments.map((department) => ({ value: String(department.id), label: departmentName(department), lang: 'ja' as const }));
  return (
    <Page view={view} title={words.title[kind](name)} crumbs={crumbsOf(props)}>
      <ErrorSummary view={view} errors={errors} />
      <Lead>{words.lead[kind]}</Lead>
      <Form view={view} method="get" action={view.href(`/staff/departments/${id}/change`)}>
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="preview" value="yes" />
        {kind === 'rename' ? <TextField name="name" label={words.name} hint={words.nameHint} value={values.name} error={error('name')} required lang={lang} /> : null}
        {kind === 'move' ? <Select name="parent" label={words.parent} value={values.parent} error={error('parent')} options={[{ value: '', label: all.departmentPage.top }, ...choices]} lang={lang} /> : null}
        {kind === 'end' ? (
          <>
            <Select name="successor" label={words.successor} value={values.successor} error={error('successor')} options={[{ value: '', label: words.noSuccessor }, ...choices]} lang={lang} />
            <Checkboxes name="carry" legend={words.carry} values={[values.carry]} options={[{ value: 'yes', label: words.carryOption, hint: words.carryHint }]} lang={lang} />
          </>
        ) : null}
        <TextField name="from" label={words.from} hint={words.fromHint} value={values.from} error={error('from')} required lang={lang} />
        <Buttons>
          <Button>{words.preview}</Button>
        </Buttons>
      </Form>
    </Page>
  );
}

export interface ChangePreviewProps extends Whose {
  today: PlainDate;
  change: DepartmentChange;
  values: ChangeValues;
  before: string;
  /** Its names afterwards, or those of the department that takes over; null where none does. */
  after: string | null;
  /** Those that the day of the change finds. */
  appointments: Appointment[];
  persons: Map<string, string>;
}

export function ChangePreviewView(props: ChangePreviewProps): VNode {
  const { view, id, name, change, values, before, after } = props;
  const all = text(view.lang);
  const words = all.change;
  const from = `${formatWareki(change.from, view.lang)}（${formatDate(change.from, view.lang)}）`;
  const query = new URLSearchParams({ ...values });
  return (
    <Page view={view} title={words.title[change.kind](name)} crumbs={crumbsOf(props)}>
      <Section title={words.previewTitle}>
        <DefinitionList
          items={[
            { term: words.from, description: from },
            { term: words.before, description: <span lang="ja">{before}</span> },
            { term: words.after, description: <span lang={after === null ? undefined : 'ja'}>{after ?? words.noSuccessor}</span> },
          ]}
        />
        <p>{consequence(props)}</p>
      </Section>
      <Section title={words.appointments}>
        <AppointmentsAhead {...props} />
      </Section>
      <Form view={view} method="post" action={view.href(`/staff/departments/${id}/change`)} label={words.previewTitle}>
        {Object.entries(values).map(([field, value]) => (
          <input key={field} type="hidden" name={field} value={value} />
        ))}
        <Buttons>
          <Button>{words.save}</Button>
          <ButtonLink href={view.href(`/staff/departments/${id}/change?${query}`)} tone="secondary">
            {words.again}
          </ButtonLink>
        </Buttons>
      </Form>
    </Page>
  );
}

function consequence({ view, change, after }: ChangePreviewProps): string {
  const words = text(view.lang).change;
  if (change.kind === 'rename') return words.kept;
  if (change.kind === 'move') return words.reach;
  return after === null ? words.nobodyAnswers : words.answering(after);
}

function AppointmentsAhead({ view, change, values, appointments, persons, today }: ChangePreviewProps): VNode {
  const all = text(view.lang);
  const words = all.change;
  if (appointments.length === 0) return <p>{words.appointmentsNone}</p>;
  if (change.kind !== 'end') return <p>{words.kept}</p>;
  const columns: Column<Appointment>[] = [
    { key: 'name', label: all.name, rowHeader: true, cell: ({ personId }) => <a href={view.href(`/staff/members/${personId}`)}>{persons.get(personId) ?? all.erased}</a> },
    { key: 'role', label: all.roleTerm, cell: ({ role }) => all.role[role] },
    { key: 'span', label: all.state, cell: (appointment) => <SpanView view={view} appointment={appointment} today={today} /> },
  ];
  const count = String(appointments.length);
  const carried = values.carry === 'yes' && change.successorId !== null;
  return <DataTable view={view} caption={carried ? words.carried(count) : words.ending(count)} columns={columns} rows={appointments} empty={words.appointmentsNone} stacked />;
}
