import type { VNode } from 'preact';
import { formatDate } from '#domains/civic';
import type { View } from '#platform/http';
import { Button, type Column, DataTable, ErrorSummary, FilterLinks, Form, Lead, Notice, Page, Pagination, Section, Tag } from '#ui';
import { splitListPath, splitPath } from './address.ts';
import type { WorkedOn } from './closure.ts';
import { splitStates, type QueuedSubmission, type SplitChoice, type SplitSort } from './split-list.ts';
import { text } from './text.ts';
import { workCrumbs, WorkTabs } from './work.view.tsx';

type Row = QueuedSubmission & { beginning: string };

export interface SplitListProps {
  view: View;
  consultation: Pick<WorkedOn, 'slug' | 'subject' | 'isOut'>;
  choice: SplitChoice;
  rows: Row[];
  found: number;
  pages: number;
  /** To be divided, and of these with one opinion. */
  open: number;
  singles: number;
  /** How many were taken as they are a moment ago. */
  taken: number | null;
  errors: { field: string; message: string }[];
  href: (change: Partial<SplitChoice> & { format?: string }) => string;
}

/** Ties the boxes of the table to the form below it. */
const formId = 'chosen';

export function SplitListView(props: SplitListProps): VNode {
  const { view, consultation, choice, href, open, taken } = props;
  const words = text(view.lang).split;
  return (
    <Page view={view} title={words.listTitle} crumbs={workCrumbs(view, consultation)} wide>
      <ErrorSummary view={view} errors={props.errors} />
      <WorkTabs view={view} slug={consultation.slug} at="split" isOut={consultation.isOut} />
      {taken === null ? null : <Notice tone={taken > 0 ? 'success' : 'info'} title={taken > 0 ? words.taken(taken) : words.takenNone} />}
      <Lead>{words.listLead}</Lead>
      <p>{open === 0 ? words.allDone : words.toSplit(open)}</p>
      <FilterLinks label={words.filterState} items={splitStates.map((state) => ({ href: href({ state, page: 1 }), label: words.filterStates[state], current: state === choice.state }))} />
      <Queue {...props} />
      <Pagination view={view} page={choice.page} pages={props.pages} href={(page) => href({ page })} />
      {consultation.isOut ? null : <Taking {...props} />}
    </Page>
  );
}

function Queue({ view, consultation, choice, rows, found, href }: SplitListProps): VNode {
  const all = text(view.lang);
  const words = all.split;
  const columns: Column<Row>[] = [
    {
      key: 'number',
      label: words.number,
      rowHeader: true,
      sortable: true,
      cell: ({ id }) => <a href={view.href(splitPath(consultation.slug, id))}>{id}</a>,
    },
    {
      key: 'choose',
      label: words.choose,
      cell: ({ id, state }) => (state === 'new' ? <input type="checkbox" class="hk-tick" id={`f-submission-${id}`} name="submission[]" value={String(id)} form={formId} aria-label={words.chooseOne(id)} /> : all.board.none),
    },
    { key: 'received', label: words.received, sortable: true, cell: ({ receivedOn }) => formatDate(receivedOn, view.lang) },
    { key: 'way', label: words.way, cell: ({ way }) => words.ways[way] },
    { key: 'opinions', label: words.opinions, align: 'end', sortable: true, cell: ({ opinions }) => opinions },
    { key: 'beginning', label: words.beginning, cell: ({ beginning }) => <span lang="ja">{beginning}</span> },
    { key: 'state', label: words.stateLabel, cell: ({ state }) => <Tag tone={state === 'done' ? 'green' : state === 'stale' ? 'orange' : 'neutral'}>{words.states[state]}</Tag> },
  ];
  return (
    <DataTable
      view={view}
      caption={words.caption(found)}
      columns={columns}
      rows={rows}
      sort={{ by: choice.sort, direction: choice.order, href: (by, order) => href({ sort: by as SplitSort, order, page: 1 }) }}
      downloads={[
        { label: all.unit.csv, href: href({ format: 'csv', page: 1 }) },
        { label: all.unit.json, href: href({ format: 'json', page: 1 }) },
      ]}
      empty={words.empty}
      stacked
    />
  );
}

function Taking({ view, consultation, rows, singles }: SplitListProps): VNode | null {
  const words = text(view.lang).split;
  const canChoose = rows.some(({ state }) => state === 'new');
  if (!canChoose && singles === 0) return null;
  const action = view.href(splitListPath(consultation.slug));
  return (
    <Section id="taking" title={words.takeSinglesTitle}>
      {canChoose ? (
        <form class="hk-form" id={formId} method="post" action={action} aria-label={words.takeChosen} novalidate>
          <input type="hidden" name="csrf" value={view.csrf} />
          <p id="f-submission" tabindex={-1}>
            {words.takeChosenHint}
          </p>
          <Button name="do" value="chosen" tone="secondary">
            {words.takeChosen}
          </Button>
        </form>
      ) : null}
      {singles === 0 ? null : (
        <Form view={view} method="post" action={action} label={words.takeSinglesTitle}>
          <p>{words.takeSinglesHint}</p>
          <Button name="do" value="singles">
            {words.takeSingles(singles)}
          </Button>
        </Form>
      )}
    </Section>
  );
}
