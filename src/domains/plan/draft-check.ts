/** The same checks as an import's, on a draft: its table is read as a file would be. */
import { checkBook, readBook, type Book, type Finding } from '#domains/book';
import { draftTable } from './draft-cell.ts';
import { departmentKey, type Draft, type DraftRow } from './draft.ts';

export interface RowFinding extends Finding {
  /** Row and field that it is about; null where it is about the whole. */
  rowId: number | null;
  field: string | null;
}

export interface CheckedDraft {
  /** Without the rows that cannot go in. */
  book: Book;
  findings: RowFinding[];
}

export function checkDraft(draft: Draft, rows: DraftRow[]): CheckedDraft {
  const { table, rows: rowOfLine, fields } = draftTable(draft, rows);
  const lines = table.map((cells, index) => ({ line: index + 1, cells }));
  const reading = readBook({ kind: 'csv', fileName: `${draft.slug}.csv`, bytes: 0, lines }, 'plain');
  const findings = [...reading.findings, ...checkBook(reading.book)].map((finding) => ({
    ...finding,
    rowId: (finding.place && rowOfLine[finding.place.line - 1]?.id) ?? null,
    field: finding.place && rowOfLine[finding.place.line - 1] ? fields[finding.place.cell - 1] || null : null,
  }));
  return { book: reading.book, findings };
}

export function errorsOf(findings: RowFinding[]): RowFinding[] {
  return findings.filter(({ severity }) => severity === 'error');
}

/** Errors of rows by the key of the department whose part the row is in; what is about the whole draft is nobody's part. */
export function errorsByDepartment(rows: DraftRow[], findings: RowFinding[]): Map<string, RowFinding[]> {
  const keys = new Map(rows.map((row) => [row.id, departmentKey(row.department)]));
  return Map.groupBy(
    errorsOf(findings).filter(({ rowId }) => rowId !== null && keys.has(rowId)),
    ({ rowId }) => keys.get(rowId!)!,
  );
}

/** How many rows the findings are about. */
export function rowsIn(findings: RowFinding[]): number {
  return new Set(findings.map(({ rowId }) => rowId)).size;
}
