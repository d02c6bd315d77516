import type { VNode } from 'preact';
import { formatFiscalYear } from '#domains/civic';
import type { View } from '#platform/http';
import { type Column, DataTable, EmptyState, Filters, Lead, Page, Pagination, Section, Select, TextField } from '#ui';
import { BooksView, type ShownBook } from './book.view.tsx';
import { gradeText } from './document.view.tsx';
import { sheetPath, yearPath } from './evaluated.ts';
import { GlanceView } from './glance.view.tsx';
import type { SheetDocument } from './sheet-document.ts';
import { rowsPerPage, type SheetListChoice } from './sheet-list.ts';
import { text } from './text.ts';

interface Row {
  document: SheetDocument;
}

export function YearsView({ view, years }: { view: View; years: { year: number; programmes: number; measures: number }[] }): VNode {
  const words = text(view.lang);
  return (
    <Page view={view} title={words.title} description={words.lead}>
      <Lead>{words.lead}</Lead>
      {years.length === 0 ? (
        <EmptyState title={words.noYear}>{words.noYearBody}</EmptyState>
      ) : (
        <DataTable
          view={view}
          caption={words.years.caption}
          columns={[
            { key: 'year', label: words.years.year, rowHeader: true, cell: ({ year }) => <a href={view.href(yearPath(year))}>{formatFiscalYear(year, view.lang)}</a> },
            { key: 'programmes', label: words.years.programmes, align: 'end', cell: (row) => row.programmes },
            { key: 'measures', label: words.years.measures, align: 'end', cell: (row) => row.measures },
          ]}
          rows={years}
          downloads={(['csv', 'json'] as const).map((format) => ({ label: words.files[format], href: view.href(`/evaluations?format=${format}`) }))}
          empty={words.noYear}
        />
      )}
    </Page>
  );
}

export interface YearProps {
  view: View;
  year: number;
  all: Row[];
  rows: Row[];
  found: number;
  choice: SheetListChoice;
  books: ShownBook[];
  href: (change: Record<string, string | number | undefined>) => string;
}

export function YearView(props: YearProps): VNode {
  const { view, year, all, choice, href } = props;
  const words = text(view.lang);
  const name = formatFiscalYear(year, view.lang);
  const jsonLd = { '@context': 'https://schema.org', '@type': 'Dataset', name: words.yearTitle(name), description: words.yearLead(name), url: `${view.site.origin}${yearPath(year)}`, inLanguage: 'ja', publisher: { '@type': 'GovernmentOrganization', name: view.site.name[view.lang] } };
  return (
    <Page view={view} title={words.yearTitle(name)} description={words.yearLead(name)} wide print="landscape" jsonLd={jsonLd} crumbs={[{ href: view.href('/evaluations'), label: words.title }]}>
      <Lead>{words.yearLead(name)}</Lead>
      <Section title={words.glance(name)}>
        <GlanceView view={view} sheets={all.map(({ document }) => document)} />
      </Section>
      <FilterForm {...props} />
      <Table {...props} />
      <Pagination view={view} page={choice.page ?? 1} pages={Math.ceil(props.found / rowsPerPage)} href={(page) => href({ page })} />
      <Section title={words.downloads}>
        <BooksView view={view} year={year} books={props.books} />
      </Section>
    </Page>
  );
}

function FilterForm({ view, year, all, choice }: YearProps): VNode {
  const words = text(view.lang);
  const none = { value: '', label: words.filters.all };
  const documents = all.map(({ document }) => document);
  const grades = new Map(documents.flatMap(({ grade }) => (grade ? [[grade.code, gradeText(view, grade)] as const] : [])));
  const directions = new Map(documents.flatMap(({ direction }) => (direction ? [[direction.value, direction.label[view.lang]] as const] : [])));
  const departments = [...new Set(documents.flatMap((each) => each.departments))].toSorted();
  return (
    <Filters view={view} action={view.href(yearPath(year))} label={words.filters.label} reset={view.href(yearPath(year))}>
      <TextField name="text" label={words.filters.text} hint={words.filters.textHint} type="search" value={choice.text} />
      <Select name="subject" label={words.columns.subject} value={choice.subject ?? ''} options={[none, { value: 'programme', label: words.subject.programme }, { value: 'measure', label: words.subject.measure }]} />
      <Select name="grade" label={words.grade} value={choice.grade ?? ''} options={[none, ...[...grades].map(([value, label]) => ({ value, label }))]} />
      <Select name="direction" label={words.direction} value={choice.direction ?? ''} options={[none, ...[...directions].map(([value, label]) => ({ value, label }))]} />
      <Select name="department" label={words.departments} value={choice.department ?? ''} options={[none, ...departments.map((value) => ({ value, label: value, lang: 'ja' as const }))]} />
    </Filters>
  );
}

function Table({ view, rows, found, choice, href }: YearProps): VNode {
  const words = text(view.lang);
  const columns: Column<Row>[] = [
    { key: 'key', label: words.columns.key, sortable: true, cell: ({ document }) => document.key },
    { key: 'name', label: words.columns.name, rowHeader: true, sortable: true, cell: ({ document }) => <a href={view.href(sheetPath({ ...document, year: document.fiscalYear }))} lang="ja">{document.name}</a> },
    { key: 'subject', label: words.columns.subject, cell: ({ document }) => words.subject[document.subject] },
    { key: 'departments', label: words.columns.departments, sortable: true, cell: ({ document }) => <span lang="ja">{document.departments.join('、') || words.none}</span> },
    { key: 'grade', label: words.columns.grade, sortable: true, cell: ({ document }) => gradeText(view, document.grade) },
    { key: 'panel', label: words.columns.panel, sortable: true, cell: ({ document }) => gradeText(view, document.panel?.grade ?? null) },
    { key: 'direction', label: words.columns.direction, sortable: true, cell: ({ document }) => document.direction?.label[view.lang] ?? words.none },
  ];
  const downloads = (['csv', 'json', 'xlsx'] as const).map((format) => ({ label: words.files[format], href: href({ format, page: 1 }) }));
  return <DataTable view={view} caption={words.caption(String(found))} columns={columns} rows={rows} sort={{ by: choice.sort ?? '', direction: choice.order ?? 'asc', href: (sort, order) => href({ sort, order, page: 1 }) }} downloads={downloads} empty={words.empty} stacked />;
}
