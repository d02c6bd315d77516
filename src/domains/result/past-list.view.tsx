import type { VNode } from 'preact';
import { formatFiscalYear } from '#domains/civic';
import { staffCrumb } from '#domains/staff';
import type { View } from '#platform/http';
import { ButtonLink, Buttons, type Column, DataTable, Filters, formatInstant, Lead, Notice, Page, Pagination, roleText, Select, TextField } from '#ui';
import { resultPath } from './address.ts';
import { type ImportedTable, pastListPath, pastNewPath } from './past.ts';
import { text } from './text.ts';

export interface PastListChoice {
  text?: string;
  year?: number;
  sort?: 'subject' | 'year' | 'opinions' | 'replies' | 'at';
  order?: 'asc' | 'desc';
  page: number;
}

export interface PastListProps {
  view: View;
  choice: PastListChoice;
  rows: ImportedTable[];
  found: number;
  /** Whether anything was brought in at all. */
  any: boolean;
  pages: number;
  years: number[];
  /** What was brought in a moment ago. */
  done: ImportedTable | null;
  href: (change: { [K in keyof PastListChoice]?: PastListChoice[K] } & { format?: string; done?: string }) => string;
}

export function PastListView({ view, choice, rows, found, any, pages, years, done, href }: PastListProps): VNode {
  const words = text(view.lang).past;
  const columns: Column<ImportedTable>[] = [
    { key: 'subject', label: words.list.subject, rowHeader: true, sortable: true, cell: (row) => <a href={view.href(resultPath(row.slug))} lang="ja">{row.subject}</a> },
    { key: 'year', label: words.list.year, sortable: true, cell: (row) => formatFiscalYear(row.fiscalYear, view.lang) },
    { key: 'replies', label: words.list.replies, align: 'end', sortable: true, cell: (row) => row.replies },
    { key: 'opinions', label: words.list.opinions, align: 'end', sortable: true, cell: (row) => row.opinions },
    { key: 'leftOut', label: words.list.leftOut, align: 'end', cell: (row) => row.leftOut },
    { key: 'file', label: words.list.file, cell: (row) => <span lang="ja">{row.fileName}</span> },
    { key: 'at', label: words.list.at, sortable: true, cell: (row) => formatInstant(view.lang, row.at) },
    { key: 'by', label: words.list.by, cell: (row) => roleText(row.actingAs, view.lang) },
  ];
  return (
    <Page view={view} title={words.title} crumbs={[staffCrumb(view)]} wide>
      {done === null ? null : (
        <Notice tone="success" title={words.list.done}>
          <p>
            <a href={view.href(resultPath(done.slug))}>{`${words.list.doneBody}：${done.subject}`}</a>
          </p>
        </Notice>
      )}
      <Lead>{words.lead}</Lead>
      <Buttons>
        <ButtonLink href={view.href(pastNewPath)}>{words.upload.title}</ButtonLink>
      </Buttons>
      <Filters view={view} action={view.href(pastListPath)} label={words.list.filters} reset={view.href(pastListPath)}>
        <TextField name="text" label={words.list.text} type="search" value={choice.text} />
        <Select name="year" label={words.list.year} value={String(choice.year ?? '')} options={[{ value: '', label: text(view.lang).found.all }, ...years.map((year) => ({ value: String(year), label: formatFiscalYear(year, view.lang) }))]} />
      </Filters>
      <DataTable
        view={view}
        caption={words.list.caption(found)}
        columns={columns}
        rows={rows}
        sort={{ by: choice.sort ?? 'at', direction: choice.order ?? (choice.sort === undefined || choice.sort === 'at' ? 'desc' : 'asc'), href: (by, order) => href({ sort: by as PastListChoice['sort'], order, page: undefined }) }}
        downloads={(['csv', 'json'] as const).map((format) => ({ label: format.toUpperCase(), href: href({ format, page: undefined }) }))}
        empty={any ? words.list.noMatch : words.list.empty}
        stacked
      />
      <Pagination view={view} page={choice.page} pages={pages} href={(page) => href({ page })} />
    </Page>
  );
}
