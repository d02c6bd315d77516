import type { VNode } from 'preact';
import { formatUnit } from '#domains/civic';
import type { View } from '#platform/http';
import { Button, Buttons, type Column, DataTable, Filters, Form, formatInstant, Lead, Notice, Page, Pagination, Select, TextField } from '#ui';
import { ActingAs } from './acting-as.view.tsx';
import { CellInput, cellId, draftFieldName, isAmount, rowNumber } from './draft-cell.view.tsx';
import type { RowFinding } from './draft-check.ts';
import type { Conflict } from './draft-saving.ts';
import { type Draft, draftPath, type DraftRow, isOpen } from './draft.ts';
import { Said } from './figure.view.tsx';
import { text } from './text.ts';

interface GridRow {
  row: DraftRow;
  mayWrite: boolean;
  findings: RowFinding[];
}

export interface GridProps {
  view: View;
  draft: Draft;
  fields: string[];
  rows: GridRow[];
  found: number;
  planning: boolean;
  /** Keys of the departments in the draft. */
  departments: string[];
  choice: { text?: string | undefined; department?: string | undefined; measure?: string | undefined; fate?: string | undefined; only?: string | undefined; sort?: string | undefined; order?: 'asc' | 'desc' | undefined; page?: number | undefined };
  /** How many cells were saved just now; null where nothing was. */
  saved: number | null;
  pageNumber: number;
  pages: number;
  href: (change: Record<string, string | number | undefined>) => string;
}

/** The draft's rows as a table of inputs; it works without a script, and like a spreadsheet with one. */
export function GridView(props: GridProps): VNode {
  const { view, draft, rows, saved, pageNumber, pages, href } = props;
  const words = text(view.lang).draft;
  const back = href({}).split('?')[1] ?? '';
  const table = <GridTable {...props} />;
  return (
    <Page view={view} title={words.gridTitle(draft.title)} titleLang="ja" shoulder={words.states[draft.state]} wide scripts={['draft-grid']} crumbs={crumbs(view, draft)}>
      <Lead>{words.gridLead}</Lead>
      <p>{words.gridLegend}</p>
      {saved === null ? null : <Notice tone="success" title={saved === 0 ? words.savedNothing : words.saved(saved)} />}
      {isOpen(draft) ? null : <Notice tone="info" title={words.notWritable} />}
      <FilterForm {...props} />
      {isOpen(draft) && rows.some(({ mayWrite }) => mayWrite) ? (
        <div class="hk-grid" data-draft-grid data-unsaved={words.unsaved} data-saved={words.saved(0).replace('0', '{n}')}>
          <Form view={view} method="post" action={view.href(draftPath(draft.slug, '/grid'))} label={words.grid}>
            <input type="hidden" name="back" value={back} />
            {table}
            <Buttons>
              <Button>{words.save}</Button>
            </Buttons>
            <p class="hk-grid-status" role="status" />
          </Form>
        </div>
      ) : (
        table
      )}
      <Pagination view={view} page={pageNumber} pages={pages} href={(number) => href({ page: number })} />
    </Page>
  );
}

function crumbs(view: View, draft: Draft) {
  return [
    { href: view.href('/staff/plan/drafts'), label: text(view.lang).draft.title },
    { href: view.href(draftPath(draft.slug)), label: <Said view={view}>{draft.title}</Said> },
  ];
}

function FilterForm({ view, draft, departments, choice }: GridProps): VNode {
  const words = text(view.lang).draft;
  const path = view.href(draftPath(draft.slug, '/grid'));
  const all = { value: '', label: words.all };
  return (
    <Filters view={view} action={path} label={words.filters} reset={path}>
      <TextField name="text" label={words.text} type="search" value={choice.text} />
      <Select name="department" label={words.department} value={choice.department ?? ''} options={[all, ...departments.map((key) => ({ value: key || '/', label: key === '' ? words.noDepartment : key.replace('/', ' ').trim(), lang: key === '' ? undefined : ('ja' as const) }))]} />
      <Select name="measure" label={text(view.lang).measure} value={choice.measure ?? ''} options={[all, ...draft.headings.measures.map(({ code, name }) => ({ value: code, label: `${code} ${name}`, lang: 'ja' as const }))]} />
      <Select name="fate" label={words.fate} value={choice.fate ?? ''} options={[all, ...Object.entries(words.fates).map(([value, label]) => ({ value, label }))]} />
      <Select name="only" label={words.only} value={choice.only ?? ''} options={[all, { value: 'faults', label: words.faultsOnly }]} />
    </Filters>
  );
}

function GridTable({ view, draft, fields, rows, found, planning, choice, href }: GridProps): VNode {
  const words = text(view.lang).draft;
  const index = new Map(rows.map((row, at) => [row, at]));
  const columns: Column<GridRow>[] = [
    {
      key: 'row', label: words.number, rowHeader: true,
      cell: ({ row }) => (
        <>
          <a href={view.href(draftPath(draft.slug, `/rows/${row.id}`))}>{rowNumber(view, row)}</a>
          {row.fate === 'carried' ? null : <span> {words.fates[row.fate]}</span>}
        </>
      ),
    },
    ...fields.map((field, column): Column<GridRow> => ({
      key: field === 'departments' ? 'department' : field,
      label: draftFieldName(view, field),
      sortable: field === 'name' || field === 'measure' || field === 'departments',
      align: isAmount(field) ? 'end' : 'start',
      cell: (shown) =>
        shown.mayWrite && (field !== 'departments' || planning) ? (
          <CellInput view={view} row={shown.row} field={field} at={[index.get(shown) ?? 0, column]} wrong={shown.findings.some((finding) => finding.field === field && finding.severity !== 'note')} />
        ) : (
          <Said view={view}>{shown.row.cells[field] || text(view.lang).nothingPrinted}</Said>
        ),
    })),
    { key: 'findings', label: words.findings, cell: (shown) => <FindingList view={view} {...shown} /> },
  ];
  const downloads = [
    { label: text(view.lang).csv, href: href({ format: 'csv', page: undefined }) },
    { label: text(view.lang).json, href: href({ format: 'json', page: undefined }) },
  ];
  const sort = { by: choice.sort ?? '', direction: choice.order ?? ('asc' as const), href: (by: string, order: 'asc' | 'desc') => href({ sort: by, order, page: undefined }) };
  return <DataTable view={view} caption={words.gridCaption(String(found), formatUnit(draft.unitYen, view.lang))} columns={columns} rows={rows} empty={words.gridEmpty} downloads={downloads} sort={sort} />;
}

function FindingList({ view, row, findings }: { view: View; row: DraftRow; findings: RowFinding[] }): VNode {
  const words = text(view.lang).draft;
  if (findings.length === 0) return <>{words.noFindings}</>;
  return (
    <ul class="hk-grid-findings">
      {findings.map((finding, index) => (
        <li key={index}>
          {words.severities[finding.severity]}
          {view.lang === 'ja' ? '：' : ': '}
          {finding.field === null ? finding[view.lang] : <a href={`#${cellId(row, finding.field)}`}>{finding[view.lang]}</a>}
        </li>
      ))}
    </ul>
  );
}

interface ConflictProps {
  view: View;
  draft: Draft;
  saving: { saved: number; conflicts: Conflict[]; revisions: Record<number, number> };
  rows: DraftRow[];
  /** Where the person came from. */
  back: string;
}

/** Cells that two people changed: what was shown, what stands there, what this person typed. Nothing typed is lost. */
export function ConflictView({ view, draft, saving, rows, back }: ConflictProps): VNode {
  const words = text(view.lang).draft;
  const byId = new Map(rows.map((row) => [row.id, row]));
  const shown = saving.conflicts.flatMap((conflict, index) => {
    const row = byId.get(conflict.rowId);
    return row === undefined ? [] : [{ conflict, row, index }];
  });
  const columns: Column<(typeof shown)[number]>[] = [
    { key: 'cell', label: words.field, rowHeader: true, cell: ({ conflict, row }) => `${row.cells.name ?? ''} ${draftFieldName(view, conflict.field)}` },
    { key: 'was', label: words.was, cell: ({ conflict }) => <Said view={view}>{conflict.was || text(view.lang).nothingPrinted}</Said> },
    {
      key: 'theirs', label: words.theirs,
      cell: ({ conflict }) => (
        <>
          <strong><Said view={view}>{conflict.theirs || text(view.lang).nothingPrinted}</Said></strong>
          <br />
          <ActingAs view={view} actingAs={conflict.actingAs} /> {formatInstant(view.lang, conflict.at)}
        </>
      ),
    },
    { key: 'yours', label: words.yours, cell: ({ conflict, row, index }) => <CellInput view={view} row={row} field={conflict.field} at={[index, 0]} wrong={false} value={conflict.yours} /> },
    {
      key: 'keep', label: words.keep,
      cell: ({ conflict, row, index }) => (
        <select name="keep" id={`keep-${index}`} aria-label={words.cellOf(`${draftFieldName(view, conflict.field)} ${words.keep}`, row.cells.name ?? '')}>
          <option value="yours">{words.keepYours}</option>
          <option value="theirs">{words.keepTheirs}</option>
        </select>
      ),
    },
  ];
  return (
    <Page view={view} title={words.conflictTitle} wide crumbs={crumbs(view, draft)}>
      <Notice tone="warning" title={words.conflictLead(saving.saved)} />
      <div class="hk-grid">
      <Form view={view} method="post" action={view.href(draftPath(draft.slug, '/grid'))} label={words.conflictTitle}>
        <input type="hidden" name="back" value={back} />
        <DataTable view={view} caption={words.conflictCaption} columns={columns} rows={shown} empty={text(view.lang).nothingPrinted} stacked />
        <Buttons>
          <Button>{words.save}</Button>
        </Buttons>
      </Form>
      </div>
    </Page>
  );
}
