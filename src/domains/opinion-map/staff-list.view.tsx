import type { VNode } from 'preact';
import { formatDayShort, formatFiscalYear } from '#domains/civic';
import { departmentText, staffCrumb } from '#domains/staff';
import type { PlainDate } from '#platform/clock';
import type { View } from '#platform/http';
import { ButtonLink, Buttons, type Column, DataTable, EmptyState, Filters, Lead, Page, Pagination, Select, Tag, TextField } from '#ui';
import { newPath, queuePath, staffListPath, workPath } from './address.ts';
import type { Conversation, Stage } from './conversation.ts';
import { type ListChoice, type ListSort, waits, workStages } from './conversation-list.ts';
import { countdown, StageTag } from './stage.view.tsx';
import { text } from './text.ts';

/** An opinion map as the list shows it. */
interface Shown {
  conversation: Conversation;
  stage: Stage;
  lacking: number | null;
  waiting: number;
  mayOpen: boolean;
}

export interface StaffListProps {
  view: View;
  today: PlainDate;
  choice: ListChoice & { page: number };
  /** Fiscal years of all opinion maps. */
  years: number[];
  rows: Shown[];
  found: number;
  pages: number;
  mayMake: boolean;
  isAny: boolean;
  href: (change: ListChoice & { format?: string }) => string;
}

export function StaffListView(props: StaffListProps): VNode {
  const { view, choice, isAny } = props;
  const all = text(view.lang);
  const words = all.work.list;
  return (
    <Page view={view} title={words.title} crumbs={[staffCrumb(view)]} wide>
      <Lead>{words.lead}</Lead>
      {props.mayMake ? (
        <Buttons>
          <ButtonLink href={view.href(newPath)}>{words.make}</ButtonLink>
        </Buttons>
      ) : null}
      {isAny ? (
        <>
          <ListFilters {...props} />
          <Table {...props} />
          <Pagination view={view} page={choice.page} pages={props.pages} href={(page) => props.href({ page })} />
        </>
      ) : (
        <EmptyState title={all.conversation.list.nothing}>
          <p>{props.mayMake ? words.nothingBody : words.nothingMakers}</p>
        </EmptyState>
      )}
    </Page>
  );
}

function ListFilters({ view, choice, years }: StaffListProps): VNode {
  const all = text(view.lang);
  const [words, list] = [all.work.list, all.conversation.list];
  const every = { value: '', label: list.all };
  return (
    <Filters view={view} action={view.href(staffListPath)} label={list.filters} reset={view.href(staffListPath)}>
      <Select name="scope" label={words.scopeLabel} value={choice.scope} options={(['mine', 'all'] as const).map((scope) => ({ value: scope, label: words.scope[scope] }))} />
      <Select name="stage" label={list.stage} value={choice.stage ?? ''} options={[every, ...workStages.map((stage) => ({ value: stage, label: all.conversation.stage[stage] }))]} />
      <Select name="waits" label={words.waitsLabel} value={choice.waits ?? ''} options={[every, ...waits.map((one) => ({ value: one, label: words.waits[one] }))]} />
      <Select name="year" label={list.year} value={String(choice.year ?? '')} options={[every, ...years.map((year) => ({ value: String(year), label: formatFiscalYear(year, view.lang) }))]} />
      <TextField name="department" label={list.department} hint={list.departmentHint} type="search" value={choice.department} />
      <TextField name="text" label={list.words} hint={list.wordsHint} type="search" value={choice.text} />
    </Filters>
  );
}

function Table({ view, today, choice, rows, found, href }: StaffListProps): VNode {
  const all = text(view.lang);
  const [words, list] = [all.work.list, all.conversation.list];
  const day = (on: PlainDate | null): string => (on === null ? all.conversation.dayOpen : formatDayShort(on, view.lang));
  const columns: Column<Shown>[] = [
    {
      key: 'question',
      label: list.question,
      rowHeader: true,
      sortable: true,
      cell: ({ conversation: { slug, question }, mayOpen }) => (mayOpen ? <a href={view.href(workPath(slug))} lang="ja">{question}</a> : <span lang="ja">{question}</span>),
    },
    { key: 'slug', label: words.number, cell: ({ conversation: { slug } }) => slug },
    {
      key: 'stage',
      label: list.stage,
      cell: ({ conversation, stage, lacking, waiting, mayOpen }) => (
        <>
          <StageTag view={view} stage={stage} /> {countdown(conversation, today, view.lang)}
          {lacking === null ? null : <Tag tone={lacking > 0 ? 'orange' : 'green'}>{lacking > 0 ? words.lacks(lacking) : words.ready}</Tag>}{' '}
          {waiting === 0 ? null : mayOpen ? <a href={view.href(queuePath(conversation.slug))}>{words.waiting(waiting)}</a> : words.waiting(waiting)}
        </>
      ),
    },
    { key: 'opens', label: list.opens, sortable: true, cell: ({ conversation }) => day(conversation.opensOn) },
    { key: 'closes', label: list.closes, sortable: true, cell: ({ conversation }) => day(conversation.closesOn) },
    { key: 'department', label: list.department, cell: ({ conversation }) => <span lang="ja">{departmentText(conversation.department)}</span> },
  ];
  return (
    <DataTable
      view={view}
      caption={list.caption(found)}
      columns={columns}
      rows={rows}
      sort={{ by: choice.sort ?? '', direction: choice.order ?? 'asc', href: (by, order) => href({ sort: by as ListSort, order, page: 1 }) }}
      downloads={[
        { label: list.csv, href: href({ format: 'csv', page: 1 }) },
        { label: list.json, href: href({ format: 'json', page: 1 }) },
      ]}
      empty={choice.scope === 'mine' ? words.emptyMine : list.empty}
      stacked
    />
  );
}
