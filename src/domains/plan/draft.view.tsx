import type { Department } from '#domains/book';
import type { VNode } from 'preact';
import { formatDate, formatFiscalYears } from '#domains/civic';
import type { View } from '#platform/http';
import { Button, ButtonLink, Buttons, type Column, DataTable, DefinitionList, ErrorSummary, Form, formatInstant, Lead, Notice, Page, Section, TextField } from '#ui';
import { ActingAs } from './acting-as.view.tsx';
import { gridOfPart, Parts, type PartsProps, RowFaults } from './draft-part.view.tsx';
import { type Done, type DraftAct, inItsPlace } from './draft-timeline.ts';
import { departmentKey, draftPath, isOpen } from './draft.ts';
import { Said } from './figure.view.tsx';
import { departmentName } from './listing.ts';
import { text } from './text.ts';

export interface DraftProps extends PartsProps {
  acts: DraftAct[];
  planning: boolean;
  /** Departments of the draft that the person answers for. */
  own: Department[];
  /** What the person has just done. */
  done: Done | null;
}

/** A draft: how far it is, what to do next, what happened. */
export function DraftView(props: DraftProps): VNode {
  const { view, draft, acts, planning, wrong, done } = props;
  const words = text(view.lang).draft;
  return (
    <Page view={view} title={draft.title} titleLang="ja" shoulder={words.states[draft.state]} wide crumbs={[{ href: view.href('/staff/plan/drafts'), label: words.title }]}>
      <Lead>{words.draftLead}</Lead>
      <ErrorSummary view={view} errors={wrong?.errors ?? []} />
      <RowFaults view={view} draft={draft} wrong={wrong} />
      {done === null ? null : <div role="status"><Notice tone="success" title={words.done[done]} /></div>}
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
      <Ways {...props} />
      <Parts {...props} />
      {planning ? <Publication {...props} /> : null}
      <Timeline view={view} acts={acts} />
      {planning ? <Discard {...props} /> : null}
    </Page>
  );
}

function Ways({ view, draft, planning, own }: DraftProps): VNode {
  const words = text(view.lang).draft;
  const whole = view.href(draftPath(draft.slug, '/grid'));
  // Whoever answers for one department begins with its rows.
  const mine = !planning && own.length === 1 ? view.href(gridOfPart(draft, departmentKey(own[0]!))) : null;
  return (
    <Buttons>
      <ButtonLink href={mine ?? whole}>{isOpen(draft) ? words.grid : words.gridRead}</ButtonLink>
      {mine === null ? null : <ButtonLink href={whole} tone="secondary">{words.gridWhole}</ButtonLink>}
      <ButtonLink href={view.href(draftPath(draft.slug, '/preview'))} tone="secondary">{words.preview}</ButtonLink>
      {isOpen(draft) ? <ButtonLink href={view.href(draftPath(draft.slug, '/new-row'))} tone="secondary">{words.newRow}</ButtonLink> : null}
    </Buttons>
  );
}

function Publication({ view, draft, wrong }: DraftProps): VNode | null {
  const words = text(view.lang).draft;
  const errorOf = (name: string): string | undefined => wrong?.errors.find(({ field }) => field === name)?.message;
  if (draft.state === 'scheduled') {
    return (
      <Section id="publication" title={words.publication}>
        <Form view={view} method="post" action={view.href(draftPath(draft.slug, '/publication/withdrawal'))} label={words.unschedule}>
          <TextField name="reason" label={words.unscheduleReason} lang={view.lang} />
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
    </Section>
  );
}

function Discard({ view, draft, wrong }: DraftProps): VNode | null {
  const words = text(view.lang).draft;
  if (!isOpen(draft)) return null;
  return (
    <Section id="discard" title={words.discard}>
      <p>{words.discardHint}</p>
      <Form view={view} method="post" action={view.href(draftPath(draft.slug, '/discard'))} label={words.discard}>
        <TextField name="reason" label={words.discardReason} error={wrong?.errors.find(({ field }) => field === 'reason')?.message} required lang={view.lang} />
        <Buttons>
          <Button tone="secondary">{words.discard}</Button>
        </Buttons>
      </Form>
    </Section>
  );
}

function saidOf(view: View, act: DraftAct): string {
  const words = text(view.lang).draft;
  return inItsPlace(act) ? words.inItsPlace[act.kind as keyof typeof words.inItsPlace] : words.acts[act.kind];
}

function Timeline({ view, acts }: { view: View; acts: DraftAct[] }): VNode {
  const words = text(view.lang).draft;
  const columns: Column<DraftAct>[] = [
    { key: 'when', label: words.when, rowHeader: true, cell: (row) => <time datetime={row.at.toISOString()}>{formatInstant(view.lang, row.at)}</time> },
    { key: 'what', label: words.what, cell: (row) => `${saidOf(view, row)}${row.publishOn === null ? '' : view.lang === 'ja' ? `（${formatDate(row.publishOn, 'ja')}）` : ` (${formatDate(row.publishOn, 'en')})`}` },
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
