import type { VNode } from 'preact';
import { formatWareki } from '#domains/civic';
import type { PlainDate } from '#platform/clock';
import type { View } from '#platform/http';
import { Button, ButtonLink, Buttons, type Column, DataTable, DefinitionList, Fold, Form, Notice, Page, Section } from '#ui';
import { SpanView } from './appointment.view.tsx';
import type { Appointment } from './appointment.ts';
import type { Department, DepartmentPeriod } from './department.ts';
import { lastDay } from './delegation.ts';
import { staffCrumb } from './staff-page.ts';
import { text } from './text.ts';

export interface DepartmentProps {
  view: View;
  id: number;
  today: PlainDate;
  name: string;
  /** As it is today; null where it is not there today. */
  current: Department | null;
  beneath: Department[];
  successor: { id: number; name: string } | null;
  /** Newest first, each with what the department above it was called then. */
  history: (DepartmentPeriod & { parent: string | null })[];
  /** Of today and to come. */
  appointments: Appointment[];
  persons: Map<string, string>;
  /** What has just been done. */
  done: (typeof departmentDeeds)[number] | null;
  mayChange: boolean;
  mayWithdraw: boolean;
}

export const departmentDeeds = ['added', 'changed', 'withdrawn'] as const;

export function DepartmentView(props: DepartmentProps): VNode {
  const { view, name, current, successor, history, today, id, mayChange } = props;
  const all = text(view.lang);
  const words = all.departmentPage;
  const first = history.at(-1)!.since;
  return (
    <Page view={view} title={name} titleLang="ja" crumbs={[staffCrumb(view), { href: view.href('/staff/departments'), label: words.crumb }]}>
      {props.done === null ? null : <Notice tone="success" title={words.done[props.done]} />}
      {current === null ? (
        <Notice tone="info" title={words.gone}>
          {first > today ? <p>{words.notYet(formatWareki(first, view.lang))}</p> : null}
        </Notice>
      ) : null}
      {successor === null ? null : (
        <DefinitionList items={[{ term: words.successor, description: <a href={view.href(`/staff/departments/${successor.id}`)} lang="ja">{successor.name}</a> }]} />
      )}
      {mayChange && history[0]!.until === null ? (
        <Buttons>
          {(['rename', 'move', 'end'] as const).map((kind) => (
            <ButtonLink key={kind} href={view.href(`/staff/departments/${id}/change?kind=${kind}`)} tone="secondary">
              {words[kind]}
            </ButtonLink>
          ))}
        </Buttons>
      ) : null}
      <People {...props} />
      <Beneath {...props} />
      <History {...props} />
      {mayChange && props.mayWithdraw ? <Withdrawal {...props} /> : null}
    </Page>
  );
}

function People({ view, appointments, persons, today }: DepartmentProps): VNode {
  const all = text(view.lang);
  const columns: Column<Appointment>[] = [
    { key: 'name', label: all.name, rowHeader: true, cell: ({ personId }) => <a href={view.href(`/staff/members/${personId}`)}>{persons.get(personId) ?? all.erased}</a> },
    { key: 'role', label: all.roleTerm, cell: ({ role }) => all.role[role] },
    { key: 'span', label: all.state, cell: (appointment) => <SpanView view={view} appointment={appointment} today={today} /> },
  ];
  return (
    <Section title={all.departmentPage.members}>
      <DataTable view={view} caption={all.departmentPage.membersCaption} captionUnseen columns={columns} rows={appointments} empty={all.departmentPage.membersNone} stacked />
    </Section>
  );
}

function Beneath({ view, beneath, current, id, mayChange }: DepartmentProps): VNode | null {
  const all = text(view.lang);
  if (current === null || (beneath.length === 0 && !mayChange)) return null;
  return (
    <Section title={all.departmentPage.beneath}>
      {beneath.length === 0 ? null : (
        <ul lang="ja">
          {beneath.map((department) => (
            <li key={department.id}>
              <a href={view.href(`/staff/departments/${department.id}`)}>{department.name}</a>
            </li>
          ))}
        </ul>
      )}
      {mayChange ? (
        <p>
          <a href={view.href(`/staff/departments/new?parent=${id}`)}>{all.departments.add}</a>
        </p>
      ) : null}
    </Section>
  );
}

function History({ view, history }: DepartmentProps): VNode {
  const all = text(view.lang);
  const words = all.departmentPage;
  const columns: Column<DepartmentProps['history'][number]>[] = [
    { key: 'since', label: all.since, rowHeader: true, cell: ({ since }) => formatWareki(since, view.lang) },
    { key: 'until', label: all.last, cell: ({ until }) => (until === null ? all.open : all.until(formatWareki(lastDay(until), view.lang))) },
    { key: 'name', label: words.path, cell: ({ name }) => <span lang="ja">{name}</span> },
    { key: 'parent', label: words.under, cell: ({ parent }) => (parent === null ? words.top : <span lang="ja">{parent}</span>) },
  ];
  return (
    <Section title={words.history}>
      <DataTable view={view} caption={words.historyCaption} captionUnseen columns={columns} rows={history} empty={all.departments.empty} stacked />
    </Section>
  );
}

function Withdrawal({ view, id, history }: DepartmentProps): VNode {
  const words = text(view.lang).departmentPage;
  const { since, until } = history[0]!;
  return (
    <Fold summary={words.withdrawal}>
      <Form view={view} method="post" action={view.href(`/staff/departments/${id}/withdrawal`)} label={words.withdrawal}>
        <p>{words.withdrawalHint(formatWareki(until ?? since, view.lang))}</p>
        <Buttons>
          <Button tone="secondary">{words.withdraw}</Button>
        </Buttons>
      </Form>
    </Fold>
  );
}
