import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Postgres, startPostgres } from '#platform/postgres';
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

/** Of the test's own program, which brings the database back by itself where it dies. */
let server: Postgres;
let ledger: EmptyLedger;
let child: ReturnType<typeof secondProcess> | undefined;
/** Ends what stands in the way of an import. */
let giveWay = (): void => undefined;
beforeAll(async () => {
  server = await startPostgres(folder);
});
afterEach(async () => {
  giveWay();
  child?.kill('SIGKILL');
  await child?.ended;
  await ledger?.close();
});
afterAll(async () => {
  await server?.stop({ evenIfUsed: true });
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** Stands in the way of an import until it is in the middle of its writing. */
async function importHalfway(): Promise<void> {
  const [blocked, over] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  giveWay = over.resolve;
  // The lock dies with the database, and its transaction with an error that is expected.
  ledger.db
    .transaction()
    .execute(async (tx) => {
      await sql`select set_config('idle_in_transaction_session_timeout', '0', true)`.execute(tx);
      await sql`lock table plan.listing_year in share mode`.execute(tx);
      blocked.resolve();
      await over.promise;
    })
    .catch(() => undefined);
  await blocked.promise;
  child = secondProcess(importing, { env: { DATABASE_URL: ledger.url, FOLDER: join(folder, 'files') } });
  const waiting = async (): Promise<number> => (await sql<{ n: number }>`select count(*)::int as n from pg_locks where not granted`.execute(ledger.db)).rows[0]!.n;
  await expect.poll(waiting).toBeGreaterThan(0);
}

function killDatabase(): void {
  process.kill(Number(readFileSync(pidFile, 'utf8').split('\n')[0]), 'SIGKILL');
}

/** A program that starts anew, in place of the one that was there. */
async function startAgain(): Promise<void> {
  const former = server;
  server = await startPostgres(folder);
  await former.stop();
}

async function listings(): Promise<number> {
  return (await sql<{ n: number }>`select count(*)::int as n from plan.listing`.execute(ledger.db)).rows[0]!.n;
}

describe('a database that is killed during an import', { timeout: 300_000 }, () => {
  it('comes back without half an edition, and the program brings the book in then', async () => {
    ledger = await openLedger(server.url);
    await importHalfway();
    killDatabase();
    expect(await child!.line()).toBe('failed');
    await startAgain();
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
    await startAgain();
    expect(await listings()).toBe(0);
  });
});
