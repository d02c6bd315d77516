import type { VNode } from 'preact';
import { formatDate } from '#domains/civic';
import { staffCrumb } from '#domains/staff';
import type { View } from '#platform/http';
import { type Column, DataTable, Filters, formatInstant, Lead, Page, Pagination, Select, Tag, TextField } from '#ui';
import { releasePath, waitingPath } from './address.ts';
import { text } from './text.ts';
import type { Waiting } from './waiting.ts';

interface Choice {
  scope?: 'mine' | 'all';
  problem?: 'yes';
  text?: string;
  sort?: 'subject' | 'closed';
  order?: 'asc' | 'desc';
  page?: number;
}

export interface WaitingProps {
  view: View;
  rows: Waiting[];
  found: number;
  choice: Choice;
  page: number;
  pages: number;
  href: (change: Choice & { format?: string }) => string;
}

export function WaitingView({ view, rows, found, choice, page, pages, href }: WaitingProps): VNode {
  const words = text(view.lang).release;
  const columns: Column<Waiting>[] = [
    { key: 'subject', label: words.waiting.subject, rowHeader: true, sortable: true, cell: ({ consultation }) => <a href={view.href(releasePath(consultation.slug))}>{consultation.subject}</a> },
    { key: 'department', label: words.waiting.department, cell: ({ consultation: { department } }) => department.section ?? department.bureau },
    { key: 'closed', label: words.waiting.closed, sortable: true, cell: ({ consultation }) => (consultation.closesOn === null ? '' : formatDate(consultation.closesOn, view.lang)) },
    {
      key: 'state',
      label: words.waiting.state,
      cell: ({ release }) =>
        release?.problem != null ? <Tag tone="red">{words.waiting.problem}</Tag> : release?.state === 'planned' ? <Tag tone="blue">{words.plannedFor(formatInstant(view.lang, release.releaseAt!))}</Tag> : <Tag>{release === null ? words.state.none : words.state[release.state]}</Tag>,
    },
  ];
  return (
    <Page view={view} title={words.waiting.title} crumbs={[staffCrumb(view)]} wide>
      <Lead>{words.waiting.lead}</Lead>
      <Filters view={view} action={view.href(waitingPath)} label={words.waiting.filters} reset={view.href(waitingPath)}>
        <Select name="scope" label={words.waiting.scope} value={choice.scope ?? 'all'} options={[{ value: 'all', label: words.waiting.all }, { value: 'mine', label: words.waiting.mine }]} />
        <TextField name="text" label={words.waiting.words} type="search" value={choice.text} />
      </Filters>
      <DataTable
        view={view}
        caption={words.waiting.caption(found)}
        columns={columns}
        rows={rows}
        sort={{ by: choice.sort ?? '', direction: choice.order ?? 'asc', href: (by, order) => href({ sort: by as Choice['sort'], order, page: 1 }) }}
        downloads={[{ label: words.waiting.csv, href: href({ format: 'csv', page: 1 }) }, { label: words.waiting.json, href: href({ format: 'json', page: 1 }) }]}
        empty={words.waiting.empty}
        stacked
      />
      <Pagination view={view} page={page} pages={pages} href={(number) => href({ page: number })} />
    </Page>
  );
}
