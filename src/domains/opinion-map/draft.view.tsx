import type { VNode } from 'preact';
import { formatDay } from '#domains/civic';
import { type FormChoices, ProgrammeFields } from '#domains/plan';
import { departmentText, staffCrumb } from '#domains/staff';
import { type Fault, type View } from '#platform/http';
import { Button, ButtonLink, Buttons, Checkboxes, type Column, DataTable, ErrorSummary, Form, Lead, Notice, Page, Radios, Section, Select, TextArea, TextField } from '#ui';
import { editPath, staffListPath, workPath } from './address.ts';
import { knownChannels } from './channel.ts';
import { accessesWith, differingFields, type Draft, type DraftField, type DraftForm, moderations, showings } from './draft.ts';
import { text } from './text.ts';

export interface DraftFormProps {
  view: View;
  /** Null for a new one. */
  slug: string | null;
  revision: number;
  /** Whether `verified` may be chosen. */
  verifies: boolean;
  choices: FormChoices;
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
  const all = text(view.lang);
  const words = all.work.draft;
  const error = (field: string): string | undefined => faults.find((fault) => fault.field === field)?.sentence[view.lang];
  const fields = { ...props, error };
  const crumbs = [staffCrumb(view), { href: view.href(staffListPath), label: all.name }, ...(slug === null ? [] : [{ href: view.href(workPath(slug)), label: slug }])];
  return (
    <Page view={view} title={slug === null ? words.newTitle : words.editTitle} crumbs={crumbs}>
      <ErrorSummary view={view} errors={faults.map(({ field, sentence }) => ({ field, message: sentence[view.lang] }))} />
      {conflict === null ? null : <Conflict view={view} conflict={conflict} />}
      <Lead>{words.lead}</Lead>
      <Form view={view} method="post" action={view.href(slug === null ? staffListPath : editPath(slug))} label={words.formLabel}>
        {slug === null ? null : <input type="hidden" name="revision" value={String(revision)} />}
        <What {...fields} />
        <When {...fields} />
        <Statements {...fields} />
        <Ways {...fields} />
        <Buttons>
          <Button>{words.save}</Button>
          <ButtonLink href={view.href(slug === null ? staffListPath : workPath(slug))} tone="secondary">
            {words.back}
          </ButtonLink>
        </Buttons>
      </Form>
    </Page>
  );
}

function What({ view, typed, choices, error }: FieldsProps): VNode {
  const { lang } = view;
  const words = text(lang).work.draft;
  return (
    <Section id="what" title={words.what}>
      <div class="hk-form">
        <TextField name="question" label={words.field.question} hint={words.hint.question} value={typed.question} error={error('question')} required lang={lang} />
        <TextArea name="background" label={words.field.background} hint={words.hint.background} value={typed.background} error={error('background')} lang={lang} />
        <TextField name="question_en" label={words.field.questionEn} hint={words.hint.questionEn} value={typed.question_en} error={error('question_en')} lang={lang} />
        <TextArea name="background_en" label={words.field.backgroundEn} hint={words.hint.backgroundEn} rows={4} value={typed.background_en} error={error('background_en')} lang={lang} />
        <Select name="department" label={words.field.department} hint={words.hint.department} value={typed.department} error={error('department')} required lang={lang} options={[{ value: '', label: words.choose }, ...choices.departments.map((one) => ({ value: departmentText(one), label: departmentText(one), lang: 'ja' as const }))]} />
        <TextArea name="contact" label={words.field.contact} hint={words.hint.contact} rows={3} value={typed.contact} error={error('contact')} lang={lang} />
      </div>
    </Section>
  );
}

function When({ view, typed, verifies, error }: FieldsProps): VNode {
  const { lang } = view;
  const all = text(lang);
  const words = all.work.draft;
  const options = accessesWith(verifies).map((access) => ({ value: access, label: all.conversation.access[access], hint: words.accessNote[access] }));
  return (
    <Section id="when" title={words.when}>
      <div class="hk-form">
        <TextField name="opens_on" type="date" label={words.field.opensOn} hint={words.hint.opensOn} value={typed.opens_on} error={error('opens_on')} lang={lang} />
        <TextField name="closes_on" type="date" label={words.field.closesOn} hint={words.hint.closesOn} value={typed.closes_on} error={error('closes_on')} lang={lang} />
        <Radios name="access" legend={words.field.access} hint={verifies ? words.hint.access : `${words.hint.access}${lang === 'en' ? ' ' : ''}${words.noVerified}`} value={typed.access} error={error('access')} required lang={lang} options={options} />
      </div>
    </Section>
  );
}

function Statements({ view, typed, error }: FieldsProps): VNode {
  const { lang } = view;
  const words = text(lang).work.draft;
  return (
    <Section id="statements" title={words.statements}>
      <div class="hk-form">
        <TextArea name="rules" label={words.field.rules} hint={words.hint.rules} value={typed.rules} error={error('rules')} lang={lang} />
        <TextArea name="rules_en" label={words.field.rulesEn} hint={words.hint.rulesEn} value={typed.rules_en} error={error('rules_en')} lang={lang} />
        <Radios name="moderation" legend={words.field.moderation} hint={words.hint.moderation} value={typed.moderation} error={error('moderation')} required lang={lang} options={moderations.map((value) => ({ value, label: words.moderationChoice[value], hint: words.moderationNote[value] }))} />
        <TextField name="length_max" inputmode="numeric" label={words.field.lengthMax} hint={words.hint.lengthMax} value={typed.length_max} error={error('length_max')} required lang={lang} />
        <TextField name="write_after" inputmode="numeric" label={words.field.writeAfter} hint={words.hint.writeAfter} value={typed.write_after} error={error('write_after')} required lang={lang} />
        <Radios name="shows" legend={words.field.shows} value={typed.shows} error={error('shows')} required lang={lang} options={showings.map((value) => ({ value, label: words.showsChoice[value], hint: words.showsNote[value] }))} />
      </div>
    </Section>
  );
}

function Ways({ view, typed, choices, error }: FieldsProps): VNode {
  const { lang } = view;
  const words = text(lang).work.draft;
  return (
    <Section id="ways" title={words.ways}>
      <div class="hk-form">
        <Checkboxes name="channels[]" legend={words.field.channels} hint={words.hint.channels} values={typed['channels[]']} error={error('channels[]')} lang={lang} options={knownChannels.map(({ key, label }) => ({ value: key, label: label[lang] }))} />
        <TextArea name="channels_other" label={words.channelsOther} hint={words.hint.channelsOther} rows={3} value={typed.channels_other} error={error('channels_other')} lang={lang} />
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

function Conflict({ view, conflict: { theirs, yours } }: { view: View; conflict: { theirs: Draft; yours: Draft } }): VNode {
  const words = text(view.lang).work.draft;
  const rows = differingFields(theirs, yours).map((field) => ({ field, theirs: saidOf(view, theirs, field), yours: saidOf(view, yours, field) }));
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
function saidOf({ lang }: Pick<View, 'lang'>, draft: Draft, field: DraftField): string {
  const all = text(lang);
  switch (field) {
    case 'department':
      return departmentText(draft.department);
    case 'opensOn':
    case 'closesOn':
      return draft[field] === null ? '' : formatDay(draft[field], lang);
    case 'access':
      return all.conversation.access[draft.access];
    case 'moderation':
      return all.work.draft.moderationChoice[draft.moderation];
    case 'shows':
      return all.work.draft.showsChoice[draft.shows];
    case 'channels':
      return draft.channels.map(({ label }) => label[lang]).join('、');
    case 'programmes':
      return draft.programmes.join('、');
    default:
      return String(draft[field] ?? '');
  }
}
