import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { settableClock } from './clock.ts';
import { inTransaction, type Database } from './database.ts';
import { openFiles } from './files.ts';
import { addJob, listDeadJobs, runPendingJobs } from './jobs.ts';
import { openLog } from './log.ts';
import { migrate } from './migrate.ts';
import { outboxJobs, publish, type Subscription } from './outbox.ts';
import { site } from './small-site.fixture.ts';
import { openSafe } from './safe.ts';
import { scratchDatabase, type ScratchDatabase } from './scratch-database.ts';

let scratch: ScratchDatabase;
let db: Database;

beforeAll(async () => {
  scratch = await scratchDatabase(inject('databaseServer'));
  db = scratch.db;
  await migrate(db, [{ schema: 'platform', folder: join(import.meta.dirname, 'migrations') }]);
  await sql`create table effect (who text, what jsonb)`.execute(db);
});
beforeEach(async () => {
  await sql`truncate effect, platform.outbox_event, platform.outbox_delivery`.execute(db);
  await sql`delete from graphile_worker._private_jobs`.execute(db);
});
afterAll(() => scratch.drop());

const writes = (name: string, topic = 'plan.published'): Subscription => ({
  topic,
  name,
  run: async (tx, event) => void (await sql`insert into effect values (${name}, ${JSON.stringify(event.payload)}::jsonb)`.execute(tx)),
});

async function carry(subscriptions: Subscription[]): Promise<void> {
  const jobs = outboxJobs(subscriptions);
  await runPendingJobs({ db, clock: settableClock('2026-04-01T12:00:00+09:00'), files: openFiles(join(tmpdir(), 'never-written')), site, logKey: { given: null, file: join(tmpdir(), 'never-written') }, safe: openSafe({ given: null, file: join(tmpdir(), 'never-written') }), outside: { scanner: null, mailbox: null }, log: openLog('silent'), jobs });
}

async function effects(): Promise<{ who: string; what: unknown }[]> {
  return (await sql<{ who: string; what: unknown }>`select who, what from effect order by who`.execute(db)).rows;
}

const pauseIsOver = () => sql`update graphile_worker._private_jobs set run_at = now()`.execute(db);

test('what happened reaches everyone who asked for it, and nobody else', async () => {
  await inTransaction(db, (tx) => publish(tx, 'plan.published', { edition: '2012-2014' }));
  await carry([writes('notice'), writes('search'), writes('other', 'plan.drafted')]);
  expect(await effects()).toEqual([
    { who: 'notice', what: { edition: '2012-2014' } },
    { who: 'search', what: { edition: '2012-2014' } },
  ]);
});

test('what did not happen after all is not told', async () => {
  await inTransaction(db, async (tx) => {
    await publish(tx, 'plan.published', {});
    throw new Error('no');
  }).catch(() => undefined);
  await carry([writes('search')]);
  expect(await effects()).toEqual([]);
});

test('an event delivered many times at once has its effect once', async () => {
  await publish(db, 'plan.published', {});
  const { rows } = await sql<{ id: bigint }>`select id from platform.outbox_event`.execute(db);
  for (let copy = 0; copy < 6; copy++) await addJob(db, 'outbox.deliver', { event: String(rows[0]!.id), subscription: 'search' });
  await Promise.all([carry([writes('search')]), carry([writes('search')]), carry([writes('search')])]);
  await pauseIsOver();
  await carry([writes('search')]);
  expect(await effects()).toHaveLength(1);
  expect(await listDeadJobs(db)).toEqual([]);
});

test('one that fails is tried again alone, leaves nothing of its first attempt, and holds nobody back', async () => {
  let fails = true;
  const shaky: Subscription = {
    ...writes('shaky'),
    run: async (tx, event, context) => {
      await writes('shaky').run(tx, event, context);
      if (fails) throw new Error('index is busy');
    },
  };
  await publish(db, 'plan.published', {});
  await carry([shaky, writes('steady')]);
  expect((await effects()).map(({ who }) => who)).toEqual(['steady']);
  fails = false;
  await pauseIsOver();
  await carry([shaky, writes('steady')]);
  expect((await effects()).map(({ who }) => who)).toEqual(['shaky', 'steady']);
});

test('the event says what, and when', async () => {
  const seen: unknown[] = [];
  await publish(db, 'plan.published', { edition: '2012-2014' });
  await carry([{ topic: 'plan.published', name: 'reader', run: async (_, event) => void seen.push(event) }]);
  expect(seen).toEqual([{ id: expect.any(BigInt), topic: 'plan.published', payload: { edition: '2012-2014' }, happenedAt: expect.any(Date) }]);
});

test('two subscriptions of one name are a mistake of the program', () => {
  expect(() => outboxJobs([writes('search'), writes('search')])).toThrow('same name');
});
