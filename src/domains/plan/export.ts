/** An edition as a file: everything that the ledger holds of it, in the format asked for. */
import { keyNamed, plainColumns, writePlainRows, yearColumnNamed, type Book } from '#domains/book';
import { type Cell, type Column, csvText, xlsxBytes } from '#platform/table';
import type { Edition } from './edition.ts';
import { editionDocument } from './edition-document.ts';
import { fiscalDataPackage } from './fiscal-data-package.ts';
import type { SourceDocument } from './source-document.ts';

export const exportFormats = ['json', 'csv', 'xlsx', 'fiscal-data-package'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface ExportFile {
  name: string;
  mediaType: string;
  body: string | Uint8Array;
}

export interface ExportContent {
  edition: Edition;
  book: Book;
  sources: SourceDocument[];
}

/** Amounts as numbers where a spreadsheet can sum them without changing a digit; everything else is text. */
function amountCell(text: string): Cell {
  return /^-?\d{1,15}(\.\d+)?$/.test(text) && String(Number(text)) === text ? Number(text) : text;
}

function isAmount(label: string): boolean {
  return keyNamed(plainColumns, label) === 'total' || yearColumnNamed(label)?.column === 'cost';
}

/** The plain table: its head row names the columns that the import knows, so that the file can be brought in again. */
function plainTable(book: Book): { columns: Column<string[]>[]; rows: string[][] } {
  const [head = [], ...rows] = writePlainRows(book);
  const columns = head.map((label, index): Column<string[]> => {
    const cell = isAmount(label) ? amountCell : (text: string): Cell => text;
    return { key: label, label, value: (row) => cell(row[index] ?? '') };
  });
  return { columns, rows };
}

/** CSV and XLSX hold the same table; importing either changes nothing. JSON follows the published schema. */
export async function exportEdition({ edition, book, sources }: ExportContent, format: ExportFormat): Promise<ExportFile> {
  const stem = `plan-${edition.slug}`;
  switch (format) {
    case 'json':
      return { name: `${stem}.json`, mediaType: 'application/json; charset=utf-8', body: `${JSON.stringify(editionDocument(edition, book, sources), null, 1)}\n` };
    case 'csv': {
      const { columns, rows } = plainTable(book);
      return { name: `${stem}.csv`, mediaType: 'text/csv; charset=utf-8', body: csvText(columns, rows) };
    }
    case 'xlsx': {
      const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
      return { name: `${stem}.xlsx`, mediaType, body: await xlsxBytes([{ name: edition.slug, ...plainTable(book) }]) };
    }
    case 'fiscal-data-package':
      // Data Package v1: the descriptor is always called datapackage.json.
      return { name: 'datapackage.json', mediaType: 'application/vnd.datapackage+json', body: `${JSON.stringify(fiscalDataPackage(edition, book), null, 1)}\n` };
  }
}
