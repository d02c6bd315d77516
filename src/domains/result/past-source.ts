/** A file that a city published → the tables in it. What the file is, its content says; its name does not. */
import { decodeText, readSource, SourceError } from '#domains/book';
import type { Sentence } from '#platform/http';
import { readDelimitedTable } from './past-csv.ts';
import { type Grid, gridLimits, ownCells } from './past-grid.ts';
import { readHtmlTables, TooLargeTable } from './past-html.ts';
import { sentence } from './text.ts';

/** Results are a few hundred kilobytes; what is larger is no table of one. */
export const pastBytesMax = 8_000_000;

/** @returns tables in the order of the file, or why there is none that can be read. */
export async function readTables(bytes: Uint8Array, fileName: string): Promise<Grid[] | { fault: Sentence }> {
  if (bytes.length > pastBytesMax) return { fault: sentence((words) => words.past.fault.tooLarge) };
  try {
    const grids = await gridsOf(bytes, fileName);
    return grids.length === 0 ? { fault: sentence((words) => words.past.fault.noTable) } : grids;
  } catch (error) {
    if (error instanceof SourceError) return { fault: error.sentence };
    if (error instanceof TooLargeTable) return { fault: sentence((words) => words.past.fault.tooLarge) };
    if ((error as { code?: string }).code?.startsWith('CSV_')) return { fault: sentence((words) => words.past.fault.brokenCsv) };
    throw error;
  }
}

async function gridsOf(bytes: Uint8Array, fileName: string): Promise<Grid[]> {
  if (isArchive(bytes) || isBinary(bytes)) {
    const { lines } = await readSource(bytes, fileName);
    if (lines.length > gridLimits.rows || lines.reduce((sum, { cells }) => sum + cells.length, 0) > gridLimits.cells * 4) throw new TooLargeTable();
    const sheets = Map.groupBy(lines, ({ sheet, page }) => sheet ?? (page === undefined ? '' : `p. ${page}`));
    return [...sheets].map(([name, rows]) => ({ name, rows: rows.map(({ line, cells }) => ({ line, cells: ownCells(cells) })) }));
  }
  const text = textOf(bytes);
  if (/<table[\s>]/i.test(text)) return readHtmlTables(text);
  if (text.trim() === '') return [];
  return readDelimitedTable(text);
}

const isArchive = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;

/** A PDF, a picture or an old workbook: the book's reader says what to do about each. */
function isBinary(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  return ['%PDF', '\u00d0\u00cf\u0011\u00e0', '\u0089PNG', '\u00ff\u00d8\u00ff', 'GIF8'].some((start) => head.startsWith(start));
}

/** A page says itself how it is written; of old ones the standard name covers more than one encoding. */
function textOf(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 4_096)).toString('latin1');
  const said = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,30})/i.exec(head)?.[1];
  if (said === undefined) return head.includes('\u001b$') ? new TextDecoder('iso-2022-jp').decode(bytes) : decodeText(bytes);
  try {
    const text = new TextDecoder(said).decode(bytes);
    // Saved again by a browser, the page may be UTF-8 and still say what it was.
    return text.includes('\ufffd') ? decodeText(bytes) : text;
  } catch {
    return decodeText(bytes);
  }
}
