import { createHash } from 'node:crypto';
import { SourceError, sourceBytesMax } from '#domains/book';
import { z } from 'zod';
import { json, page, Refusal, seeOther, type Ask, type Reply, type Sentence } from '#platform/http';
import { csvReply, type Column } from '#platform/table';
import { previewMark } from './import.ts';
import { type AmountImport, applyPreview, findImport, listImports, lockImports, previewAmounts } from './import.store.ts';
import { ImportListView, ImportReportView, PreviewView, UploadView } from './import.view.tsx';
import { readInTurn } from './reading-turn.ts';
import { sentence, text } from './text.ts';

export const importListQuery = z.object({ page: z.coerce.number().int().min(1).max(100_000).optional() });
const importsPerPage = 50;

/** Imports so far. */
export async function showImports(ask: Ask<z.output<typeof importListQuery>>): Promise<Reply> {
  const shown = ask.query.page ?? 1;
  const isPage = ask.format === 'html';
  const { found, imports } = await listImports(ask.db, { limit: isPage ? importsPerPage : null, offset: isPage ? (shown - 1) * importsPerPage : 0 });
  if (ask.format === 'csv') return csvReply('money-imports.csv', importColumns, imports);
  if (ask.format === 'json') return json({ total: found, imports: imports.map((one) => Object.fromEntries(importColumns.map(({ key, value }) => [key, value(one)]))) });
  return page(<ImportListView view={ask} imports={imports} found={found} shown={shown} pages={Math.ceil(found / importsPerPage)} />);
}

const importColumns: Column<AmountImport>[] = [
  { key: 'id', label: 'id', value: (one) => one.id },
  { key: 'applied_at', label: 'applied_at', value: (one) => one.appliedAt.toISOString() },
  { key: 'file', label: 'file', value: (one) => one.sourceName },
  { key: 'sha256', label: 'sha256', value: (one) => one.sha256 },
  { key: 'acting_as', label: 'acting_as', value: (one) => one.actingAs },
  { key: 'added', label: 'added', value: (one) => one.counts.added },
  { key: 'changed', label: 'changed', value: (one) => one.counts.changed },
  { key: 'unchanged', label: 'unchanged', value: (one) => one.counts.unchanged },
  { key: 'refused', label: 'refused', value: (one) => one.counts.refused },
];

export async function showUpload(ask: Ask): Promise<Reply> {
  return page(<UploadView view={ask} pasted="" error={null} />);
}

/** Larger tables come as files. */
const pastedLettersMax = 1_000_000;

export const uploadForm = z.object({ file: z.instanceof(File).optional(), pasted: z.string().max(sourceBytesMax).default('') });

/** Keeps the table under the hash of its bytes, so that what is seen in the preview is what goes in. */
export async function takeUpload(ask: Ask<Record<string, never>, z.output<typeof uploadForm>>): Promise<Reply> {
  const { file, pasted } = ask.form;
  const hasFile = file !== undefined && file.size > 0;
  const hasText = pasted.trim() !== '';
  const again = (error: Sentence, field: 'file' | 'pasted') => page(<UploadView view={ask} pasted={pasted} error={{ field, sentence: error }} />, 422);
  // Shown again, it would be many times as large: the page comes without it.
  if (pasted.length > pastedLettersMax) return page(<UploadView view={ask} pasted="" error={{ field: 'pasted', sentence: sentence((words) => words.upload.pastedTooLong) }} />, 422);
  if (!hasFile && !hasText) return again(sentence((words) => words.upload.nothing), 'file');
  if (hasFile && hasText) return again(sentence((words) => words.upload.both), 'pasted');
  const bytes = hasFile ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(pasted);
  const name = (hasFile ? file.name : text(ask.lang).upload.pastedName).slice(0, 200);
  const preview = await previewOrFault(ask, bytes, name);
  if ('fault' in preview) return again(preview.fault, hasFile ? 'file' : 'pasted');
  const { sha256 } = await ask.files.put(bytes);
  return seeOther(ask.href(`/staff/money/previews/${sha256}?${new URLSearchParams({ name })}`));
}

async function previewOrFault(ask: Pick<Ask, 'db'>, bytes: Uint8Array, name: string) {
  try {
    return await readInTurn(() => previewAmounts(ask.db, bytes, name));
  } catch (error) {
    if (error instanceof SourceError) return { fault: error.sentence };
    throw error;
  }
}

export const previewQuery = z.object({ name: z.string().min(1).max(200) });

async function bytesOf(ask: Pick<Ask, 'files'>, sha256: string): Promise<Uint8Array> {
  const bytes = /^[0-9a-f]{64}$/.test(sha256) ? await ask.files.get(sha256) : null;
  if (bytes === null) throw new Refusal(404, 'preview-not-found', sentence((words) => words.preview.gone));
  return bytes;
}

/** What the kept table would change now. */
export async function showPreview(ask: Ask<z.output<typeof previewQuery>>): Promise<Reply> {
  const sha256 = ask.params.sha256 ?? '';
  const preview = await previewOrFault(ask, await bytesOf(ask, sha256), ask.query.name);
  if ('fault' in preview) throw new Refusal(422, 'wrong-table', preview.fault);
  return page(<PreviewView view={ask} preview={preview} name={ask.query.name} sha256={sha256} seen={markOf(previewMark(preview))} isChanged={false} />);
}

const markOf = (mark: string): string => createHash('sha256').update(mark).digest('hex');

export const importForm = z.object({ sha256: z.string().max(64).default(''), name: z.string().max(200).default(''), seen: z.string().max(64).default('') });

/** Brings the kept table in, if it still changes what the person saw. */
export async function makeImport(ask: Ask<Record<string, never>, z.output<typeof importForm>>): Promise<Reply> {
  const { sha256, seen } = ask.form;
  const name = ask.form.name || sha256;
  const bytes = await bytesOf(ask, sha256);
  await lockImports(ask.db);
  const preview = await previewOrFault(ask, bytes, name);
  if ('fault' in preview) throw new Refusal(422, 'wrong-table', preview.fault);
  const mark = markOf(previewMark(preview));
  if (mark !== seen) return page(<PreviewView view={ask} preview={preview} name={name} sha256={sha256} seen={mark} isChanged />, 409);
  const id = await applyPreview(ask.db, preview, { name, bytes, actingAs: ask.actingAs }, ask.clock.now());
  ask.telling.subject = `money-import ${id}`;
  return seeOther(ask.href(`/staff/money/imports/${id}`));
}

export async function showImport(ask: Ask): Promise<Reply> {
  const report = /^[1-9]\d{0,8}$/.test(ask.params.id ?? '') ? await findImport(ask.db, Number(ask.params.id)) : null;
  if (report === null) throw new Refusal(404, 'import-not-found', sentence((words) => words.report.notFound));
  return page(<ImportReportView view={ask} report={report} />);
}
