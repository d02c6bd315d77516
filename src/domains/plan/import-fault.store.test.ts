import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startPostgres } from '#platform/postgres';
import { secondProcess } from '#platform/second-process';
import { type EmptyLedger, openLedger } from './ledger.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'hiraku-fault-'));
const pidFile = join(folder, 'postgres/data/postmaster.pid');
const importing = `
  import { openDatabase } from '#platform/database';
  import { openFiles } from '#platform/files';
  import { systemClock } from '#platform/clock';
  import { readFileSync } from 'node:fs';
  import { importFile } from '#domains/plan';
  const db = openDatabase(process.env.DATABASE_URL);
  const bytes = readFileSync('data/nishitokyo/plan-h24-26-chapter-6.txt');
  const wish = { plan: null, planName: null, title: null, inForce: true, removeMissing: false };
  const importOnce = () => importFile({ db, files: openFiles(process.env.FOLDER), clock: systemClock }, { bytes, name: 'plan.txt', layout: null }, wish);
  print(await importOnce().then((outcome) => outcome.result, () => 'failed'));
  await heard();
  print(await importOnce().then((outcome) => outcome.result, (error) => error.message));
  await heard();
`;

let server: Awaited<ReturnType<typeof startPostgres>>;
let ledger: EmptyLedger;
let child: ReturnType<typeof secondProcess> | undefined;
beforeAll(async () => {
  server = await startPostgres(folder);
});
afterEach(async () => {
  child?.kill('SIGKILL');
  await child?.ended;
  await ledger?.close();
});
afterAll(async () => {
  await server?.stop();
  // It stays for others where a connection of the killed program still lingers.
  if (existsSync(pidFile)) killDatabase();
  rmSync(folder, { recursive: true, force: true });
});

/** Stands in the way of an import until it is in the middle of its writing. */
async function importHalfway(): Promise<void> {
  const blocked = Promise.withResolvers<void>();
  // The lock dies with the database, and its transaction with an error that is expected.
  ledger.db
    .transaction()
    .execute(async (tx) => {
      await sql`lock table plan.listing_year in share mode`.execute(tx);
      blocked.resolve();
      await sql`select pg_sleep(20)`.execute(tx);
    })
    .catch(() => undefined);
  await blocked.promise;
  child = secondProcess(importing, { env: { DATABASE_URL: ledger.url, FOLDER: join(folder, 'files') } });
  const waiting = async (): Promise<number> => (await sql<{ n: number }>`select count(*)::int as n from pg_locks where not granted`.execute(ledger.db)).rows[0]!.n;
  await expect.poll(waiting, { timeout: 20_000 }).toBeGreaterThan(0);
}

function killDatabase(): void {
  process.kill(Number(readFileSync(pidFile, 'utf8').split('\n')[0]), 'SIGKILL');
}

async function listings(): Promise<number> {
  return (await sql<{ n: number }>`select count(*)::int as n from plan.listing`.execute(ledger.db)).rows[0]!.n;
}

describe('a database that is killed during an import', () => {
  it('comes back without half an edition, and the program brings the book in then', async () => {
    ledger = await openLedger(server.url);
    await importHalfway();
    killDatabase();
    expect(await child!.line()).toBe('failed');
    server = await startPostgres(folder);
    expect(await listings()).toBe(0);
    child!.say('again');
    expect(await child!.line()).toBe('applied');
    expect(await listings()).toBe(39);
  });

  it('comes back without half an edition when the program dies with it', async () => {
    ledger = await openLedger(server.url);
    await importHalfway();
    killDatabase();
    child!.kill('SIGKILL');
    await child!.ended;
    server = await startPostgres(folder);
    expect(await listings()).toBe(0);
  });
});
