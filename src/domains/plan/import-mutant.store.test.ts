/** Damaged books brought into a real ledger, one after the other: whatever they say, the import ends and loses nothing. */
import { readFileSync } from 'node:fs';
import { SourceError, readSource } from '#domains/book';
import { mutants } from '#fixtures/book/mutant';
import { openTown, type Town } from '#town';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exportEdition } from './export.ts';
import { findEdition } from './edition.store.ts';
import { type FileOutcome, type ImportFile, importFile, previewFile } from './import-file.store.ts';
import { loadBook } from './ledger.store.ts';

const original = readFileSync('data/nishitokyo/plan-h24-26-chapter-6.txt');
const wish = { plan: null, planName: null, title: null, inForce: true, removeMissing: false };
let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const bring = (file: ImportFile, plan = 'plan'): Promise<FileOutcome> => importFile(town.program, file, { ...wish, plan });

/** What went wrong with the copy; null where it went in or was refused as it should. */
async function fate(bytes: Buffer, plan: string, imports: boolean): Promise<string | null> {
  const file = { bytes, name: 'mutant', layout: null };
  const source = await readSource(bytes, 'mutant').catch((error: unknown) => {
    if (error instanceof SourceError) return null;
    throw error;
  });
  if (source === null) return null;
  const preview = await previewFile(town.db, file, { ...wish, plan });
  const outcome = imports ? await bring(file, plan) : preview;
  for (const { lines } of [preview, outcome]) {
    if (lines.used + lines.header + lines.reported !== source.lines.length) return 'a line has no account';
  }
  const expected = preview.result === 'previewed' ? 'applied' : preview.result;
  if (imports && outcome.result !== expected) return `the preview says ${preview.result}, the import ${outcome.result}`;
  if (JSON.stringify(outcome.counts) !== JSON.stringify(preview.counts)) return 'preview and import count differently';
  return outcome.findings.some(({ ja, en }) => !ja || !en) ? 'a finding says nothing' : null;
}

/** All are previewed, every `every`th is imported. Twelve plans share them, so that books merge without growing for ever. */
async function bringAll(file: Buffer, { count, separator, every }: { count: number; separator: string; every: number }): Promise<void> {
  for (const { number, name, bytes } of mutants(file, count, separator)) {
    const fault = await fate(bytes, `plan-${number % 12}`, number % every === 0).catch((error: unknown) => {
      throw new Error(`Mutant ${number} (${name}): ${String(error)}`, { cause: error });
    });
    if (fault !== null) expect.fail(`Mutant ${number} (${name}): ${fault}`);
  }
}

it('three hundred damaged copies of the book go in, each line with its account', { timeout: 1_800_000 }, async () => {
  await bringAll(original, { count: 300, separator: '\t', every: 1 });
});

it('two hundred damaged copies of its table as CSV are read, and fifty of them go in, each line with its account', { timeout: 1_800_000 }, async () => {
  await bring({ bytes: original, name: 'plan.txt', layout: null });
  const edition = (await findEdition(town.db, '2012-2014'))!;
  const { body } = await exportEdition({ edition, book: await loadBook(town.db, edition), sources: [] }, 'csv');
  await bringAll(Buffer.from(body), { count: 200, separator: ',', every: 4 });
});

it('after all of them the book itself goes in and stands in the ledger', async () => {
  const outcome = await bring({ bytes: original, name: 'plan.txt', layout: null });
  expect(outcome).toMatchObject({ counts: { removed: 0 }, lines: { reported: 0 } });
  const { listings } = await loadBook(town.db, (await findEdition(town.db, '2012-2014'))!);
  expect(listings.length).toBeGreaterThanOrEqual(39);
});

const csv = (rows: string[]): Buffer => Buffer.from(['方向コード,方向,政策コード,政策,施策コード,施策,事業名,区分,所管部課,単位,期間計,2030年度 事業費', ...rows.map((row) => `9,空,空1,風,空1-1,雲,${row}`)].join('\n'));

it('one cell that the ledger cannot hold costs its own row alone', async () => {
  const departments = Array.from({ length: 1_001 }, (_, index) => `部${index}/課`).join(';');
  const outcome = await bring({ bytes: csv(['凧あげ,,空部/空課,億円,"92,233,720,369",5', `風車,,${departments},百万円,5,5`, '気球,,空部/空課,百万円,5,5']), name: 'a.csv', layout: null });
  expect(outcome).toMatchObject({ result: 'applied', counts: { added: 1 }, lines: { used: 1, header: 1, reported: 2 } });
  expect(outcome.findings.filter(({ severity }) => severity === 'error').map(({ code, place }) => [code, place?.line])).toEqual([['figure-too-large', 2], ['too-many-parts', 3]]);
});

it('a kind is asked about where the layout of the book declares its kinds, and in no other book', async () => {
  const unknown = ({ findings }: FileOutcome): string[] => findings.filter(({ code }) => code === 'unknown-kind').map(({ ja }) => ja);
  expect(unknown(await previewFile(town.db, { bytes: csv(['気球,継続,空部/空課,百万円,5,5']), name: 'a.csv', layout: null }, { ...wish, plan: 'plan' }))).toEqual([]);
  const misprinted = Buffer.from(original.toString('utf8').replace(/(協働コミュニティ課)\n/, '$1 重黙\n'));
  expect(unknown(await previewFile(town.db, { bytes: misprinted, name: 'a.txt', layout: null }, { ...wish, plan: 'plan' }))).toMatchObject([expect.stringContaining('重黙')]);
});
