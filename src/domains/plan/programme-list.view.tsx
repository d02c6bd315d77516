import type { Figure } from '#domains/book';
import type { VNode } from 'preact';
import { formatFiscalYear, formatFiscalYearShort, formatUnit } from '#domains/civic';
import type { View } from '#platform/http';
import { type Column, DataTable, FilterLinks, Filters, Lead, Page, Pagination, Select, type Sort, TextField } from '#ui';
import { editionPath } from './address.ts';
import type { Outline } from './edition-outline.ts';
import { FigureLegend, FigureView, Quoting, Said } from './figure.view.tsx';
import { departmentName, type LedgerDepartment } from './listing.ts';
import { DepartmentsView, KindsView, MeasureLinkView, ProgrammeLinkView } from './listing.view.tsx';
import type { ProgrammeChoice } from './programme-list.ts';
import type { ProgrammeRow } from './programme.ts';
import { text } from './text.ts';

export interface ProgrammeListProps {
  view: View;
  outline: Outline;
  programmes: ProgrammeRow[];
  found: number;
  pages: number;
  choice: ProgrammeChoice;
  /** What one can choose from in this edition. */
  departments: LedgerDepartment[];
  kinds: string[];
  /** This list with some choices changed. */
  href: (change: Partial<ProgrammeChoice> & { format?: string }) => string;
}

export function ProgrammeListView(props: ProgrammeListProps): VNode {
  const { view, outline, choice, href } = props;
  const words = text(view.lang);
  return (
    <Page view={view} title={words.list.title} description={words.list.lead(outline.title)} wide print="landscape" crumbs={[{ href: view.href(editionPath(outline)), label: <Said view={view}>{outline.title}</Said> }]}>
      <Lead>
        <Quoting view={view}>{words.list.lead(outline.title)}</Quoting>
      </Lead>
      <FilterForm {...props} />
      <FilterLinks
        label={words.list.kinds}
        items={[
          { href: href({ kind: undefined, page: 1 }), label: words.list.all, current: choice.kind === undefined },
          ...props.kinds.map((kind) => ({ href: href({ kind, page: 1 }), label: <Said view={view}>{kind}</Said>, current: choice.kind === kind })),
        ]}
      />
      <FilterLinks
        label={words.measure}
        items={[
          { href: href({ measure: undefined, page: 1 }), label: words.list.all, current: choice.measure === undefined },
          ...outline.measures.map(({ code, name }) => ({ href: href({ measure: code, page: 1 }), label: <Said view={view}>{`${code} ${name}`}</Said>, current: choice.measure === code })),
        ]}
      />
      <ProgrammeTable {...props} />
      <Pagination view={view} page={choice.page} pages={props.pages} href={(page) => href({ page })} />
      <p>{words.list.rangeNote}</p>
      <FigureLegend view={view} />
    </Page>
  );
}

function FilterForm({ view, outline, choice, departments, kinds }: ProgrammeListProps): VNode {
  const words = text(view.lang);
  const unit = formatUnit(outline.unitYen, view.lang);
  const all = { value: '', label: words.list.all };
  return (
    <Filters view={view} action={view.href('/plan/programmes')} label={words.list.filters} reset={view.href('/plan/programmes')}>
      {choice.edition === undefined ? null : <input type="hidden" name="edition" value={choice.edition} />}
      <TextField name="text" label={words.list.text} hint={words.list.textHint} type="search" value={choice.text} />
      <Select name="measure" label={words.measure} value={choice.measure ?? ''} options={[all, ...outline.measures.map(({ code, name }) => ({ value: code, label: `${code} ${name}`, lang: 'ja' as const }))]} />
      <Select name="department" label={words.department} value={String(choice.department ?? '')} options={[all, ...departments.map((department) => ({ value: String(department.id), label: departmentName(department), lang: 'ja' as const }))]} />
      <Select name="kind" label={words.kind} value={choice.kind ?? ''} options={[all, ...kinds.map((kind) => ({ value: kind, label: kind, lang: 'ja' as const }))]} />
      <Select
        name="year"
        label={words.list.year}
        value={String(choice.year ?? '')}
        options={[{ value: '', label: words.total(outline.years.length) }, ...outline.years.map((year) => ({ value: String(year), label: formatFiscalYear(year, view.lang) }))]}
      />
      <TextField name="min" label={words.list.min(unit)} inputmode="decimal" value={choice.min?.toString()} />
      <TextField name="max" label={words.list.max(unit)} inputmode="decimal" value={choice.max?.toString()} />
    </Filters>
  );
}

const absent: Figure = { yen: null, provenance: 'absent', place: null };

function ProgrammeTable({ view, outline, programmes, found, choice, href }: ProgrammeListProps): VNode {
  const words = text(view.lang);
  const columns: Column<ProgrammeRow>[] = [
    {
      key: 'name',
      label: words.programme,
      rowHeader: true,
      sortable: true,
      cell: (row) => (
        <>
          <ProgrammeLinkView view={view} slug={row.slug} name={row.name} />
          <KindsView view={view} kinds={row.kinds} edition={outline} />
        </>
      ),
    },
    { key: 'measure', label: words.measure, sortable: true, cell: (row) => <MeasureLinkView view={view} measure={row.measure} edition={outline} /> },
    { key: 'department', label: words.department, cell: (row) => <DepartmentsView view={view} departments={row.departments} others={row.others} edition={outline} /> },
    {
      key: 'total',
      label: words.totalIn(outline.years.length, formatUnit(outline.unitYen, view.lang)),
      align: 'end',
      sortable: true,
      cell: (row) => <FigureView view={view} figure={row.total} unitYen={outline.unitYen} />,
    },
    ...outline.years.map(
      (year): Column<ProgrammeRow> => ({
        key: `y${year}`,
        label: formatFiscalYearShort(year, view.lang),
        align: 'end',
        sortable: true,
        cell: (row) => <FigureView view={view} figure={row.costs[year] ?? absent} unitYen={outline.unitYen} />,
      }),
    ),
  ];
  const sort: Sort = { by: choice.sort ?? '', direction: choice.order, href: (by, order) => href({ sort: by, order, page: 1 }) };
  const downloads = [
    { label: words.csv, href: href({ format: 'csv', page: 1 }) },
    { label: words.json, href: href({ format: 'json', page: 1 }) },
  ];
  return <DataTable view={view} caption={words.list.caption(String(found))} columns={columns} rows={programmes} sort={sort} downloads={downloads} empty={words.list.empty} stacked />;
}
