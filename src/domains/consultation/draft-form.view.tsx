import type { VNode } from 'preact';
import { formatDay } from '#domains/civic';
import { ProgrammeFields, type ProgrammeInForce } from '#domains/plan';
import { departmentText, staffCrumb } from '#domains/staff';
import type { Fault, View } from '#platform/http';
import { Button, ButtonLink, Buttons, Checkboxes, type Column, DataTable, ErrorSummary, fieldId, Form, Lead, Notice, Page, Radios, Section, Select, TextArea, TextField } from '#ui';
import { editPath, staffListPath } from './address.ts';
import { consultationWorkPath } from './consultation.ts';
import { differingFields, type Draft, type DraftField, type DraftForm } from './draft.ts';
import { addressedWays, identities, type Rule, ways } from './rule.ts';
import { text } from './text.ts';
import { labelOf } from './whole.ts';

export interface DraftFormProps {
  view: View;
  /** Null for a new one. */
  slug: string | null;
  revision: number;
  rule: Rule;
  choices: { departments: readonly { bureau: string; section: string | null }[]; programmes: readonly ProgrammeInForce[] };
  typed: DraftForm;
  faults: Fault[];
  /** What somebody else saved meanwhile, and what was to be saved. */
  conflict: { theirs: Draft; yours: Draft } | null;
}

interface FieldsProps extends DraftFormProps {
  error: (field: string) => string | undefined;
}

export function DraftFormView(props: DraftFormProps): VNode {
  const { view, slug, revision, faults, conflict } = props;
  const words = text(view.lang);
  const error = (field: string): string | undefined => faults.find((fault) => fault.field === field)?.sentence[view.lang];
  const fields = { ...props, error };
  const crumbs = [staffCrumb(view), { href: view.href(staffListPath), label: words.name }, ...(slug === null ? [] : [{ href: view.href(consultationWorkPath(slug)), label: slug }])];
  return (
    <Page view={view} title={slug === null ? words.draft.newTitle : words.draft.editTitle} crumbs={crumbs}>
      <ErrorSummary view={view} errors={faults.map(({ field, sentence }) => ({ field, message: sentence[view.lang] }))} />
      {conflict === null ? null : <Conflict view={view} conflict={conflict} rule={props.rule} />}
      <Lead>{words.draft.lead}</Lead>
      <Form view={view} method="post" action={view.href(slug === null ? staffListPath : editPath(slug))} label={words.draft.formLabel}>
        {slug === null ? null : <input type="hidden" name="revision" value={String(revision)} />}
        <What {...fields} />
        <When {...fields} />
        <Who {...fields} />
        <Serves {...fields} />
        <Buttons>
          <Button>{words.draft.save}</Button>
          <ButtonLink href={view.href(slug === null ? staffListPath : consultationWorkPath(slug))} tone="secondary">
            {words.draft.back}
          </ButtonLink>
        </Buttons>
      </Form>
    </Page>
  );
}

function What({ view, typed, choices, error }: FieldsProps): VNode {
  const { lang } = view;
  const words = text(lang).draft;
  return (
    <Section id="what" title={words.what}>
      <div class="hk-form">
        <TextField name="subject" label={words.field.subject} hint={words.hint.subject} value={typed.subject} error={error('subject')} required lang={lang} />
        <TextArea name="purpose" label={words.field.purpose} hint={words.hint.purpose} value={typed.purpose} error={error('purpose')} lang={lang} />
        <Select name="department" label={words.field.department} hint={words.hint.department} value={typed.department} error={error('department')} required lang={lang} options={[{ value: '', label: words.choose }, ...choices.departments.map((one) => ({ value: departmentText(one), label: departmentText(one), lang: 'ja' as const }))]} />
        <TextArea name="contact" label={words.field.contact} hint={words.hint.contact} rows={3} value={typed.contact} error={error('contact')} lang={lang} />
      </div>
    </Section>
  );
}

function When({ view, typed, rule, error }: FieldsProps): VNode {
  const { lang } = view;
  const words = text(lang).draft;
  return (
    <Section id="when" title={words.when}>
      <div class="hk-form">
        <p>{words.periodRule(rule.daysLeast)}</p>
        <TextField name="opens_on" type="date" label={words.field.opensOn} hint={words.hint.opensOn} value={typed.opens_on} error={error('opens_on')} lang={lang} />
        <TextField name="closes_on" type="date" label={words.field.closesOn} hint={words.hint.closesOn} value={typed.closes_on} error={error('closes_on')} lang={lang} />
        <Select name="exception" label={words.field.exception} hint={words.hint.exception(rule.daysLeast)} value={typed.exception} error={error('exception')} lang={lang} options={[{ value: '', label: words.noException }, ...rule.exceptions.map(({ key, label }) => ({ value: key, label: label[lang] }))]} />
        <TextArea name="exception_reason" label={words.field.exceptionReason} hint={words.hint.exceptionReason} rows={3} value={typed.exception_reason} error={error('exception_reason')} lang={lang} />
        {typed['told_body[]'].map((body, index) => (
          <ToldOn key={body} view={view} body={body} label={words.toldOn(labelOf(rule.toldBefore, body, lang))} hint={words.hint.toldOn} value={typed['told_on[]'][index] ?? ''} error={error(`told_on-${body}`)} />
        ))}
      </div>
    </Section>
  );
}

/** One of several days; its body goes with it. */
function ToldOn({ view, body, label, hint, value, error }: { view: View; body: string; label: string; hint: string; value: string; error: string | undefined }): VNode {
  const id = fieldId(`told_on-${body}`);
  return (
    <div class={error === undefined ? 'hk-field' : 'hk-field hk-field--error'}>
      <label class="hk-field__label" for={id}>
        {label}
      </label>
      <p class="hk-field__hint" id={`${id}-hint`}>
        {hint}
      </p>
      {error === undefined ? null : (
        <p class="hk-field__error" id={`${id}-error`} lang={view.lang}>
          {error}
        </p>
      )}
      <input type="hidden" name="told_body[]" value={body} />
      <input class="hk-input" id={id} name="told_on[]" type="date" value={value} aria-describedby={error === undefined ? `${id}-hint` : `${id}-hint ${id}-error`} aria-invalid={error === undefined ? undefined : 'true'} />
    </div>
  );
}

function Who({ view, typed, rule, error }: FieldsProps): VNode {
  const { lang } = view;
  const all = text(lang);
  const words = all.draft;
  const address = { post: typed.address_post, fax: typed.address_fax, mail: typed.address_mail, counter: typed.address_counter };
  return (
    <Section id="who" title={words.who}>
      <div class="hk-form">
        <Checkboxes name="who_may[]" legend={words.field.whoMay} hint={words.hint.whoMay} values={typed['who_may[]']} error={error('who_may[]')} lang={lang} options={rule.whoMay.map(({ key, label }) => ({ value: key, label: label[lang] }))} />
        <Radios name="identity" legend={words.field.identity} hint={words.hint.identity} value={typed.identity} error={error('identity')} required lang={lang} options={identities.map((identity) => ({ value: identity, label: words.identity[identity] }))} />
        <Checkboxes name="ways[]" legend={words.field.ways} hint={words.hint.ways} values={typed['ways[]']} error={error('ways[]')} lang={lang} options={ways.map((way) => ({ value: way, label: all.call.way[way] }))} />
        {addressedWays.map((way) => (
          <TextField key={way} name={`address_${way}`} label={words.address[way]} hint={words.addressHint[way]} value={address[way]} error={error(`address_${way}`)} lang={lang} />
        ))}
      </div>
    </Section>
  );
}

function Serves({ view, typed, choices, error }: FieldsProps): VNode {
  const words = text(view.lang).draft;
  return (
    <Section id="serves" title={words.serves}>
      <div class="hk-form">
        <ProgrammeFields view={view} programmes={choices.programmes} values={typed['programmes[]']} error={error('programmes[]')} hint={words.hint.programmes} />
      </div>
    </Section>
  );
}

interface Difference {
  field: DraftField;
  theirs: string;
  yours: string;
}

function Conflict({ view, conflict: { theirs, yours }, rule }: { view: View; conflict: { theirs: Draft; yours: Draft }; rule: Rule }): VNode {
  const words = text(view.lang).draft;
  const rows = differingFields(theirs, yours).map((field) => ({ field, theirs: said(view, theirs, field, rule), yours: said(view, yours, field, rule) }));
  const columns: Column<Difference>[] = [
    { key: 'field', label: words.conflict.field, rowHeader: true, cell: ({ field }) => words.field[field] },
    { key: 'theirs', label: words.conflict.theirs, cell: (row) => row.theirs || words.conflict.empty },
    { key: 'yours', label: words.conflict.yours, cell: (row) => row.yours || words.conflict.empty },
  ];
  return (
    <>
      <Notice tone="warning" title={words.conflict.title}>
        <p>{words.conflict.body}</p>
      </Notice>
      <DataTable view={view} caption={words.conflict.caption} columns={columns} rows={rows} empty={words.conflict.same} stacked />
    </>
  );
}

/** The value of a field as people read it. */
function said({ lang }: View, draft: Draft, field: DraftField, rule: Rule): string {
  const all = text(lang);
  switch (field) {
    case 'department':
      return departmentText(draft.department);
    case 'opensOn':
    case 'closesOn':
      return draft[field] === null ? '' : formatDay(draft[field], lang);
    case 'whoMay':
      return draft.whoMay.map((key) => labelOf(rule.whoMay, key, lang)).join('、');
    case 'ways':
      return draft.ways.map((way) => all.call.way[way]).join('、');
    case 'addresses':
      return ways.flatMap((way) => (draft.addresses[way] ? [`${all.call.way[way]}：${draft.addresses[way]}`] : [])).join(' / ');
    case 'identity':
      return all.draft.identity[draft.identity];
    case 'programmes':
      return draft.programmes.join('、');
    case 'tellings':
      return draft.tellings.map(({ body, toldOn }) => `${labelOf(rule.toldBefore, body, lang)} ${formatDay(toldOn, lang)}`).join('、');
    case 'exception':
      return draft.exception === null ? all.draft.noException : labelOf(rule.exceptions, draft.exception, lang);
    default:
      return draft[field] ?? '';
  }
}
