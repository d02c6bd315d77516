import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { settableClock } from './clock.ts';
import { inTransaction, type Database } from './database.ts';
import { openFiles } from './files.ts';
import { addJob, listDeadJobs, migrateJobs, retryJob, runPendingJobs, startWorker, type Job, type WorkerParts } from './jobs.ts';
import { openLog } from './log.ts';
import { site } from './small-site.fixture.ts';
import { scratchDatabase, type ScratchDatabase } from './scratch-database.ts';
import { openSafe } from './safe.ts';
import { secondProcess } from './second-process.ts';

let scratch: ScratchDatabase;
let db: Database;
let done: unknown[];
const running: { stop(): Promise<void> }[] = [];

beforeAll(async () => {
  scratch = await scratchDatabase(inject('databaseServer'));
  db = scratch.db;
  await migrateJobs(db);
});
beforeEach(async () => {
  done = [];
  await sql`delete from graphile_worker._private_jobs`.execute(db);
});
afterEach(async () => {
  for (const worker of running.splice(0)) await worker.stop();
});
afterAll(() => scratch.drop());

const note: Job = { name: 'test.note', run: async (payload) => void done.push(payload) };
let failures = 0;
const fail: Job = {
  name: 'test.fail',
  run: async () => {
    if (failures-- > 0) throw new Error('the mail server does not answer');
    done.push('recovered');
  },
};

function parts(jobs: Job[] = [note, fail]): WorkerParts {
  return { db, clock: settableClock('2026-04-01T12:00:00+09:00'), files: openFiles(join(tmpdir(), 'never-written')), site, logKey: { given: null, file: join(tmpdir(), 'never-written') }, safe: openSafe({ given: null, file: join(tmpdir(), 'never-written') }), outside: { scanner: null, mailbox: null }, log: openLog('silent'), jobs };
}

async function start(jobs?: Job[]): Promise<void> {
  running.push(await startWorker(parts(jobs)));
}

/** As if the pause before the next attempt were over. */
const pauseIsOver = () => sql`update graphile_worker._private_jobs set run_at = now()`.execute(db);

async function waiting(): Promise<{ key: string | null; attempts: number; max: number }[]> {
  return (await sql<{ key: string | null; attempts: number; max: number }>`select key, attempts, max_attempts as max from graphile_worker.jobs order by id`.execute(db)).rows;
}

test('work that repeats itself for an instant that is already past runs once a call, and what it adds without one runs at once', async () => {
  const again: Job = {
    name: 'test.again',
    run: async (_payload, context) => {
      done.push('again');
      await addJob(context.db, 'test.note', 'at once');
      await addJob(context.db, 'test.again', null, { key: 'again', runAt: new Date('2000-04-02T00:00:00Z') });
    },
  };
  await addJob(db, 'test.again', null, { key: 'again', runAt: new Date('2000-04-01T00:00:00Z') });
  await runPendingJobs(parts([again, note]));
  expect(done).toEqual(['again', 'at once']);
  await runPendingJobs(parts([again, note]));
  expect(done).toHaveLength(4);
});

describe('a job', () => {
  test('runs after the transaction that asked for it, with what it was given', async () => {
    await start();
    await inTransaction(db, async (tx) => {
      await addJob(tx, 'test.note', { edition: '2012-2014', 名: '計画' });
      expect(done).toEqual([]);
    });
    await expect.poll(() => done).toEqual([{ edition: '2012-2014', 名: '計画' }]);
    await expect.poll(waiting).toEqual([]);
  });

  test('does not exist when that transaction fails', async () => {
    await inTransaction(db, async (tx) => {
      await addJob(tx, 'test.note', 1);
      throw new Error('no');
    }).catch(() => undefined);
    expect(await waiting()).toEqual([]);
  });

  test('replaces a waiting one of the same key', async () => {
    await addJob(db, 'test.note', 'old', { key: 'search' });
    await addJob(db, 'test.note', 'new', { key: 'search' });
    await runPendingJobs(parts());
    expect(done).toEqual(['new']);
  });

  test('waits for its time', async () => {
    await addJob(db, 'test.note', 'later', { runAt: new Date(Date.now() + 3_600_000) });
    await addJob(db, 'test.note', 'now');
    await runPendingJobs(parts());
    expect(done).toEqual(['now']);
  });

  test('that adds another is followed by it in the same round', async () => {
    const chain: Job = { name: 'test.chain', run: (_, context) => addJob(context.db, 'test.note', 'second') };
    await addJob(db, 'test.chain', null);
    await runPendingJobs(parts([chain, note]));
    expect(done).toEqual(['second']);
  });

  test('finds nothing to run when there is nothing', async () => {
    await runPendingJobs(parts());
    expect(done).toEqual([]);
  });
});

describe('a job that fails', () => {
  test('is tried again later, longer each time, and succeeds in the end', async () => {
    failures = 2;
    // By the clock of the statement that puts it back: whoever looks a moment later would see a shorter pause.
    await sql`create table pause (seconds float)`.execute(db);
    await sql`create function note_pause() returns trigger language plpgsql as $$ begin insert into pause values (extract(epoch from new.run_at - now())); return new; end $$`.execute(db);
    await sql`create trigger note_pause before update of last_error on graphile_worker._private_jobs for each row execute function note_pause()`.execute(db);
    await addJob(db, 'test.fail', null);
    for (let round = 0; round < 3; round++) {
      await runPendingJobs(parts());
      await pauseIsOver();
    }
    expect(done).toEqual(['recovered']);
    const { rows } = await sql<{ seconds: number }>`select seconds from pause order by seconds`.execute(db);
    await sql`drop function note_pause() cascade`.execute(db);
    expect(rows.map(({ seconds }) => Math.round(seconds))).toEqual([3, 7]);
  });

  test('is put aside when its attempts are used up, where staff find it with its reason and can start it again', async () => {
    failures = 2;
    await addJob(db, 'test.fail', null, { attemptsMax: 2 });
    await runPendingJobs(parts());
    expect(await listDeadJobs(db)).toEqual([]);
    await pauseIsOver();
    await runPendingJobs(parts());
    const dead = await listDeadJobs(db);
    expect(dead).toEqual([{ id: expect.any(BigInt), name: 'test.fail', attempts: 2, error: expect.stringContaining('mail server'), failedAt: expect.any(Date) }]);
    await pauseIsOver();
    await runPendingJobs(parts());
    expect(done).toEqual([]);
    expect(await retryJob(db, dead[0]!.id)).toBe(true);
    expect(await retryJob(db, dead[0]!.id)).toBe(false);
    await runPendingJobs(parts());
    expect(done).toEqual(['recovered']);
    expect(await listDeadJobs(db)).toEqual([]);
  });

  test('does not hold back the others', async () => {
    failures = 1;
    await addJob(db, 'test.fail', null);
    await addJob(db, 'test.note', 'after');
    await runPendingJobs(parts());
    expect(done).toEqual(['after']);
  });
});

describe('a worker', () => {
  test('finishes what it runs before it stops', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const slow: Job = { name: 'test.slow', run: async () => void (done.push('begun'), await held, done.push('ended')) };
    await start([slow]);
    await addJob(db, 'test.slow', null);
    await expect.poll(() => done).toEqual(['begun']);
    const stopped = running.pop()!.stop();
    release();
    await stopped;
    expect(done).toEqual(['begun', 'ended']);
    expect(await waiting()).toEqual([]);
  });

  test('goes on after its connections were cut', async () => {
    await start();
    await addJob(db, 'test.note', 'before');
    await expect.poll(() => done).toEqual(['before']);
    // What has run, and is not yet written down as done, would run again.
    await expect.poll(waiting).toEqual([]);
    await sql`select pg_terminate_backend(pid, 25000) from pg_stat_activity where datname = current_database() and application_name = 'hiraku worker'`.execute(db);
    await addJob(db, 'test.note', 'after');
    await expect.poll(() => done).toEqual(['before', 'after']);
  });

  test.each([
    ['done', note, 'delete'],
    ['failed', fail, 'update of last_error'],
  ])('goes on where the database does not take that a job is %s, and runs it again', async (_, job, change) => {
    let runs = 0;
    failures = Infinity;
    await sql`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'the disk is full'; end $$`.execute(db);
    await sql`create trigger refuse before ${sql.raw(change)} on graphile_worker._private_jobs for each row execute function refuse()`.execute(db);
    try {
      await start([{ ...job, run: (payload, context) => (runs++, job.run(payload, context)) }]);
      await addJob(db, job.name, null);
      await expect.poll(() => runs).toBeGreaterThan(1);
    } finally {
      failures = 0;
      await sql`drop function refuse() cascade`.execute(db);
    }
    await expect.poll(waiting).toEqual([]);
  });

  test('that was killed loses its jobs to the next one at once', async () => {
    const killed = secondProcess(
      `import { openDatabase } from '#platform/database';
       import { startWorker } from '#platform/jobs';
       import { openLog } from '#platform/log';
       await startWorker({ db: openDatabase(process.env.URL), log: openLog('silent'), jobs: [{ name: 'test.note', run: () => { print('begun'); return new Promise(() => undefined); } }] });`,
      { env: { URL: scratch.url } },
    );
    await addJob(db, 'test.note', 'orphan');
    expect(await killed.line()).toBe('begun');
    // While its worker lives, nobody takes it.
    await runPendingJobs(parts());
    expect(done).toEqual([]);
    killed.kill('SIGKILL');
    await killed.ended;
    await expect.poll(() => runPendingJobs(parts()).then(() => done)).toEqual(['orphan']);
  });

  test('two jobs of one name are a mistake of the program', async () => {
    await expect(runPendingJobs(parts([note, note]))).rejects.toThrow('two jobs are called test.note');
  });
});
