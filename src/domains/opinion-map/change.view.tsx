import type { VNode } from 'preact';
import { formatDayShort } from '#domains/civic';
import { departmentText, type NamedDepartment, staffCrumb } from '#domains/staff';
import { type Fault, type View } from '#platform/http';
import { Button, ButtonLink, Buttons, Checkboxes, type Column, DataTable, ErrorSummary, Form, formatInstant, Lead, Notice, Page, Radios, roleText, Section, Select, TextArea, TextField } from '#ui';
import { changePath, staffListPath, workPath } from './address.ts';
import { type Change, type ChangedFields, type ChangeField, type ChangeForm, type Changed, changedText, valuesOf } from './change.ts';
import { knownChannels } from './channel.ts';
import type { Conversation } from './conversation.ts';
import { moderations, showings } from './draft.ts';
import { text } from './text.ts';

export interface ChangeFormProps {
  view: View;
  conversation: Conversation;
  /** To which it may be given; none where the person asking may not. */
  departments: readonly NamedDepartment[];
  /** Whether the last day may still become later. */
  extends: boolean;
  typed: ChangeForm;
  faults: Fault[];
  /** What was to be saved when somebody else changed it meanwhile. */
  conflict: Changed | null;
}

export function ChangeFormView({ view, conversation, departments, extends: mayExtend, typed, faults, conflict }: ChangeFormProps): VNode {
  const { lang } = view;
  const all = text(lang);
  const { change: words, draft } = all.work;
  const { slug, revision, closesOn } = conversation;
  const error = (field: string): string | undefined => faults.find((fault) => fault.field === field)?.sentence[lang];
  return (
    <Page view={view} title={words.title} crumbs={[staffCrumb(view), { href: view.href(staffListPath), label: all.name }, { href: view.href(workPath(slug)), label: slug }]}>
      <ErrorSummary view={view} errors={faults.map(({ field, sentence }) => ({ field, message: sentence[lang] }))} />
      {conflict === null ? null : <Conflict view={view} theirs={conversation} yours={conflict} />}
      <Lead>{words.lead}</Lead>
      <Form view={view} method="post" action={view.href(changePath(slug))} label={words.title}>
        <input type="hidden" name="revision" value={String(revision)} />
        {mayExtend ? <TextField name="closes_on" type="date" label={words.field.closes_on} hint={words.closesHint} value={typed.closes_on} error={error('closes_on')} required lang={lang} /> : <input type="hidden" name="closes_on" value={closesOn ?? ''} />}
        {departments.length === 0 ? null : <Select name="department" label={words.field.department} hint={words.departmentHint} value={typed.department} error={error('department')} required lang={lang} options={departmentOptions(conversation, departments)} />}
        <TextArea name="contact" label={words.field.contact} rows={3} value={typed.contact} error={error('contact')} required lang={lang} />
        {mayExtend ? <WhileItRuns view={view} typed={typed} error={error} /> : <AsItWas typed={typed} />}
        <TextArea name="reason" label={words.reason} hint={words.reasonHint} rows={3} value={typed.reason} error={error('reason')} required lang={lang} />
        <Buttons>
          <Button>{words.button}</Button>
          <ButtonLink href={view.href(workPath(slug))} tone="secondary">
            {draft.back}
          </ButtonLink>
        </Buttons>
      </Form>
    </Page>
  );
}

/** What it has now stays choosable, whatever became of that department. */
function departmentOptions({ department }: Conversation, departments: readonly NamedDepartment[]): { value: string; label: string; lang: 'ja' }[] {
  return [...new Set([department, ...departments].map(departmentText))].map((name) => ({ value: name, label: name, lang: 'ja' }));
}

interface FieldsProps {
  view: View;
  typed: ChangeForm;
  error: (field: string) => string | undefined;
}

/** What matters only while people come. */
function WhileItRuns({ view: { lang }, typed, error }: FieldsProps): VNode {
  const { change: words, draft } = text(lang).work;
  return (
    <>
      <Radios name="moderation" legend={words.field.moderation} value={typed.moderation} error={error('moderation')} required lang={lang} options={moderations.map((value) => ({ value, label: draft.moderationChoice[value], hint: draft.moderationNote[value] }))} />
      <Radios name="shows" legend={words.field.shows} value={typed.shows} error={error('shows')} required lang={lang} options={showings.map((value) => ({ value, label: draft.showsChoice[value], hint: draft.showsNote[value] }))} />
      <Checkboxes name="channels[]" legend={words.field.channels} hint={words.channelsHint} values={typed['channels[]']} error={error('channels[]')} lang={lang} options={knownChannels.map(({ key, label }) => ({ value: key, label: label[lang] }))} />
      <TextArea name="channels_other" label={draft.channelsOther} hint={draft.hint.channelsOther} rows={3} value={typed.channels_other} error={error('channels_other')} lang={lang} />
    </>
  );
}

/** The same once it is over: sent as it was. */
function AsItWas({ typed }: Pick<FieldsProps, 'typed'>): VNode {
  return (
    <>
      <input type="hidden" name="moderation" value={typed.moderation} />
      <input type="hidden" name="shows" value={typed.shows} />
      {typed['channels[]'].map((key) => (
        <input key={key} type="hidden" name="channels[]" value={key} />
      ))}
      <input type="hidden" name="channels_other" value={typed.channels_other} />
    </>
  );
}

function Conflict({ view, theirs, yours }: { view: View; theirs: Changed; yours: Changed }): VNode {
  const words = text(view.lang).work;
  const [first, second] = [valuesOf(theirs), valuesOf(yours)];
  const rows = (['closes_on', 'department', 'contact', 'moderation', 'shows', 'channels'] as const).filter((field) => first[field] !== second[field]);
  const columns: Column<(typeof rows)[number]>[] = [
    { key: 'field', label: words.draft.conflict.field, rowHeader: true, cell: (field) => words.change.field[field] },
    { key: 'theirs', label: words.draft.conflict.theirs, cell: (field) => saidOf(view, field, first[field]) },
    { key: 'yours', label: words.draft.conflict.yours, cell: (field) => saidOf(view, field, second[field]) },
  ];
  return (
    <>
      <Notice tone="warning" title={words.draft.conflict.title}>
        <p>{words.draft.conflict.body}</p>
      </Notice>
      <DataTable view={view} caption={words.draft.conflict.caption} columns={columns} rows={rows} empty={words.draft.conflict.same} stacked />
    </>
  );
}

/** What was changed after the announcement, before and after, with the reason; nothing where nothing was. */
export function ChangesView({ view, changes }: { view: View; changes: readonly Change[] }): VNode | null {
  if (changes.length === 0) return null;
  const { lang } = view;
  const words = text(lang).work.change;
  const columns: Column<Change>[] = [
    { key: 'at', label: words.at, rowHeader: true, cell: ({ at }) => formatInstant(lang, at) },
    { key: 'fields', label: words.what, cell: ({ fields }) => <Fields view={view} fields={fields} /> },
    { key: 'reason', label: words.reason, cell: ({ reason }) => <span lang="ja">{reason}</span> },
    { key: 'as', label: words.by, cell: ({ actingAs }) => roleText(actingAs, lang) },
  ];
  return (
    <Section id="changes" title={words.listTitle}>
      <DataTable view={view} caption={words.caption} captionUnseen columns={columns} rows={[...changes]} empty={words.none} stacked />
    </Section>
  );
}

function Fields({ view, fields }: { view: View; fields: ChangedFields }): VNode {
  const words = text(view.lang).work.change;
  return (
    <ul>
      {(Object.keys(fields) as ChangeField[]).map((field) => (
        <li key={field}>
          {words.field[field]}: <del lang={langOf(view, field)}>{saidOf(view, field, fields[field]!.before)}</del> → <ins lang={langOf(view, field)}>{saidOf(view, field, fields[field]!.after)}</ins>
        </li>
      ))}
    </ul>
  );
}

function saidOf({ lang }: Pick<View, 'lang'>, field: ChangeField, value: string): string {
  return field === 'closes_on' && value !== '' ? formatDayShort(value, lang) : changedText(field, value, lang);
}

/** What the city wrote is Japanese; the rest is said in the language of the page. */
function langOf({ lang }: Pick<View, 'lang'>, field: ChangeField): 'ja' | undefined {
  return lang !== 'ja' && (field === 'contact' || field === 'department') ? 'ja' : undefined;
}
