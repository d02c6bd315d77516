/** A file that a city published → the ledger: reads, checks, compares and, unless it only looks, applies. */
import { checkBook, layoutFor, readBook, readSource, type Finding, type LineUse, type Listing, type Place, type Reading } from '#domains/book';
import { createHash } from 'node:crypto';
import type { Clock } from '#platform/clock';
import { type Database, inTransaction } from '#platform/database';
import type { Files } from '#platform/files';
import type { LedgerChange } from './change.ts';
import { type ImportCounts, type ImportOutcome, type ImportRequest } from './import.ts';
import { applyImport, planImport } from './import.store.ts';
import { withinLimits } from './ledger-limit.ts';

export interface ImportFile {
  bytes: Uint8Array;
  name: string;
  /** Name of a layout; null lets the file's own marks decide. */
  layout: string | null;
}

export interface FileOutcome {
  /** refused: not one row could go in. previewed: it would go in. */
  result: ImportOutcome['result'] | 'previewed' | 'refused';
  edition: ImportOutcome['edition'];
  counts: ImportCounts;
  changes: LedgerChange[];
  findings: Finding[];
  succession: ImportOutcome['succession'];
  lines: { used: number; header: number; reported: number };
}

/** Throws SourceError where the file as a whole cannot be read. Writes nothing. */
export async function readFile(file: ImportFile): Promise<Pick<ImportRequest, 'reading' | 'source'>> {
  const source = await readSource(file.bytes, file.name);
  const reading = readBook(source, file.layout ?? undefined);
  const layout = layoutFor(source, file.layout ?? undefined);
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  const { book, left, findings } = withinLimits(reading.book);
  return {
    reading: { book, lines: withoutLines(reading.lines, left), findings: [...reading.findings, ...findings, ...checkBook(book, layout?.kinds)] },
    source: { name: file.name, kind: source.kind, sha256, bytes: file.bytes.length, layout: layout?.name ?? '' },
  };
}

/** Lines of rows that the ledger cannot hold are reported, not used: from a row's name to the last of its amounts. */
function withoutLines(lines: LineUse[], left: Listing[]): LineUse[] {
  if (left.length === 0) return lines;
  const at = new Map(lines.map((line, index) => [lineKey(line), index]));
  const reported = new Set<number>();
  for (const listing of left) {
    const figures = [listing.total, ...Object.values(listing.costs)].map(({ place }) => place);
    const indexes = [listing.place, ...figures].flatMap((place) => (place === null ? [] : (at.get(lineKey(place)) ?? [])));
    for (let index = Math.min(...indexes); index <= Math.max(...indexes); index += 1) reported.add(index);
  }
  return lines.map((line, index) => (reported.has(index) && line.use === 'used' ? { ...line, use: 'reported' } : line));
}

function lineKey({ line, page, sheet }: Pick<Place, 'line' | 'page' | 'sheet'>): string {
  return `${line} ${page ?? ''} ${sheet ?? ''}`;
}

export type ImportWish = Omit<ImportRequest, 'reading' | 'source'>;

/** What importing the file would do. Writes nothing. */
export async function previewFile(db: Database, file: ImportFile, wish: ImportWish): Promise<FileOutcome> {
  const read = await readFile(file);
  if (read.reading.book.listings.length === 0) return refused(read.reading);
  const planned = await planImport(db, { ...read, ...wish });
  const { edition, counts, changes, findings, succession } = planned;
  const known = edition && { slug: edition.slug, title: edition.title, status: edition.status, isNew: false };
  return { result: planned.news ? 'previewed' : 'unchanged', edition: known, counts, changes, findings, succession, lines: linesOf(read.reading) };
}

/** The document is kept before the ledger points to it, so that the ledger never points to nothing. */
export async function importFile(parts: { db: Database; files: Files; clock: Clock }, file: ImportFile, wish: ImportWish): Promise<FileOutcome> {
  const read = await readFile(file);
  if (read.reading.book.listings.length === 0) return refused(read.reading);
  await parts.files.put(file.bytes);
  const outcome = await inTransaction(parts.db, (tx) => applyImport(tx, { ...read, ...wish }, parts.clock), { isolation: 'read committed' });
  return { ...outcome, lines: linesOf(read.reading) };
}

function refused(reading: Reading): FileOutcome {
  const counts = { added: 0, changed: 0, unchanged: 0, kept: 0, removed: 0 };
  return { result: 'refused', edition: null, counts, changes: [], findings: reading.findings, succession: null, lines: linesOf(reading) };
}

function linesOf({ lines }: Reading): FileOutcome['lines'] {
  const of = (use: 'used' | 'header' | 'reported'): number => lines.filter((line) => line.use === use).length;
  return { used: of('used'), header: of('header'), reported: of('reported') };
}
