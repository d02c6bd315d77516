import type { VNode } from 'preact';
import { type Consultation, consultationWorkPath } from '#domains/consultation';
import { staffCrumb } from '#domains/staff';
import type { View } from '#platform/http';
import { Button, Buttons, Checkboxes, DataTable, ErrorSummary, Filters, Form, formatInstant, Lead, Notice, Page, Pagination, Select, TextField } from '#ui';
import { suggestionsPath, unitListPath } from './address.ts';
import { leastScore, openUnits, repliesOf, type SuggestedGroup, type SuggestionRun, type SuggestionSort } from './suggestion.ts';
import { text } from './text.ts';

export interface SuggestionChoice {
  show?: 'all';
  text?: string;
  sort: SuggestionSort;
  order: 'asc' | 'desc';
  page: number;
}

export interface SuggestionProps {
  view: View;
  consultation: Consultation;
  choice: SuggestionChoice;
  groups: SuggestedGroup[];
  found: number;
  pages: number;
  run: SuggestionRun | null;
  href: (change: Partial<SuggestionChoice> & { format?: string }) => string;
}

function crumbsOf(view: View, { slug, subject }: Consultation): { href: string; label: string }[] {
  return [staffCrumb(view), { href: view.href('/staff/consultations'), label: text(view.lang).suggestion.consultations }, { href: view.href(consultationWorkPath(slug)), label: subject }, { href: view.href(unitListPath(slug)), label: text(view.lang).suggestion.units }];
}

export function SuggestionView({ view, consultation, choice, groups, found, pages, run, href }: SuggestionProps): VNode {
  const words = text(view.lang).suggestion;
  const path = view.href(suggestionsPath(consultation.slug));
  return (
    <Page view={view} title={words.title} crumbs={crumbsOf(view, consultation)} wide>
      <Lead>{words.lead}</Lead>
      <RunNotice view={view} run={run} />
      <Form view={view} method="post" action={path}>
        <Button tone="secondary">{run === null ? words.first : words.again}</Button>
      </Form>
      <Filters view={view} action={path} label={words.filter} reset={path}>
        <TextField name="text" label={words.words} value={choice.text ?? ''} />
        <Select name="show" label={words.show} value={choice.show ?? ''} options={[{ value: '', label: words.showOpen }, { value: 'all', label: words.showAll }]} />
      </Filters>
      <DataTable
        view={view}
        caption={words.found(found)}
        rows={groups}
        empty={words.none}
        stacked
        sort={{ by: choice.sort, direction: choice.order, href: (by, order) => href({ sort: by as SuggestionSort, order, page: 1 }) }}
        downloads={[{ label: 'CSV', href: href({ format: 'csv', page: 1 }) }, { label: 'JSON', href: href({ format: 'json', page: 1 }) }]}
        columns={[
          { key: 'first', label: words.text, sortable: true, rowHeader: true, cell: (group) => <a href={`${path}/${group.groupId}`}>{shortened(group.units[0]!.text)}</a> },
          { key: 'size', label: words.size, align: 'end', sortable: true, cell: ({ units }) => words.count(units.length) },
          { key: 'open', label: words.open, align: 'end', sortable: true, cell: (group) => words.count(openUnits(group).length) },
          { key: 'score', label: words.score, align: 'end', sortable: true, cell: (group) => `${Math.floor(leastScore(group) * 100)} %` },
          { key: 'replies', label: words.replies, cell: (group) => repliesOf(group).map(words.number).join('、') || '—' },
        ]}
      />
      <Pagination view={view} page={choice.page} pages={pages} href={(number) => href({ page: number })} />
    </Page>
  );
}

const shownMax = 120;

function shortened(said: string): string {
  return said.length > shownMax ? `${[...said].slice(0, shownMax).join('')}…` : said;
}

function RunNotice({ view, run }: { view: View; run: SuggestionRun | null }): VNode {
  const words = text(view.lang).suggestion;
  if (run === null) return <Notice tone="info" title={words.never} />;
  if (run.problem !== null) return <Notice tone="warning" title={words.failed}><p>{run.problem}</p></Notice>;
  if (run.isWaiting) return <Notice tone="info" title={words.waiting}><p>{words.waitingHint}</p></Notice>;
  return <p>{words.made(formatInstant(view.lang, run.madeAt!), run.units ?? 0, run.groups ?? 0)}</p>;
}

export interface SuggestedGroupProps {
  view: View;
  consultation: Consultation;
  group: SuggestedGroup;
  chosen: number[];
  heading: string;
  /** Number of a reply; empty: a new one. */
  reply: string;
  errors: { field: string; message: string }[];
}

export function SuggestedGroupView({ view, consultation, group, chosen, heading, reply, errors }: SuggestedGroupProps): VNode {
  const words = text(view.lang).suggestion;
  const path = suggestionsPath(consultation.slug);
  return (
    <Page view={view} title={words.groupTitle} crumbs={[...crumbsOf(view, consultation), { href: view.href(path), label: words.title }]}>
      <Lead>{words.groupLead(group.units.length)}</Lead>
      <ErrorSummary view={view} errors={errors} />
      <Form view={view} method="post" action={view.href(`${path}/${group.groupId}`)}>
        <Checkboxes
          name="unit"
          lang={view.lang}
          legend={words.choose}
          error={errors[0]?.message}
          values={chosen.map(String)}
          options={group.units.map((unit) => ({ value: String(unit.unitId), label: unit.text, hint: words.unitHint(unit.submissionId, Math.floor(unit.score * 100), unit.reply) }))}
        />
        <Select name="reply" label={words.into} value={reply} options={[{ value: '', label: words.newReply }, ...repliesOf(group).map((number) => ({ value: String(number), label: words.number(number) }))]} />
        <TextField name="heading" label={words.heading} hint={words.headingHint} value={heading} />
        <Buttons>
          <Button>{words.together}</Button>
        </Buttons>
      </Form>
    </Page>
  );
}
