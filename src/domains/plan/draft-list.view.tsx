import type { VNode } from 'preact';
import { formatFiscalYears } from '#domains/civic';
import type { View } from '#platform/http';
import { Button, Buttons, type Column, DataTable, Filters, Form, formatInstant, Lead, Page, Pagination, Section, Select, TextField } from '#ui';
import { draftPath, type ListedDraft } from './draft.ts';
import type { Edition } from './edition.ts';
import { Said } from './figure.view.tsx';
import { text } from './text.ts';

export interface DraftListProps {
  view: View;
  drafts: ListedDraft[];
  found: number;
  /** Editions of which the next can be made; null for those who may not make one. */
  formers: Edition[] | null;
  choice: { text?: string | undefined; state?: string | undefined; sort?: string | undefined; order?: 'asc' | 'desc' | undefined };
  pageNumber: number;
  pages: number;
  href: (change: Record<string, string | number | undefined>) => string;
}

export function DraftListView({ view, drafts, formers, choice, pageNumber, pages, href }: DraftListProps): VNode {
  const words = text(view.lang).draft;
  const columns: Column<ListedDraft>[] = [
    { key: 'title', label: words.editionTitle, rowHeader: true, sortable: true, cell: (row) => <a href={view.href(draftPath(row.slug))}><Said view={view}>{row.title}</Said></a> },
    { key: 'plan', label: words.planName, cell: (row) => <Said view={view}>{row.plan.name}</Said> },
    { key: 'slug', label: words.years, sortable: true, cell: (row) => formatFiscalYears(row.firstYear, row.lastYear, view.lang) },
    { key: 'state', label: words.state, sortable: true, cell: (row) => words.states[row.state] },
    { key: 'rows', label: words.rows, align: 'end', cell: (row) => row.rows },
    { key: 'accepted', label: words.accepted, align: 'end', cell: (row) => `${row.accepted} / ${row.departments}` },
    { key: 'created', label: words.when, sortable: true, cell: (row) => formatInstant(view.lang, row.createdAt) },
  ];
  const downloads = [
    { label: text(view.lang).csv, href: href({ format: 'csv', page: undefined }) },
    { label: text(view.lang).json, href: href({ format: 'json', page: undefined }) },
  ];
  return (
    <Page view={view} title={words.title} crumbs={[{ href: view.href('/staff'), label: words.nav }]}>
      <Lead>{words.lead}</Lead>
      <Filters view={view} action={view.href('/staff/plan/drafts')} label={words.filters} reset={view.href('/staff/plan/drafts')}>
        <TextField name="text" label={words.text} type="search" value={choice.text} />
        <Select name="state" label={words.state} value={choice.state ?? ''} options={[{ value: '', label: words.all }, ...Object.entries(words.states).map(([value, label]) => ({ value, label }))]} />
      </Filters>
      <DataTable view={view} caption={words.listCaption} columns={columns} rows={drafts} empty={words.listEmpty} downloads={downloads} stacked sort={{ by: choice.sort ?? '', direction: choice.order ?? 'asc', href: (sort, order) => href({ sort, order, page: undefined }) }} />
      <Pagination view={view} page={pageNumber} pages={pages} href={(number) => href({ page: number })} />
      {formers === null ? null : (
        <Section id="make" title={words.make}>
          {formers.length === 0 ? <p>{words.cannotMake}</p> : <p>{words.makeHint}</p>}
          {formers.map((former) => (
            <Form key={former.slug} view={view} method="post" action={view.href('/staff/plan/drafts')} label={words.makeOf(former.title)}>
              <input type="hidden" name="former" value={former.slug} />
              <Buttons>
                <Button>{words.makeOf(former.title)}</Button>
              </Buttons>
            </Form>
          ))}
        </Section>
      )}
    </Page>
  );
}
