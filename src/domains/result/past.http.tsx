/** Past results: what was brought in, the table that comes in, how it was read, and the import. */
import { z } from 'zod';
import { foldForSearch } from '#domains/civic';
import { listProgrammeNames } from '#domains/plan';
import { listAnsweringDepartments } from '#domains/staff';
import { answersFor, holds } from '#platform/access';
import { json, page, Refusal, seeOther, signedIn, type Ask, type Reply, type Sentence } from '#platform/http';
import { withQuery } from '#platform/query';
import { csvReply, type Column } from '#platform/table';
import { turns } from '#platform/turns';
import { type ImportedTable, type PastFault, type PastForm, pastListPath, type PastReading, readPast, readPastForm } from './past.ts';
import type { UsedRow } from './past-rows.ts';
import { pastBytesMax, readTables } from './past-source.ts';
import { findKnownTable, importPast, listImportedTables } from './past.store.ts';
import { PastListView } from './past-list.view.tsx';
import { PastPreviewView, type PreviewProps } from './past-preview.view.tsx';
import { PastUploadView } from './past-upload.view.tsx';
import { sentence, text } from './text.ts';

export const pastListQuery = z.object({
  text: z.string().max(200).optional(),
  year: z.coerce.number().int().min(1900).max(2999).optional(),
  sort: z.enum(['subject', 'year', 'opinions', 'replies', 'at']).optional(),
  order: z.enum(['asc', 'desc']).optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
  done: z.string().max(40).optional(),
});
export type PastChoice = z.output<typeof pastListQuery>;
const rowsPerPage = 50;

export async function listPast(ask: Ask<PastChoice>): Promise<Reply> {
  const { text: words, year, sort = 'at', order = sort === 'at' ? 'desc' : 'asc', page: shown = 1 } = ask.query;
  const all = await listImportedTables(ask.db);
  const keyed = { subject: (row: ImportedTable) => row.subject, year: (row: ImportedTable) => row.fiscalYear, opinions: (row: ImportedTable) => row.opinions, replies: (row: ImportedTable) => row.replies, at: (row: ImportedTable) => row.at.getTime() }[sort];
  const rows = all
    .filter((row) => (year === undefined || row.fiscalYear === year) && (words === undefined || foldForSearch(`${row.subject} ${row.fileName}`).includes(foldForSearch(words))))
    .sort((one, other) => (keyed(one) < keyed(other) ? -1 : keyed(one) > keyed(other) ? 1 : 0) * (order === 'asc' ? 1 : -1));
  if (ask.format === 'csv') return csvReply('past-results.csv', listColumns, rows);
  if (ask.format === 'json') return json({ total: rows.length, tables: rows.map((row) => Object.fromEntries(listColumns.map(({ key, value }) => [key, value(row)]))) });
  const pages = Math.max(1, Math.ceil(rows.length / rowsPerPage));
  if (shown > pages) throw new Refusal(404, 'page-not-found', sentence((said) => said.result.unknownPage(shown)));
  return page(
    <PastListView
      view={ask}
      choice={{ ...ask.query, page: shown }}
      rows={rows.slice((shown - 1) * rowsPerPage, shown * rowsPerPage)}
      found={rows.length}
      any={all.length > 0}
      pages={pages}
      years={[...new Set(all.map(({ fiscalYear }) => fiscalYear))].sort((one, other) => other - one)}
      done={all.find(({ slug }) => slug === ask.query.done) ?? null}
      href={({ format, done: _done, ...change }) => ask.href(withQuery(pastListPath, { ...ask.query, done: undefined, ...change, format }))}
    />,
  );
}

const listColumns: Column<ImportedTable>[] = [
  { key: 'consultation', label: 'consultation', value: (row) => row.slug },
  { key: 'subject', label: 'subject', value: (row) => row.subject },
  { key: 'fiscal_year', label: 'fiscal_year', value: (row) => row.fiscalYear },
  { key: 'file', label: 'file', value: (row) => row.fileName },
  { key: 'rows', label: 'rows', value: (row) => row.rows },
  { key: 'rows_left_out', label: 'rows_left_out', value: (row) => row.leftOut },
  { key: 'replies', label: 'replies', value: (row) => row.replies },
  { key: 'opinions', label: 'opinions', value: (row) => row.opinions },
  { key: 'at', label: 'at', value: (row) => row.at.toISOString() },
  { key: 'acting_as', label: 'acting_as', value: (row) => row.actingAs },
];

export async function showPastUpload(ask: Ask): Promise<Reply> {
  return page(<PastUploadView view={ask} pasted="" error={null} />);
}

/** Larger ones come as files: shown again, the page would be many times as large. */
const pastedLettersMax = 1_000_000;
export const pastUploadForm = z.object({ file: z.instanceof(File).optional(), pasted: z.string().max(pastBytesMax).default('') });

/** Keeps the table under the hash of its bytes, so that what is seen is what goes in. */
export async function takePastUpload(ask: Ask<Record<string, never>, z.output<typeof pastUploadForm>>): Promise<Reply> {
  const { file, pasted } = ask.form;
  const hasFile = file !== undefined && file.size > 0;
  const hasText = pasted.trim() !== '';
  const again = (fault: Sentence, field: 'file' | 'pasted', kept = pasted) => page(<PastUploadView view={ask} pasted={kept} error={{ field, sentence: fault }} />, 422);
  if (pasted.length > pastedLettersMax) return again(sentence((words) => words.past.upload.pastedTooLong), 'pasted', '');
  if (!hasFile && !hasText) return again(sentence((words) => words.past.upload.nothing), 'file');
  if (hasFile && hasText) return again(sentence((words) => words.past.upload.both), 'pasted');
  const bytes = hasFile ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(pasted);
  const name = (hasFile ? file.name : text(ask.lang).past.upload.pastedName).slice(0, 200);
  const reading = await inTurn(() => readFile(bytes, name, {}));
  if ('fault' in reading) return again(reading.fault, hasFile ? 'file' : 'pasted');
  const { sha256 } = await ask.files.put(bytes);
  ask.telling.subject = `past-table ${sha256}`;
  return seeOther(ask.href(withQuery(`${pastListPath}/previews/${sha256}`, { name })));
}

/** One table at a time: reading takes memory. */
const inTurn = turns(1);

async function readFile(bytes: Uint8Array, name: string, asked: { table?: number; columns?: readonly string[] }): Promise<PastReading | { fault: Sentence }> {
  const grids = await readTables(bytes, name);
  return 'fault' in grids ? grids : readPast(grids, asked);
}

const chosen = { table: z.coerce.number().int().min(1).max(1_000).optional(), 'columns[]': z.array(z.string().max(20)).max(60).optional() };
export const pastPreviewQuery = z.object({ name: z.string().min(1).max(200).default('table'), ...chosen });

async function bytesOf({ files }: Pick<Ask, 'files'>, sha256: string): Promise<Uint8Array> {
  const bytes = /^[0-9a-f]{64}$/.test(sha256) ? await files.get(sha256) : null;
  if (bytes === null) throw new Refusal(404, 'table-not-found', sentence((words) => words.past.fault.gone));
  return bytes;
}

type Chosen = { name: string; table?: number; 'columns[]'?: string[] };

/** @throws Refusal 404 for a table that is not kept, 422 for one that cannot be read */
async function readingOf(ask: Pick<Ask, 'files'>, sha256: string, { name, table, 'columns[]': columns }: Chosen): Promise<{ bytes: Uint8Array; reading: PastReading }> {
  const bytes = await bytesOf(ask, sha256);
  const reading = await inTurn(() => readFile(bytes, name, { table: table === undefined ? undefined : table - 1, columns }));
  if ('fault' in reading) throw new Refusal(422, 'wrong-table', reading.fault);
  return { bytes, reading };
}

export async function showPastPreview(ask: Ask<z.output<typeof pastPreviewQuery>>): Promise<Reply> {
  const sha256 = ask.params.sha256 ?? '';
  const { reading } = await readingOf(ask, sha256, ask.query);
  ask.telling.subject = `past-table ${sha256}`;
  if (ask.format === 'csv') return csvReply('rows.csv', rowColumns(ask.lang), reading.result.rows);
  return previewPage(ask, { sha256, name: ask.query.name, reading, form: emptyForm(ask), faults: [], isChanged: false });
}

async function previewPage(ask: Pick<Ask, 'db'> & PreviewProps['view'], shown: Omit<PreviewProps, 'view' | 'known' | 'strict'> & { strict?: boolean }, status = 200): Promise<Reply> {
  const known = shown.reading.result.replies.length === 0 ? null : await findKnownTable(ask.db, shown.reading.mark);
  return page(<PastPreviewView view={ask} strict={false} {...shown} known={known} />, status);
}

function rowColumns(lang: 'ja' | 'en'): Column<UsedRow>[] {
  const words = text(lang).past.preview;
  return [
    { key: 'row', label: words.line, value: ({ line }) => line },
    { key: 'use', label: words.use, value: ({ use }) => words.uses[use] },
    { key: 'reply', label: words.to, value: ({ reply }) => reply },
    { key: 'remarks', label: words.note, value: ({ notes }) => notes.map((note) => note[lang]).join(' ') },
    { key: 'text', label: words.said, value: ({ said }) => said },
  ];
}

/** The department of whoever asks stands in it already. */
function emptyForm(ask: Pick<Ask, 'principal'>): PastForm {
  const own = signedIn(ask).posts.find(({ role, department }) => (role === 'member' || role === 'head') && department !== null)?.department?.name ?? '';
  const [bureau = '', ...section] = own.split(' ');
  return { subject: '', year: '', purpose: '', bureau, section: section.join(' '), opens_on: '', closes_on: '', people: '', submissions: '', programmes: '', source_url: '', contact: '' };
}

const line = z.string().max(400).default('');
export const pastImportForm = z.object({
  sha256: z.string().max(64).default(''), name: z.string().max(200).default('table'), seen: z.string().max(64).default(''), strict: z.string().max(10).default(''),
  table: z.coerce.number().int().min(1).max(1_000).optional(), 'columns[]': z.array(z.string().max(20)).max(60).default([]),
  subject: line, year: line, purpose: z.string().max(4_000).default(''), bureau: line, section: line, opens_on: line, closes_on: line, people: line, submissions: line,
  programmes: z.string().max(2_000).default(''), source_url: z.string().max(2_000).default(''), contact: line,
});

/** Brings the kept table in, if it still reads as the person saw it. */
export async function makePastImport(ask: Ask<Record<string, never>, z.output<typeof pastImportForm>>): Promise<Reply> {
  const { sha256, name, seen, strict, table, 'columns[]': columns, ...form } = ask.form;
  const { bytes, reading } = await readingOf(ask, sha256, { name, table, 'columns[]': columns });
  const shown = { sha256, name, reading, form, isChanged: false, strict: strict !== '' };
  if (reading.mark !== seen) return previewPage(ask, { ...shown, faults: [], isChanged: true }, 409);
  const { facts, faults } = readPastForm(form, new Set((await listProgrammeNames(ask.db)).map(({ number }) => number)));
  const unread = reading.result.rows.filter(({ use }) => use === 'refused').length;
  if (strict !== '' && unread > 0) faults.push({ field: 'strict', sentence: sentence((words) => words.past.form.fault.strict(unread)) });
  if (faults.every(({ field }) => field !== 'bureau')) faults.push(...(await departmentFaults(ask, facts.department)));
  if (reading.result.replies.length === 0) throw new Refusal(422, 'wrong-table', sentence((words) => words.past.fault.noRows));
  if (faults.length > 0) return previewPage(ask, { ...shown, faults }, 422);
  const made = await importPast(ask.db, { facts, reading, fileName: name, bytes, actingAs: ask.actingAs }, ask.clock.now());
  if (made === null) return previewPage(ask, { ...shown, faults: [] }, 409);
  ask.telling.subject = `consultation ${made.slug}`;
  return seeOther(ask.href(withQuery(pastListPath, { done: made.slug })));
}

/** Planning brings in results of any department, also of those that are no more; others their own. */
async function departmentFaults(ask: Pick<Ask, 'db' | 'principal'>, department: { bureau: string; section: string | null }): Promise<PastFault[]> {
  const principal = signedIn(ask);
  if (holds(principal, 'planning')) return [];
  const answering = await listAnsweringDepartments(ask.db, [department]);
  if (answersFor(principal, answering, 'member', 'head')) return [];
  return [{ field: 'bureau', sentence: sentence((words) => (answering.length === 0 ? words.past.form.fault.unknownDepartment : words.past.form.fault.notYours)) }];
}
