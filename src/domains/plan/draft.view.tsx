import type { VNode } from 'preact';
import { formatDate, formatFiscalYears } from '#domains/civic';
import type { View } from '#platform/http';
import { Button, ButtonLink, Buttons, type Column, DataTable, DefinitionList, ErrorSummary, Form, formatInstant, Lead, Notice, Page, Section, TextField, fieldId } from '#ui';
import { ActingAs } from './acting-as.view.tsx';
import type { DraftPart, Step } from './draft-submission.ts';
import type { DraftAct } from './draft-timeline.ts';
import { departmentKey, type Draft, draftPath, isOpen } from './draft.ts';
import { Said } from './figure.view.tsx';
import { departmentName } from './listing.ts';
import { text } from './text.ts';

interface ShownPart extends DraftPart {
  steps: Step[];
}

export interface DraftProps {
  view: View;
  draft: Draft;
  parts: ShownPart[];
  acts: DraftAct[];
  planning: boolean;
  /** True where the person answers for a department of the draft. */
  own: boolean;
  wrong: { errors: { field: string; message: string }[]; values: Record<string, string> } | null;
}

/** A draft: how far it is, what to do next, what happened. */
export function DraftView(props: DraftProps): VNode {
  const { view, draft, acts, planning, wrong } = props;
  const words = text(view.lang).draft;
  return (
    <Page view={view} title={draft.title} titleLang="ja" shoulder={words.states[draft.state]} wide crumbs={[{ href: view.href('/staff/plan/drafts'), label: words.title }]}>
      <Lead>{words.lead}</Lead>
      <ErrorSummary view={view} errors={wrong?.errors ?? []} />
      {draft.state === 'scheduled' && draft.publishOn !== null ? <Notice tone="info" title={words.scheduledFor(formatDate(draft.publishOn, view.lang))} /> : null}
      {draft.state === 'published' ? <Notice tone="success" title={words.published}><a href={view.href(`/plan/editions/${encodeURIComponent(draft.slug)}`)}><Said view={view}>{draft.title}</Said></a></Notice> : null}
      {draft.state === 'discarded' ? <Notice tone="warning" title={words.discarded} /> : null}
      <DefinitionList
        items={[
          { term: words.planName, description: <Said view={view}>{draft.plan.name}</Said> },
          { term: words.years, description: formatFiscalYears(draft.firstYear, draft.lastYear, view.lang) },
          { term: words.state, description: words.states[draft.state] },
        ]}
      />
      <Buttons>
        <ButtonLink href={view.href(draftPath(draft.slug, '/grid'))}>{isOpen(draft) ? words.grid : words.gridRead}</ButtonLink>
        <ButtonLink href={view.href(draftPath(draft.slug, '/preview'))} tone="secondary">{words.preview}</ButtonLink>
        {isOpen(draft) ? <ButtonLink href={view.href(draftPath(draft.slug, '/new-row'))} tone="secondary">{words.newRow}</ButtonLink> : null}
      </Buttons>
      <Parts {...props} />
      {planning ? <Publication {...props} /> : null}
      <Timeline view={view} acts={acts} />
    </Page>
  );
}

function Parts({ view, draft, parts, wrong }: DraftProps): VNode {
  const words = text(view.lang).draft;
  const columns: Column<ShownPart>[] = [
    {
      key: 'department', label: words.department, rowHeader: true,
      cell: ({ department }) => <a href={view.href(`${draftPath(draft.slug, '/grid')}?department=${encodeURIComponent(departmentKey(department) || '/')}`)}>{department === null ? words.noDepartment : <Said view={view}>{departmentName(department)}</Said>}</a>,
    },
    { key: 'rows', label: words.rows, align: 'end', cell: (row) => row.rows },
    { key: 'state', label: words.state, cell: (row) => words.partStates[row.state] },
    { key: 'next', label: words.next, cell: (row) => (row.steps.length === 0 ? text(view.lang).nothingPrinted : <StepForm view={view} draft={draft} part={row} wrong={wrong} />) },
  ];
  return (
    <Section id="parts" title={words.parts}>
      <DataTable view={view} caption={words.partsCaption} captionUnseen columns={columns} rows={parts} empty={text(view.lang).nothingPrinted} stacked />
    </Section>
  );
}

function StepForm({ view, draft, part, wrong }: { view: View; draft: Draft; part: ShownPart; wrong: DraftProps['wrong'] }): VNode {
  const words = text(view.lang).draft;
  const key = departmentKey(part.department);
  const error = wrong?.errors.find(({ field }) => field === `reason-${key}`)?.message;
  return (
    <Form view={view} method="post" action={view.href(draftPath(draft.slug, '/submissions'))} label={`${words.next} ${part.department === null ? words.noDepartment : departmentName(part.department)}`}>
      <input type="hidden" name="department" value={key} />
      {part.steps.includes('send-back') ? <ReasonField view={view} id={fieldId(`reason-${key}`)} error={error} /> : null}
      <Buttons>
        {part.steps.map((step) => (
          <Button key={step} name="step" value={step} tone={step === 'approve' || step === 'accept' ? 'primary' : 'secondary'}>
            {words.steps[step]}
          </Button>
        ))}
      </Buttons>
    </Form>
  );
}

/** Several forms of one page ask for a reason, so each field has an id of its own. */
function ReasonField({ view, id, error }: { view: View; id: string; error: string | undefined }): VNode {
  const words = text(view.lang).draft;
  return (
    <div class={error ? 'hk-field hk-field--error' : 'hk-field'}>
      <label class="hk-field__label" for={id}>{words.reason}</label>
      <p class="hk-field__hint" id={`${id}-hint`}>{words.reasonHint}</p>
      {error ? <p class="hk-field__error" id={`${id}-error`}>{error}</p> : null}
      <input class="hk-input" id={id} name="reason" type="text" aria-describedby={`${id}-hint`} aria-invalid={error ? 'true' : undefined} />
    </div>
  );
}

function Publication({ view, draft, wrong }: DraftProps): VNode | null {
  const words = text(view.lang).draft;
  const errorOf = (name: string): string | undefined => wrong?.errors.find(({ field }) => field === name)?.message;
  if (draft.state === 'scheduled') {
    return (
      <Section id="publication" title={words.publication}>
        <Form view={view} method="post" action={view.href(draftPath(draft.slug, '/publication/withdrawal'))} label={words.unschedule}>
          <TextField name="reason" label={words.reason} lang={view.lang} />
          <Buttons>
            <Button tone="secondary">{words.unschedule}</Button>
          </Buttons>
        </Form>
      </Section>
    );
  }
  if (!isOpen(draft)) return null;
  return (
    <Section id="publication" title={words.publication}>
      <Form view={view} method="post" action={view.href(draftPath(draft.slug, '/publication'))} label={words.publication}>
        <TextField name="title" label={words.editionTitle} value={wrong?.values.title ?? draft.title} error={errorOf('title')} required lang={view.lang} />
        <TextField name="on" label={words.publishOn} hint={words.publishOnHint} value={wrong?.values.on ?? ''} error={errorOf('on')} required lang={view.lang} />
        <Buttons>
          <Button>{words.schedule}</Button>
        </Buttons>
      </Form>
      <Form view={view} method="post" action={view.href(draftPath(draft.slug, '/discard'))} label={words.discard}>
        <TextField name="reason" label={words.reason} hint={words.discardHint} error={errorOf('reason')} lang={view.lang} />
        <Buttons>
          <Button tone="secondary">{words.discard}</Button>
        </Buttons>
      </Form>
    </Section>
  );
}

function Timeline({ view, acts }: { view: View; acts: DraftAct[] }): VNode {
  const words = text(view.lang).draft;
  const columns: Column<DraftAct>[] = [
    { key: 'when', label: words.when, rowHeader: true, cell: (row) => <time datetime={row.at.toISOString()}>{formatInstant(view.lang, row.at)}</time> },
    { key: 'what', label: words.what, cell: (row) => `${words.acts[row.kind]}${row.publishOn === null ? '' : view.lang === 'ja' ? `（${formatDate(row.publishOn, 'ja')}）` : ` (${formatDate(row.publishOn, 'en')})`}` },
    { key: 'department', label: words.department, cell: (row) => (row.department === null ? text(view.lang).nothingPrinted : <Said view={view}>{departmentName(row.department)}</Said>) },
    { key: 'reason', label: words.reason, cell: (row) => (row.reason === null ? text(view.lang).nothingPrinted : row.actingAs === 'job' ? words.reasonErrors : row.reason) },
    { key: 'who', label: words.who, cell: (row) => <ActingAs view={view} actingAs={row.actingAs} /> },
  ];
  return (
    <Section id="timeline" title={words.timeline}>
      <DataTable view={view} caption={words.timelineCaption} captionUnseen columns={columns} rows={acts} empty={text(view.lang).nothingPrinted} stacked />
    </Section>
  );
}
