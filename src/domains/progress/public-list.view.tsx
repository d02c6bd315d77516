import type { VNode } from 'preact';
import { formatFiscalYear } from '#domains/civic';
import type { View } from '#platform/http';
import { type Column, DataTable, Filters, formatInstant, Lead, Page, Pagination, Select, TextField } from '#ui';
import { listPath, reportPath } from './address.ts';
import type { EntrySort } from './entry.ts';
import { StateTag } from './mark.view.tsx';
import { formatPeriodShort, type Period } from './period.ts';
import type { ListChoice, PublicEntry } from './public-list.ts';
import { states } from './report.ts';
import { text } from './text.ts';

export interface PublicListProps {
  view: View;
  choice: ListChoice & { page: number };
  entries: PublicEntry[];
  found: number;
  pages: number;
  /** Half-years of which anything is published. */
  periods: Period[];
  measures: { code: string; name: string }[];
  href: (change: Partial<ListChoice> & { format?: string }) => string;
}

export function PublicListView(props: PublicListProps): VNode {
  const { view, choice, periods, measures, href } = props;
  const words = text(view.lang);
  const all = { value: '', label: words.all };
  const years = [...new Set(periods.map(({ year }) => year))];
  return (
    <Page view={view} title={words.public.title} description={words.public.lead} crumbs={[{ href: view.href('/plan'), label: words.plan }]} wide>
      <Lead>{words.public.lead}</Lead>
      <Filters view={view} action={view.href(listPath)} label={words.filters} reset={view.href(listPath)}>
        <Select name="year" label={words.year} value={String(choice.year ?? '')} options={[all, ...years.map((year) => ({ value: String(year), label: formatFiscalYear(year, view.lang) }))]} />
        <Select name="half" label={words.half} value={String(choice.half ?? '')} options={[all, { value: '1', label: words.firstHalf }, { value: '2', label: words.secondHalf }]} />
        <Select name="state" label={words.stateLabel} value={choice.state ?? ''} options={[all, ...states.map((state) => ({ value: state, label: words.state[state] }))]} />
        <Select name="measure" label={words.measure} value={choice.measure ?? ''} options={[all, ...measures.map(({ code, name }) => ({ value: code, label: `${code} ${name}`, lang: 'ja' as const }))]} />
        <TextField name="department" label={words.department} hint={words.departmentHint} type="search" value={choice.department} />
        <TextField name="text" label={words.words} hint={words.wordsHint} type="search" value={choice.text} />
      </Filters>
      <ReportTable {...props} />
      <Pagination view={view} page={choice.page} pages={props.pages} href={(page) => href({ page })} />
    </Page>
  );
}

function ReportTable({ view, choice, entries, found, periods, href }: PublicListProps): VNode {
  const words = text(view.lang);
  const columns: Column<PublicEntry>[] = [
    {
      key: 'name',
      label: words.programme,
      rowHeader: true,
      sortable: true,
      cell: ({ programme, period }) => (
        <a href={view.href(reportPath(programme.number, period))}>
          <span lang="ja">{programme.name}</span>
        </a>
      ),
    },
    { key: 'period', label: words.period, cell: ({ period }) => formatPeriodShort(period, view.lang) },
    { key: 'state', label: words.stateLabel, sortable: true, cell: ({ published }) => <StateTag view={view} state={published.state} /> },
    { key: 'measure', label: words.measure, sortable: true, cell: ({ programme }) => <span lang="ja">{`${programme.measure.code} ${programme.measure.name}`}</span> },
    { key: 'department', label: words.department, cell: ({ programme }) => <span lang="ja">{programme.departments.map(({ bureau, section }) => section ?? bureau).join('、')}</span> },
    { key: 'published', label: words.public.published, sortable: true, cell: ({ published }) => formatInstant(view.lang, published.publishedAt) },
  ];
  return (
    <DataTable
      view={view}
      caption={words.public.caption(found)}
      columns={columns}
      rows={entries}
      sort={{ by: choice.sort ?? '', direction: choice.order ?? 'asc', href: (by, order) => href({ sort: by as EntrySort, order, page: 1 }) }}
      downloads={[
        { label: words.csv, href: href({ format: 'csv', page: 1 }) },
        { label: words.json, href: href({ format: 'json', page: 1 }) },
      ]}
      empty={periods.length === 0 ? words.public.nothing : words.public.empty}
      stacked
    />
  );
}
