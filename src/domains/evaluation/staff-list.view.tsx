import type { VNode } from 'preact';
import { formatFiscalYear, formatFiscalYearShort } from '#domains/civic';
import { staffCrumb } from '#domains/staff';
import type { View } from '#platform/http';
import { Button, Buttons, type Column, DataTable, Filters, Form, formatInstant, Lead, Notice, Page, Pagination, Section, Select, TextField } from '#ui';
import { BooksView, type ShownBook } from './book.view.tsx';
import { staffSheetPath, type Evaluated } from './evaluated.ts';
import { rowsPerPage, type StaffListChoice } from './sheet-list.ts';
import { sheetStates, type SheetState } from './sheet.ts';
import { StateTag } from './sheet.view.tsx';
import { text } from './text.ts';
import type { Wait } from './wait.ts';

export interface StaffRow extends Evaluated {
  year: number;
  departmentNames: string[];
  state: SheetState;
  isAssessed: boolean;
  changedAt: Date | null;
}

export interface StaffListProps {
  view: View;
  year: number;
  years: number[];
  rows: StaffRow[];
  found: number;
  departments: string[];
  choice: StaffListChoice;
  /** What sheets may wait for with this person. */
  waits: Wait[];
  /** How many sheets were published a moment ago. */
  published: number | null;
  isPlanning: boolean;
  isPanel: boolean;
  /** Sheets that this person may open, by `subject key`. */
  opens: Set<string>;
  toPublish: number;
  books: ShownBook[];
  href: (change: Record<string, string | number | undefined>) => string;
}

export function StaffListView(props: StaffListProps): VNode {
  const { view, year, choice, href } = props;
  const words = text(view.lang);
  return (
    <Page view={view} title={words.staff.title} wide crumbs={props.isPanel && !props.isPlanning ? [] : [staffCrumb(view)]}>
      {props.published === null ? null : <Notice tone="success" title={words.staff.publishedAll(String(props.published))} />}
      <Lead>{words.staff.lead(formatFiscalYear(year, view.lang))}</Lead>
      {props.isPlanning ? (
        <p>
          <a href={view.href('/staff/evaluations/forms')}>{words.staff.forms}</a>
        </p>
      ) : null}
      <FilterForm {...props} />
      <Table {...props} />
      <Pagination view={view} page={choice.page ?? 1} pages={Math.ceil(props.found / rowsPerPage)} href={(page) => href({ page })} />
      {props.isPlanning && props.toPublish > 0 ? (
        <Section title={words.staff.steps.publish}>
          <p>{words.staff.publishAllLead}</p>
          <Form view={view} method="post" action={view.href(`/staff/evaluations/${year}/publication`)} label={words.staff.steps.publish}>
            <Buttons>
              <Button>{words.staff.publishAll(String(props.toPublish))}</Button>
            </Buttons>
          </Form>
        </Section>
      ) : null}
      {props.books.length === 0 ? null : (
        <Section title={words.staff.bookTitle}>
          <BooksView view={view} year={year} books={props.books} />
        </Section>
      )}
    </Page>
  );
}

function FilterForm({ view, year, years, departments, choice, waits }: StaffListProps): VNode {
  const words = text(view.lang);
  const all = { value: '', label: words.filters.all };
  return (
    <Filters view={view} action={view.href('/staff/evaluations')} label={words.filters.label} reset={view.href('/staff/evaluations')}>
      <Select name="year" label={words.staff.year} value={String(year)} options={years.map((each) => ({ value: String(each), label: formatFiscalYearShort(each, view.lang) }))} />
      <TextField name="text" label={words.filters.text} hint={words.filters.textHint} type="search" value={choice.text} />
      <Select name="subject" label={words.columns.subject} value={choice.subject ?? ''} options={[all, { value: 'programme', label: words.subject.programme }, { value: 'measure', label: words.subject.measure }]} />
      {waits.length === 0 ? null : <Select name="waits" label={words.staff.waits} value={choice.waits ?? ''} options={[all, ...waits.map((wait) => ({ value: wait, label: words.staff.desk[wait] }))]} />}
      <Select name="state" label={words.columns.state} value={choice.state ?? ''} options={[all, ...sheetStates.map((state) => ({ value: state, label: words.staff.state[state] }))]} />
      <Select name="department" label={words.columns.departments} value={choice.department ?? ''} options={[all, ...departments.map((name) => ({ value: name, label: name, lang: 'ja' as const }))]} />
    </Filters>
  );
}

function Table({ view, rows, found, choice, href, isPanel, isPlanning, opens }: StaffListProps): VNode {
  const words = text(view.lang);
  const path = (row: StaffRow) => (isPanel && !isPlanning ? `${staffSheetPath(row)}/assessment` : staffSheetPath(row));
  const columns: Column<StaffRow>[] = [
    { key: 'key', label: words.columns.key, sortable: true, cell: (row) => row.key },
    { key: 'name', label: words.columns.name, rowHeader: true, sortable: true, cell: (row) => (opens.has(`${row.subject} ${row.key}`) ? <a href={view.href(path(row))} lang="ja">{row.name}</a> : <span lang="ja">{row.name}</span>) },
    { key: 'subject', label: words.columns.subject, cell: (row) => words.subject[row.subject] },
    { key: 'departments', label: words.columns.departments, sortable: true, cell: (row) => row.departmentNames.join('、') || words.none },
    { key: 'state', label: words.columns.state, sortable: true, cell: (row) => <StateTag view={view} state={row.state} /> },
    { key: 'assessed', label: words.columns.assessed, cell: (row) => (row.isAssessed ? words.step.assessed : words.none) },
    { key: 'changed', label: words.columns.changed, sortable: true, cell: (row) => (row.changedAt === null ? words.none : formatInstant(view.lang, row.changedAt)) },
  ];
  const downloads = (['csv', 'json'] as const).map((format) => ({ label: words.files[format], href: href({ format, page: 1 }) }));
  return <DataTable view={view} caption={words.caption(String(found))} columns={columns} rows={rows} sort={{ by: choice.sort ?? '', direction: choice.order ?? 'asc', href: (sort, order) => href({ sort, order, page: 1 }) }} downloads={downloads} empty={words.empty} stacked />;
}
