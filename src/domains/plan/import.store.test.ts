import type { Book } from '#domains/book';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { settableClock } from '#platform/clock';
import { inTransaction } from '#platform/database';
import { requestOf, townBook, townRows, waterChapter } from './town-book.fixture.ts';
import { findEdition, findEditionInForce, listEditions, publishEdition } from './edition.store.ts';
import type { ImportRequest } from './import.ts';
import { applyImport, planImport } from './import.store.ts';
import { bookIn, changesIn, type EmptyLedger, openLedger } from './ledger.fixture.ts';
import { putInForce } from './publication.store.ts';

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

/** The book without what a first import adds: numbers of programmes and places of headings. */
function unnumbered(book: Book): Book {
  return { ...book, listings: book.listings.map((listing) => ({ ...listing, programme: null })) };
}

describe('importing a plan', () => {
  it('keeps every word, figure, mark and place of the book, in its order', async () => {
    const outcome = await bring(townBook());
    expect(outcome).toMatchObject({ result: 'applied', edition: { slug: '2024-2026', status: 'published', isNew: true }, counts: { added: 4, changed: 0 } });
    expect(unnumbered(await ledger())).toEqual(townBook());
  });

  it('gives each programme one number and one address, however often it is listed', async () => {
    await bring(townBook());
    expect((await ledger()).listings.map((listing) => listing.programme)).toEqual(['P0001', 'P0002', 'P0003', 'P0001']);
    const { rows } = await sql<{ slug: string }>`select slug from plan.programme_slug order by programme_id`.execute(town.db);
    expect(rows.map((row) => row.slug)).toEqual(['公園の整備', '街路樹の手入れ', '市民農園']);
  });

  it('changes nothing when the same book comes again', async () => {
    await bring(townBook());
    const before = await sql`select version from platform.content where name = 'plan'`.execute(town.db);
    const again = await bring(townBook(), { source: { name: 'copy.csv', kind: 'csv', sha256: 'b'.repeat(64), bytes: 5, layout: 'plain' } });
    expect(again).toMatchObject({ result: 'unchanged', counts: { added: 0, changed: 0, unchanged: 4, kept: 0 } });
    expect(await changes()).toHaveLength(4);
    expect(await sql`select version from platform.content where name = 'plan'`.execute(town.db)).toEqual(before);
  });

  it('writes down each field that a corrected book changes, and leaves the rest alone', async () => {
    await bring(townBook());
    const rows = structuredClone(townRows);
    rows[1] = { ...rows[1]!, total: 12, costs: [3, 3, 6], kinds: ['新規'] };
    const outcome = await bring(townBook(rows));
    expect(outcome.counts).toMatchObject({ added: 0, changed: 1, unchanged: 3 });
    expect((await changes()).slice(4)).toEqual([
      { kind: 'changed', field: 'kinds', before: null, after: '新規', name: '街路樹の手入れ' },
      { kind: 'changed', field: 'total', before: '9000000 stated', after: '12000000 stated', name: '街路樹の手入れ' },
      { kind: 'changed', field: 'cost:2026', before: '3000000 implied', after: '6000000 stated', name: '街路樹の手入れ' },
    ]);
    expect(unnumbered(await ledger())).toEqual(townBook(rows));
  });

  it('follows a programme by its number when its name changes, and keeps the old address', async () => {
    await bring(townBook());
    const renamed = townBook();
    renamed.listings[2] = { ...renamed.listings[2]!, programme: 'P0003', name: '市民 農園/新' };
    await bring(renamed);
    expect((await changes()).slice(4)).toMatchObject([{ kind: 'renamed', field: 'name', before: '市民農園', after: '市民 農園/新' }]);
    const { rows } = await sql`select slug, is_current from plan.programme_slug where programme_id = (select id from plan.programme where number = 'P0003') order by since, is_current`.execute(town.db);
    expect(rows).toEqual([{ slug: '市民農園', is_current: false }, { slug: '市民農園新', is_current: true }]);
  });

  it('sees that a programme moved to another measure', async () => {
    await bring(townBook());
    const rows = structuredClone(townRows);
    rows[1]!.measure = '緑1-2';
    const outcome = await bring(townBook(rows));
    expect(outcome.counts).toMatchObject({ added: 0, changed: 1, kept: 0 });
    expect((await changes()).slice(4)).toMatchObject([{ kind: 'moved', field: 'measure', before: '緑1-1', after: '緑1-2' }]);
    expect((await ledger()).listings.map(({ measure, name }) => `${measure} ${name}`)).toEqual(rows.map(({ measure, name }) => `${measure} ${name}`));
  });

  it('keeps and names what the file lacks, and takes it out with its history only when asked', async () => {
    await bring(townBook());
    const shorter = townBook(townRows.slice(0, 3));
    const kept = await bring(shorter);
    expect(kept).toMatchObject({ result: 'unchanged', counts: { kept: 1, removed: 0 } });
    expect(kept.changes.filter((change) => change.kind === 'kept')).toMatchObject([{ measure: '緑1-2', name: '公園の整備' }]);
    const removed = await bring(shorter, { removeMissing: true });
    expect(removed.counts).toMatchObject({ kept: 0, removed: 1 });
    expect((await ledger()).listings).toHaveLength(3);
    expect((await changes()).slice(4)).toMatchObject([{ kind: 'removed', name: '公園の整備' }]);
  });

  it('joins another chapter of the same years, and references that waited for it resolve', async () => {
    await bring(townBook());
    const outcome = await bring(waterChapter(), { removeMissing: true });
    expect(outcome).toMatchObject({ edition: { isNew: false }, counts: { added: 1, kept: 4, removed: 0 } });
    const book = await ledger();
    expect(book.directions.map((direction) => direction.code)).toEqual(['1', '2']);
    expect(book.listings).toHaveLength(5);
    expect((await changes()).slice(4)).toMatchObject([{ kind: 'added', name: '用水路の保全' }, { kind: 'resolved', field: 'references', after: '水2-1', name: '市民農園' }]);
    const { rows } = await sql`select measure.code from plan.listing_reference part join plan.measure on measure.id = part.measure_id`.execute(town.db);
    expect(rows).toEqual([{ code: '水2-1' }]);
  });

  it('puts an earlier chapter before a later one', async () => {
    await bring(waterChapter());
    await bring(townBook());
    expect((await ledger()).listings.map((listing) => listing.measure)).toEqual(['緑1-1', '緑1-1', '緑1-2', '緑1-2', '水2-1']);
  });

  it('links a programme to the one that carries it out, also when that one comes later', async () => {
    await bring(townBook(townRows.slice(2, 3)));
    expect(await sql`select programme_id from plan.listing_link`.execute(town.db)).toMatchObject({ rows: [{ programme_id: null }] });
    await bring(townBook());
    const { rows } = await sql`select programme.name from plan.listing_link part join plan.programme on programme.id = part.programme_id`.execute(town.db);
    expect(rows).toEqual([{ name: '公園の整備' }]);
    expect((await changes()).filter((change) => change.kind === 'resolved')).toMatchObject([{ field: 'links', after: '公園の整備' }]);
  });

  it('takes the good rows and keeps a row that stands twice in one measure as a finding', async () => {
    const outcome = await bring(townBook([...townRows, { measure: '緑1-1', name: '公園 の整備' }]));
    expect(outcome.counts.added).toBe(4);
    expect(outcome.findings).toMatchObject([{ severity: 'error', code: 'listed-twice-in-measure', place: { line: 18 } }]);
    expect(await sql`select code, line from plan.import_finding`.execute(town.db)).toMatchObject({ rows: [{ code: 'listed-twice-in-measure', line: 18 }] });
  });

  it('stores nothing when it only looks', async () => {
    const planned = await planImport(town.db, requestOf(townBook()));
    expect(planned).toMatchObject({ news: true, counts: { added: 4 }, edition: null });
    expect(await listEditions(town.db, { drafts: true })).toEqual([]);
  });

  it('lets two imports at the same moment wait for each other, and one of them finds nothing to do', async () => {
    const outcomes = await Promise.all([bring(townBook()), bring(townBook()), bring(waterChapter())]);
    expect(outcomes.map((outcome) => outcome.result).sort()).toEqual(['applied', 'applied', 'unchanged']);
    const book = await ledger();
    expect(book.listings).toHaveLength(5);
    expect(new Set(book.listings.map((listing) => listing.programme)).size).toBe(4);
  });
});

describe('editions', () => {
  it('supersedes the edition in force when a newer one is published', async () => {
    await bring(townBook());
    await bring(townBook(townRows, 2025));
    expect((await listEditions(town.db)).map(({ slug, status }) => [slug, status])).toEqual([['2025-2027', 'published'], ['2024-2026', 'superseded']]);
    expect((await ledger('2025-2027')).listings[0]?.programme).toBe('P0001');
  });

  it('are compared with the one before, and a programme that may only have a new name is pointed out', async () => {
    await bring(townBook());
    const rows = structuredClone(townRows).slice(0, 2);
    rows[1] = { ...rows[1]!, name: '並木の手入れ' };
    // Costs of the years that both editions have must agree for the two to look like one.
    const next = townBook(rows, 2025);
    next.listings[1]!.costs[2025] = townBook().listings[1]!.costs[2025]!;
    next.listings[1]!.costs[2026] = townBook().listings[1]!.costs[2026]!;
    next.listings[1]!.activities[2025] = townBook().listings[1]!.activities[2025]!;
    next.listings[1]!.activities[2026] = townBook().listings[1]!.activities[2026]!;
    const outcome = await bring(next);
    expect(outcome.succession).toMatchObject({ edition: '2024-2026' });
    expect(outcome.succession!.steps.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['changed 公園の整備', 'renamed 並木の手入れ', 'ended 市民農園', 'ended 公園の整備']);
    expect(outcome.findings).toMatchObject([{ severity: 'note', code: 'likely-renamed', listing: '並木の手入れ', ja: expect.stringContaining('P0002') }]);
  });

  it('puts an older edition straight into history', async () => {
    await bring(townBook());
    await bring(townBook(townRows, 2021));
    expect((await findEditionInForce(town.db))?.slug).toBe('2024-2026');
    expect((await findEdition(town.db, '2021-2023'))?.status).toBe('superseded');
  });

  it('shows a draft to nobody before it is published', async () => {
    await bring(townBook(), { inForce: false });
    expect(await findEdition(town.db, '2024-2026')).toBeNull();
    const draft = (await findEdition(town.db, '2024-2026', { drafts: true }))!;
    await publishEdition(town.db, draft, clock.now());
    expect((await findEditionInForce(town.db))?.slug).toBe('2024-2026');
  });

  it('of the past and drafts change no name; the edition that comes into force does', async () => {
    const calledIn = (firstYear: number, name: string): Book => {
      const book = townBook(townRows, firstYear);
      book.listings[1] = { ...book.listings[1]!, programme: 'P0002', name };
      return book;
    };
    const name = async (): Promise<unknown> => (await sql`select name from plan.programme where number = 'P0002'`.execute(town.db)).rows[0];
    await bring(townBook());
    await bring(calledIn(2021, '昔の名前'));
    expect(await name()).toEqual({ name: '街路樹の手入れ' });
    await bring(calledIn(2025, '新しい名前'), { inForce: false });
    expect(await name()).toEqual({ name: '街路樹の手入れ' });
    const draft = (await findEdition(town.db, '2025-2027', { drafts: true }))!;
    await inTransaction(town.db, (tx) => putInForce(tx, draft, clock));
    expect(await name()).toEqual({ name: '新しい名前' });
  });

  it('keeps two plans with the same years apart', async () => {
    await bring(townBook(), { plan: 'parks', planName: '公園計画' });
    await bring(townBook(), { plan: 'schools', planName: '学校計画' });
    expect((await listEditions(town.db)).map(({ slug, plan }) => [slug, plan.slug])).toEqual([['schools-2024-2026', 'schools'], ['2024-2026', 'parks']]);
    const numbers = [...(await ledger()).listings, ...(await ledger('schools-2024-2026')).listings].map((listing) => listing.programme);
    expect(new Set(numbers).size).toBe(6);
  });
});
