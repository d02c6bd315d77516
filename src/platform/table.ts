/** Lists as files that spreadsheets open: CSV and XLSX. */
import { stringify } from 'csv-stringify/sync';
import type { Sheet as WorkbookSheet } from 'write-excel-file/node';
import { download, type Reply } from './http.ts';

export type Cell = string | number | bigint | boolean | null | undefined;

/** One column of a list; `value` gives the cell of a row. */
export interface Column<Row> {
  /** Machine name, for JSON and data dictionaries. */
  key: string;
  /** Head of the column in the file. */
  label: string;
  value: (row: Row) => Cell;
  /** Width in characters, for XLSX. */
  width?: number;
}

const plainNumber = /^[+-]?\d+(\.\d+)?$/;
/**
 * What spreadsheets take for a formula (OWASP, CSV injection), with the full-width forms that Japanese Excel takes too and with
 * the spaces that some programs take away first. Apostrophes before it count, so that `unguarded` knows its own.
 */
const formulaStart = /^'*\s*[=+\-@\t\r＝＋－＠]/;

/** RFC 4180 with CRLF and a byte order mark, without which Excel reads Japanese as Shift_JIS. `name` with its ending. */
export function csvReply<Row>(name: string, columns: Column<Row>[], rows: Iterable<Row>): Reply {
  return download(name, 'text/csv; charset=utf-8', csvText(columns, rows));
}

export function csvText<Row>(columns: Column<Row>[], rows: Iterable<Row>): string {
  const body = Array.from(rows, (row) => columns.map((column) => csvCell(column.value(row))));
  return stringify([columns.map((column) => csvCell(column.label)), ...body], { bom: true, record_delimiter: 'windows', quoted_match: /^\s|\s$|[\r\n]/ });
}

function csvCell(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'string' ? guarded(cell) : String(cell);
}

/** Text that a spreadsheet would run as a formula gets an apostrophe; numbers such as -3 and a lone dash stay as they are. */
export function guarded(text: string): string {
  const harmless = text.length < 2 || plainNumber.test(text) || !formulaStart.test(text);
  return harmless ? text : `'${text}`;
}

/** Takes back what `guarded` added, so that writing and reading a file changes nothing. */
export function unguarded(text: string): string {
  return text.startsWith("'") && guarded(text.slice(1)) === text ? text.slice(1) : text;
}

export interface TableSheet<Row> {
  name: string;
  columns: Column<Row>[];
  rows: Iterable<Row>;
}

/** A workbook; text is stored as text, so nothing in it runs. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export async function xlsxBytes(sheets: TableSheet<any>[]): Promise<Uint8Array> {
  // Loaded with the first workbook.
  const { default: writeWorkbook } = await import('write-excel-file/node');
  return writeWorkbook(sheets.map(workbookSheet)).toBuffer();
}

function workbookSheet<Row>({ name, columns, rows }: TableSheet<Row>): WorkbookSheet<never> {
  const head = columns.map((column) => ({ value: column.label, type: String, fontWeight: 'bold' as const }));
  const body = Array.from(rows, (row) => columns.map((column) => workbookCell(column.value(row))));
  return {
    // Excel takes at most 31 characters, and none of these.
    sheet: name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31),
    data: [head, ...body],
    columns: columns.map((column) => ({ width: column.width ?? 16 })),
    stickyRowsCount: 1,
  } as WorkbookSheet<never>;
}

function workbookCell(cell: Cell) {
  if (cell === null || cell === undefined || cell === '') return null;
  if (typeof cell === 'boolean') return { value: cell, type: Boolean };
  if (typeof cell === 'number') return { value: cell, type: Number };
  // A whole number beyond 2^53 would lose digits as a number of a workbook.
  if (typeof cell === 'bigint') return Number.isSafeInteger(Number(cell)) ? { value: Number(cell), type: Number } : { value: String(cell), type: String };
  return { value: workbookText(cell), type: String };
}

/**
 * In a workbook `_x0041_` stands for a letter (ECMA-376 Part 1, 22.9.2.19), so that what looks like it is written with its first line
 * escaped. A word that every object has (`constructor`) gets its first letter so: the package looks words up in an object, and finds it
 * there.
 */
function workbookText(text: string): string {
  // eslint-disable-next-line no-control-regex
  const plain = text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, '').replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  return plain in Object.prototype ? `_x${plain.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_${plain.slice(1)}` : plain;
}
