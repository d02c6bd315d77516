import type { Book } from '#domains/book';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { settableClock } from '#platform/clock';
import { inTransaction, openDatabase } from '#platform/database';
import { readingOf, requestOf, townBook, townRows, waterChapter } from './town-book.fixture.ts';
import { findEdition, listEditions } from './edition.store.ts';
import { listSourceFindings } from './gap.store.ts';
import type { ImportRequest } from './import.ts';
import { applyImport, planImport } from './import.store.ts';
import { listSources, lockImports } from './import-record.store.ts';
import { bookIn, changesIn, type EmptyLedger, openLedger } from './ledger.fixture.ts';
import { listingsMax } from './ledger-size.ts';

const clock = settableClock('2026-04-01T12:00:00+09:00');
let town: EmptyLedger;
beforeAll(async () => {
  town = await openLedger(inject('databaseServer'));
});
afterAll(() => town?.close());
beforeEach(() => town.empty());

const bring = (book: Book, changed: Partial<ImportRequest> = {}) => inTransaction(town.db, (tx) => applyImport(tx, requestOf(book, changed), clock));

const ledger = (slug?: string) => bookIn(town.db, slug);
const changes = () => changesIn(town.db);

describe('what a file says of the ledger’s own names and limits', () => {
  it('gives a programme its own old address back when its old name comes back', async () => {
    const called = (name: string): Book => {
      const book = townBook();
      book.listings[2] = { ...book.listings[2]!, programme: 'P0003', name };
      return book;
    };
    for (const name of ['丙', '丁', '丙', '丁', '丙']) await bring(called(name));
    const { rows } = await sql`select slug, is_current from plan.programme_slug where programme_id = (select id from plan.programme where number = 'P0003') order by slug`.execute(town.db);
    expect(rows).toEqual([{ slug: '丁', is_current: false }, { slug: '丙', is_current: true }]);
  });

  it('asks which plan is meant where there are several, and makes no new one', async () => {
    await bring(townBook(), { plan: 'parks', planName: '公園計画' });
    await bring(townBook(), { plan: 'schools', planName: '学校計画' });
    await expect(bring(waterChapter())).rejects.toMatchObject({ kind: 'plan-not-named', sentence: { ja: expect.stringContaining('parks（公園計画）、schools（学校計画）'), en: expect.stringContaining('--plan') } });
    await expect(planImport(town.db, requestOf(waterChapter()))).rejects.toMatchObject({ kind: 'plan-not-named' });
    expect((await sql`select slug from plan.plan order by id`.execute(town.db)).rows).toEqual([{ slug: 'parks' }, { slug: 'schools' }]);
  });

  it('refuses an edition of more rows than its pages can show, and stores nothing', async () => {
    const rows = Array.from({ length: listingsMax + 1 }, (_, index) => ({ measure: '緑1-1', name: `事業${index}` }));
    await expect(bring(townBook(rows))).rejects.toMatchObject({ kind: 'edition-too-large', sentence: { ja: expect.stringContaining('10,001') } });
    expect(await listEditions(town.db, { drafts: true })).toEqual([]);
  });

  it('waits for an import before it longer than a statement may take', async () => {
    const mostMs = 2_000;
    const impatient = openDatabase(town.url, { statementTimeoutMs: mostMs });
    const waitsLonger = async () => (await sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query_start < clock_timestamp() - ${mostMs} * interval '1 ms'`.execute(town.db)).rows.length > 0;
    let became: string | undefined;
    let importing: Promise<void> | undefined;
    await inTransaction(town.db, async (tx) => {
      await lockImports(tx);
      importing = inTransaction(impatient, (own) => applyImport(own, requestOf(townBook()), clock)).then(({ result }) => void (became = result), (error: unknown) => void (became = String(error)));
      while (became === undefined && !(await waitsLonger()));
    });
    await importing;
    await impatient.destroy();
    expect(became).toBe('applied');
  });
});

describe('headings that a file has no more', () => {
  const shorter = (): Book => {
    const book = townBook(townRows.slice(0, 2));
    return { ...book, measures: book.measures.slice(0, 1) };
  };

  it('go with their rows when that is asked for, and the history says so', async () => {
    await bring(townBook());
    await bring(waterChapter());
    const outcome = await bring(shorter(), { removeMissing: true });
    expect(outcome.counts).toMatchObject({ removed: 2 });
    expect(outcome.changes).toContainEqual(expect.objectContaining({ kind: 'removed', measure: '緑1-2', programme: '', name: '農のある暮らし' }));
    expect((await ledger()).measures.map((measure) => measure.code)).toEqual(['緑1-1', '水2-1']);
    expect((await changes()).filter((change) => change.field === 'heading')).toEqual([{ kind: 'removed', field: 'heading', before: '農のある暮らし', after: null, name: null }]);
    expect(await bring(shorter(), { removeMissing: true })).toMatchObject({ result: 'unchanged' });
  });

  it('stay, as do all rows, while a row of the file cannot go in, and a warning says so', async () => {
    await bring(townBook());
    const refused = { severity: 'error' as const, code: 'cost-unreadable', place: { line: 9, cell: 3 }, listing: null, ja: '読めません。', en: 'Unreadable.' };
    const reading = requestOf(shorter()).reading;
    const outcome = await bring(shorter(), { removeMissing: true, reading: { ...reading, findings: [refused] } });
    expect(outcome.counts).toMatchObject({ removed: 0 });
    expect(outcome.findings.map(({ code }) => code)).toContain('removal-held');
    expect((await ledger()).measures).toHaveLength(townBook().measures.length);
  });

  it('stay where nothing is to be taken out', async () => {
    await bring(townBook());
    await bring(shorter());
    expect((await ledger()).measures.map((measure) => measure.code)).toEqual(['緑1-1', '緑1-2']);
  });

  it('go with their policy, and a reference to them waits again', async () => {
    const other = waterChapter();
    const wide: Book = { ...townBook(), policies: [...townBook().policies, { ...other.policies[0]!, direction: '1' }], measures: [...townBook().measures, ...other.measures], listings: [...townBook().listings, ...other.listings] };
    await bring(wide);
    await bring(townBook(), { removeMissing: true });
    expect((await ledger()).policies.map((policy) => policy.code)).toEqual(['緑1']);
    expect((await changes()).filter((change) => change.field === 'heading').map((change) => change.before)).toEqual(['用水路', '水を守る']);
    expect((await sql`select code, measure_id from plan.listing_reference`.execute(town.db)).rows).toEqual([{ code: '水2-1', measure_id: null }]);
  });
});

describe('what an import could not settle', () => {
  const doubled = () => townBook([...townRows, townRows[1]!]);
  const open = async () => (await listSourceFindings(town.db, (await findEdition(town.db, '2024-2026'))!.id)).map(({ source, code, listing }) => [source, code, listing]);
  const from = (name: string): Partial<ImportRequest> => ({ source: { name, kind: 'csv', sha256: name.padEnd(64, '0'), bytes: 5, layout: 'plain' } });

  it('is no gap any more when a corrected file of the same chapters comes, whatever its name', async () => {
    await bring(doubled(), from('a.csv'));
    expect(await open()).toEqual([['a.csv', 'listed-twice-in-measure', '街路樹の手入れ']]);
    expect(await bring(townBook(), from('b.csv'))).toMatchObject({ result: 'applied', counts: { unchanged: 4 } });
    expect(await open()).toEqual([]);
    expect(await bring(townBook(), from('c.csv'))).toMatchObject({ result: 'unchanged' });
  });

  it('stays a gap while only other chapters come, and is not written down twice', async () => {
    await bring(doubled(), from('a.csv'));
    await bring(waterChapter(), from('water.csv'));
    expect(await open()).toHaveLength(1);
    expect(await bring(doubled(), from('again.csv'))).toMatchObject({ result: 'unchanged' });
    await bring(townBook(), from('b.csv'));
    expect(await open()).toEqual([]);
  });

  it('is a gap again when the error comes back', async () => {
    for (const [index, book] of [doubled(), townBook(), doubled()].entries()) await bring(book, from(`${index}.csv`));
    expect(await open()).toHaveLength(1);
  });

  it('has its document at the end of the edition’s documents when it came last, also again', async () => {
    for (const [name, book] of [['a.csv', doubled()], ['b.csv', townBook()], ['a.csv', doubled()]] as const) await bring(book, from(name));
    expect((await listSources(town.db, (await findEdition(town.db, '2024-2026'))!.id)).map(({ name }) => name)).toEqual(['b.csv', 'a.csv']);
  });

  it('may be a remark alone, and is news then too', async () => {
    await bring(townBook());
    const warning = { severity: 'warning' as const, code: 'sum-differs', place: { line: 12, cell: 1 }, listing: '公園の整備', ja: '合計が合いません。', en: 'The sum differs.' };
    expect(await bring(townBook(), { reading: readingOf(townBook(), [warning]) })).toMatchObject({ result: 'applied' });
    expect(await open()).toEqual([['plan.txt', 'sum-differs', '公園の整備']]);
  });
});
