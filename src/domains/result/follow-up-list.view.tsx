import type { VNode } from 'preact';
import { formatDate, formatFiscalYear } from '#domains/civic';
import { departmentName } from '#domains/plan';
import { staffCrumb } from '#domains/staff';
import type { PlainDate } from '#platform/clock';
import type { View } from '#platform/http';
import { type Column, DataTable, Filters, Lead, Page, Pagination, Select, Tag, TextField } from '#ui';
import { type FollowUpEntry, followUpListPath, followUpPath, type Standing, standingOn } from './follow-up.ts';
import { FollowUpTag } from './follow-up.view.tsx';
import { OutcomeTag } from './reply.view.tsx';
import { text } from './text.ts';

export interface FollowUpListChoice {
  scope: 'mine' | 'all';
  state?: Standing;
  year?: number;
  text?: string;
  sort?: 'reply' | 'consultation' | 'asked' | 'due';
  order?: 'asc' | 'desc';
  page: number;
}

export interface FollowUpListProps {
  view: View;
  today: PlainDate;
  choice: FollowUpListChoice;
  entries: FollowUpEntry[];
  found: number;
  /** Whether anything was asked at all. */
  any: boolean;
  pages: number;
  years: number[];
  href: (change: { [K in keyof FollowUpListChoice]?: FollowUpListChoice[K] } & { format?: string }) => string;
}

export function FollowUpListView({ view, today, choice, entries, found, any, pages, years, href }: FollowUpListProps): VNode {
  const words = text(view.lang).followUp;
  const all = { value: '', label: text(view.lang).found.all };
  const columns: Column<FollowUpEntry>[] = [
    { key: 'reply', label: words.list.reply, rowHeader: true, sortable: true, cell: ({ slug, number, heading }) => <a href={view.href(followUpPath(slug, number))} lang="ja">{heading}</a> },
    { key: 'consultation', label: words.list.consultation, sortable: true, cell: ({ subject }) => <span lang="ja">{subject}</span> },
    { key: 'outcome', label: words.list.outcome, cell: ({ outcome }) => <OutcomeTag view={view} outcome={outcome} /> },
    { key: 'department', label: words.list.department, cell: (entry) => <span lang="ja">{departmentName(entry)}</span> },
    { key: 'asked', label: words.list.askedOn, sortable: true, cell: ({ askedOn }) => formatDate(askedOn, view.lang) },
    { key: 'due', label: words.list.dueOn, sortable: true, cell: (entry) => <>{formatDate(entry.dueOn, view.lang)} {standingOn(entry, today) === 'overdue' ? <Tag tone="red">{words.list.states.overdue}</Tag> : null}</> },
    { key: 'answer', label: words.list.answer, cell: ({ answer }) => (answer === null ? words.list.states.waiting : <FollowUpTag view={view} state={answer.state} />) },
  ];
  return (
    <Page view={view} title={words.title} crumbs={[staffCrumb(view)]} wide>
      <Lead>{words.lead}</Lead>
      <Filters view={view} action={view.href(followUpListPath)} label={words.list.filters} reset={view.href(followUpListPath)}>
        <Select name="scope" label={words.list.scope} value={choice.scope} options={[{ value: 'mine', label: words.list.mine }, { value: 'all', label: words.list.all }]} />
        <Select name="state" label={words.list.state} value={choice.state ?? ''} options={[all, ...(['waiting', 'overdue', 'answered'] as const).map((state) => ({ value: state, label: words.list.states[state] }))]} />
        <Select name="year" label={words.list.year} value={String(choice.year ?? '')} options={[all, ...years.map((year) => ({ value: String(year), label: formatFiscalYear(year, view.lang) }))]} />
        <TextField name="text" label={words.list.text} hint={words.list.textHint} type="search" value={choice.text} />
      </Filters>
      <DataTable
        view={view}
        caption={words.list.caption(found)}
        columns={columns}
        rows={entries}
        sort={{ by: choice.sort ?? 'due', direction: choice.order ?? 'asc', href: (by, order) => href({ sort: by as FollowUpListChoice['sort'], order }) }}
        downloads={(['csv', 'json'] as const).map((format) => ({ label: format.toUpperCase(), href: href({ format }) }))}
        empty={any ? words.list.empty : words.list.nothing}
        stacked
      />
      <Pagination view={view} page={choice.page} pages={pages} href={(page) => href({ page })} />
    </Page>
  );
}
