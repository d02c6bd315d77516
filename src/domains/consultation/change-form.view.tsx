import type { VNode } from 'preact';
import { ProgrammeFields, type ProgrammeInForce } from '#domains/plan';
import { staffCrumb } from '#domains/staff';
import type { PlainDate } from '#platform/clock';
import type { Fault, View } from '#platform/http';
import { Button, ButtonLink, Buttons, type Column, DataTable, ErrorSummary, Form, Lead, Notice, Page, TextArea, TextField } from '#ui';
import { changePath, staffListPath } from './address.ts';
import type { ChangeField, ChangeForm, Changed } from './change.ts';
import { type Consultation, consultationWorkPath, stageOn } from './consultation.ts';
import { addressedWays } from './rule.ts';
import { text } from './text.ts';

export interface ChangeFormProps {
  view: View;
  consultation: Consultation;
  today: PlainDate;
  programmes: readonly ProgrammeInForce[];
  typed: ChangeForm;
  faults: Fault[];
  /** What was to be saved when somebody else changed it meanwhile. */
  conflict: Changed | null;
}

export function ChangeFormView({ view, consultation, today, programmes, typed, faults, conflict }: ChangeFormProps): VNode {
  const { lang } = view;
  const all = text(lang);
  const words = all.change;
  const { slug, revision } = consultation;
  const error = (field: string): string | undefined => faults.find((fault) => fault.field === field)?.sentence[lang];
  const mayExtend = ['upcoming', 'open'].includes(stageOn(consultation, today));
  return (
    <Page view={view} title={words.title} crumbs={[staffCrumb(view), { href: view.href(staffListPath), label: all.name }, { href: view.href(consultationWorkPath(slug)), label: slug }]}>
      <ErrorSummary view={view} errors={faults.map(({ field, sentence }) => ({ field, message: sentence[lang] }))} />
      {conflict === null ? null : <Conflict view={view} theirs={consultation} yours={conflict} />}
      <Lead>{words.lead}</Lead>
      <Form view={view} method="post" action={view.href(changePath(slug))} label={words.title}>
        <input type="hidden" name="revision" value={String(revision)} />
        <TextField name="subject" label={words.field.subject} value={typed.subject} error={error('subject')} required lang={lang} />
        <TextArea name="purpose" label={words.field.purpose} value={typed.purpose} error={error('purpose')} required lang={lang} />
        {mayExtend ? <TextField name="closes_on" type="date" label={words.field.closes_on} hint={words.closesHint} value={typed.closes_on} error={error('closes_on')} required lang={lang} /> : <input type="hidden" name="closes_on" value={consultation.closesOn ?? ''} />}
        <TextArea name="contact" label={words.field.contact} rows={3} value={typed.contact} error={error('contact')} required lang={lang} />
        {addressedWays.map((way) => (
          <TextField key={way} name={`address_${way}`} label={all.draft.address[way]} value={typed[`address_${way}`]} error={error(`address_${way}`)} lang={lang} />
        ))}
        <ProgrammeFields view={view} programmes={programmes} values={typed['programmes[]']} error={error('programmes[]')} hint={all.draft.hint.programmes} />
        <TextArea name="reason" label={words.reason} hint={words.reasonHint} rows={3} value={typed.reason} error={error('reason')} required lang={lang} />
        <Buttons>
          <Button>{words.button}</Button>
          <ButtonLink href={view.href(consultationWorkPath(slug))} tone="secondary">
            {all.draft.back}
          </ButtonLink>
        </Buttons>
      </Form>
    </Page>
  );
}

function Conflict({ view, theirs, yours }: { view: View; theirs: Changed; yours: Changed }): VNode {
  const words = text(view.lang);
  const said = (one: Changed): Record<Exclude<ChangeField, `address_${string}`>, string> => ({ subject: one.subject, purpose: one.purpose, contact: one.contact, closes_on: one.closesOn ?? '', programmes: one.programmes.join('、') });
  const [first, second] = [said(theirs), said(yours)];
  const rows = (Object.keys(first) as (keyof typeof first)[]).filter((field) => first[field] !== second[field]);
  const columns: Column<keyof typeof first>[] = [
    { key: 'field', label: words.draft.conflict.field, rowHeader: true, cell: (field) => words.change.field[field] },
    { key: 'theirs', label: words.draft.conflict.theirs, cell: (field) => first[field] || words.draft.conflict.empty },
    { key: 'yours', label: words.draft.conflict.yours, cell: (field) => second[field] || words.draft.conflict.empty },
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
