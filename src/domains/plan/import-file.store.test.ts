import { checkBook, type Book } from '#domains/book';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { settableClock } from '#platform/clock';
import { projectRoot } from '#platform/config';
import { inTransaction } from '#platform/database';
import { type Files, openFiles } from '#platform/files';
import { secondProcess } from '#platform/second-process';
import { anyBook, withoutPlaces } from '#fixtures/book/any-book';
import { readingOf, requestOf, townBook, townRows } from './town-book.fixture.ts';
import { findEdition, listEditions } from './edition.store.ts';
import { type ExportFormat, exportEdition } from './export.ts';
import { type ImportWish, importFile, previewFile } from './import-file.store.ts';
import { listSources } from './import-record.store.ts';
import { applyImport } from './import.store.ts';
import { type EmptyLedger, openLedger } from './ledger.fixture.ts';
import { loadBook } from './ledger.store.ts';

const clock = settableClock('2026-04-01T12:00:00+09:00');
const wish: ImportWish = { plan: null, planName: null, title: null, inForce: true, removeMissing: false };
const folder = mkdtempSync(join(tmpdir(), 'hiraku-import-'));
let ledger: EmptyLedger;
let files: Files;

beforeAll(async () => {
  ledger = await openLedger(inject('databaseServer'));
  files = openFiles(folder);
});
afterAll(async () => {
  await ledger?.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => ledger.empty());

const bring = (bytes: Uint8Array | string, name: string, changed: Partial<ImportWish> = {}) =>
  importFile({ db: ledger.db, files, clock }, { bytes: Buffer.from(bytes), name, layout: null }, { ...wish, ...changed });

async function held(slug: string): Promise<Book> {
  return loadBook(ledger.db, (await findEdition(ledger.db, slug))!);
}

async function exported(slug: string, format: ExportFormat): Promise<Uint8Array> {
  const edition = (await findEdition(ledger.db, slug))!;
  const { body } = await exportEdition({ edition, book: await held(slug), sources: await listSources(ledger.db, edition.id) }, format);
  return Buffer.from(body);
}

/** What the book says, without where it stood: places belong to one file. */
function said(book: Book): unknown {
  return JSON.parse(JSON.stringify(book, (key, value: unknown) => (key === 'place' ? undefined : typeof value === 'bigint' ? String(value) : value)));
}

describe('the sample book', () => {
  const book = readFileSync(join(projectRoot, 'data/nishitokyo/plan-h24-26-chapter-6.txt'));

  it('fills the ledger with its 39 listings of 35 programmes and 16 totals of 2,054 million yen', async () => {
    const outcome = await bring(book, 'chapter-6.txt');
    expect(outcome).toMatchObject({ result: 'applied', counts: { added: 39 }, lines: { reported: 0 } });
    const { listings } = await held('2012-2014');
    const stated = listings.map((listing) => listing.total).filter((total) => total.provenance === 'stated');
    expect([new Set(listings.map((listing) => listing.programme)).size, stated.length, stated.reduce((sum, total) => sum + total.yen!, 0n)]).toEqual([35, 16, 2_054_000_000n]);
    expect(listings.filter((listing) => listing.measure !== '協1-1').every((listing) => listing.costs[2014]!.provenance !== 'stated')).toBe(true);
  });

  it('keeps the document as it came, under its hash', async () => {
    await bring(book, 'chapter-6.txt');
    const [source] = await listSources(ledger.db, (await findEdition(ledger.db, '2012-2014'))!.id);
    expect(Buffer.from((await files.get(source!.sha256))!).equals(book)).toBe(true);
  });

  it('is left as it is by its own CSV and XLSX exports', async () => {
    await bring(book, 'chapter-6.txt');
    for (const format of ['csv', 'xlsx'] as const) {
      expect(await bring(await exported('2012-2014', format), `plan.${format}`)).toMatchObject({ result: 'unchanged', counts: { unchanged: 39 } });
    }
  });
});

describe('export and import', () => {
  const hostile = ['=1+1', '＝SUM(A1)', '-3', '+81 電話', '@import', "'=x", "'", 'a,b;c/d\\e', '"引用"', '\u202E右から左', '👨‍👩‍👧の家', '髙﨑𠮷', '***', '再掲', '<b>太字</b>', '０１２'];
  const rows = hostile.map((name, index) => ({
    ...townRows[index % townRows.length]!,
    measure: index % 2 ? '緑1-1' : '緑1-2',
    primary: true,
    programme: `P${String(index + 101).padStart(4, '0')}`,
    name,
    kinds: [name.replaceAll(/[/\\]/g, '')],
    departments: [{ bureau: `部${name}`, section: index % 3 ? `課${name}` : null }],
    links: [{ kind: 'accounted_under' as const, name, others: index % 2 === 0 }],
    activities: [name, `${name}の継続`],
  }));

  it.each(['csv', 'xlsx'] as const)('say the same in another ledger as %s, whatever the names are', async (format) => {
    await inTransaction(ledger.db, (tx) => applyImport(tx, requestOf(townBook(rows), { reading: readingOf(townBook(rows), checkBook(townBook(rows))) }), clock));
    const before = said(await held('2024-2026'));
    const file = await exported('2024-2026', format);
    expect(await previewFile(ledger.db, { bytes: file, name: `plan.${format}`, layout: null }, wish)).toMatchObject({ result: 'unchanged', counts: { unchanged: hostile.length } });
    await ledger.empty();
    await bring(file, `plan.${format}`);
    expect(said(await held('2024-2026'))).toEqual(before);
  });
});

/** The same book with names that an address can hold: other rows are left out (ledger-limit.test.ts). */
function addressable(book: Book): Book {
  const plain = (text: string): string => text.replace(/[/\\\p{Cc}\u2028\u2029]|^\.{1,2}$/gu, '_');
  return {
    ...book,
    measures: book.measures.map((measure) => ({ ...measure, code: plain(measure.code) })),
    listings: book.listings.map((listing) => ({ ...listing, measure: plain(listing.measure), kinds: listing.kinds.map(plain), name: plain(listing.name) })),
  };
}

describe('any book at all', () => {
  it('comes back from the ledger word for word', async () => {
    await fc.assert(
      fc.asyncProperty(anyBook.map(addressable), async (book) => {
        fc.pre(book.listings.length > 0 && new Set(book.measures.map(({ code }) => code)).size === book.measures.length);
        await ledger.empty();
        const outcome = await inTransaction(ledger.db, (tx) => applyImport(tx, requestOf(book), clock));
        const back = await loadBook(ledger.db, (await findEdition(ledger.db, outcome.edition!.slug))!);
        const refused = outcome.findings.filter((finding) => finding.severity === 'error');
        expect(back.listings.length + refused.length).toBe(book.listings.length);
        if (refused.length > 0) return;
        const numbers = back.listings.map((listing) => listing.programme);
        const given = book.listings.map((listing, index) => ({ ...listing, programme: numbers[index]! }));
        expect(withoutPlaces(back)).toEqual(withoutPlaces({ ...book, listings: given }));
        expect(book.listings.every((listing, index) => listing.programme === null || listing.programme === numbers[index])).toBe(true);
      }),
      { numRuns: 25 },
    );
  }, 600_000);

  it('leaves out and names a row whose name is as long as a table', async () => {
    const outcome = await inTransaction(ledger.db, (tx) => applyImport(tx, requestOf(townBook([...townRows, { measure: '緑1-1', name: '長'.repeat(5_000) }])), clock));
    expect(outcome).toMatchObject({ counts: { added: 4 }, findings: [{ code: 'too-long' }] });
  });
});

describe('a file that cannot go in', () => {
  it.each<[string, Uint8Array, string]>([
    ['an empty file', new Uint8Array(), 'file-empty'],
    ['a photograph', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70]), 'not-a-table'],
    ['21 megabytes', Buffer.alloc(21_000_000, 'あ,い\n'), 'file-too-large'],
  ])('is refused with a sentence and stores nothing: %s', async (_, bytes, code) => {
    await expect(bring(bytes, 'plan.txt')).rejects.toMatchObject({ code, ja: expect.stringMatching(/。$/), en: expect.stringMatching(/\.$/) });
    expect(await listEditions(ledger.db, { drafts: true })).toEqual([]);
  });

  it('is refused when not one row of it can be read, and every line is accounted for', async () => {
    const outcome = await bring('これは計画書ではありません\n二行目\n', 'letter.txt');
    expect(outcome).toMatchObject({ result: 'refused', lines: { used: 0, header: 0, reported: 2 } });
    expect(outcome.findings.some((finding) => finding.severity === 'error')).toBe(true);
    expect(await listEditions(ledger.db, { drafts: true })).toEqual([]);
  });

  it('is shown but not stored by a preview', async () => {
    const csv = '施策コード,事業名,2024年度 事業費,単位\n緑1-1,公園,5,百万円\n';
    const preview = await previewFile(ledger.db, { bytes: Buffer.from(csv), name: 'a.csv', layout: null }, wish);
    expect(preview.counts.added + preview.findings.length).toBeGreaterThan(0);
    expect(await listEditions(ledger.db, { drafts: true })).toEqual([]);
  });
});

describe('a program that is killed during an import', () => {
  const importing = `
    import { openDatabase } from '#platform/database';
    import { openFiles } from '#platform/files';
    import { systemClock } from '#platform/clock';
    import { readFileSync } from 'node:fs';
    import { importFile } from '#domains/plan';
    const db = openDatabase(process.env.DATABASE_URL);
    const bytes = readFileSync('data/nishitokyo/plan-h24-26-chapter-6.txt');
    const wish = { plan: null, planName: null, title: null, inForce: true, removeMissing: false };
    const outcome = await importFile({ db, files: openFiles(process.env.FOLDER), clock: systemClock }, { bytes, name: 'plan.txt', layout: null }, wish);
    print(outcome.result);
    await heard();
  `;
  const start = () => secondProcess(importing, { env: { DATABASE_URL: ledger.url, FOLDER: folder } });
  let child: ReturnType<typeof start>;
  afterEach(async () => {
    child?.kill('SIGKILL');
    await child?.ended;
  });

  const others = async (): Promise<number> =>
    (await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`.execute(ledger.db)).rows[0]!.n;
  const waiting = async (): Promise<number> =>
    (await sql<{ n: number }>`select count(*)::int as n from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())`.execute(ledger.db)).rows[0]!.n;

  it.each(['plan.edition', 'plan.programme', 'plan.listing_year', 'plan.change', 'platform.outbox_event'])('leaves no half edition when it dies at %s', async (table) => {
    await ledger.db.transaction().execute(async (tx) => {
      await sql`select set_config('idle_in_transaction_session_timeout', '0', true)`.execute(tx);
      await sql`lock table ${sql.table(table)} in share mode`.execute(tx);
      child = start();
      await expect.poll(waiting).toBeGreaterThan(0);
      child.kill('SIGKILL');
      await child.ended;
    });
    await expect.poll(others).toBe(0);
    const { rows } = await sql`select (select count(*)::int from plan.edition) + (select count(*)::int from plan.listing) + (select count(*)::int from plan.programme) as left`.execute(ledger.db);
    expect(rows).toEqual([{ left: 0 }]);
  });

  it('keeps everything that it had acknowledged', async () => {
    child = start();
    expect(await child.line()).toBe('applied');
    child.kill('SIGKILL');
    await child.ended;
    expect((await held('2012-2014')).listings).toHaveLength(39);
  });
});
