/**
 * Work in the background, kept in PostgreSQL by graphile-worker: a job is added in the transaction that wants it, runs
 * at least once after the commit, is retried with growing pauses (about e^attempt seconds) and, when its attempts
 * are used up, stays as a dead job until somebody looks at it.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { Logger, run, runMigrations, runOnce, type RunnerOptions, type TaskList } from 'graphile-worker';
import { sql } from 'kysely';
import pg from 'pg';
import type { Clock } from './clock.ts';
import type { LogKeyPlace, Outside } from './config.ts';
import { addressOf, codeOf, inTransaction, surviveConnectionLoss, type Database } from './database.ts';
import type { Files } from './files.ts';
import type { Site } from './http.ts';
import type { Log } from './log.ts';
import type { Safe } from './safe.ts';

export interface JobContext {
  db: Database;
  clock: Clock;
  files: Files;
  log: Log;
  /** For letters and feeds, which say where they come from. */
  site: Pick<Site, 'name' | 'origin'>;
  /** Where the private keys of the record's logs are. */
  logKey: LogKeyPlace;
  safe: Safe;
  outside: Outside;
}

export interface Job {
  /** `plan.rebuild-search`: the domain, then what it does. */
  name: string;
  /** May run again after a crash at any point: what it does must be safe to do twice. */
  run(payload: unknown, context: JobContext): Promise<void>;
}

export interface JobOptions {
  /** A waiting job of the same key is replaced instead of added to. */
  key?: string;
  /** Not before this instant. */
  runAt?: Date;
  attemptsMax?: number;
}

export interface DeadJob {
  id: bigint;
  name: string;
  attempts: number;
  error: string | null;
  failedAt: Date;
}

/** Ten attempts take about four hours. */
const attemptsMaxUnlessSaid = 10;

/** Mark of a job that was added for an instant. */
const timed = 'timed';

/** Adds a job in the caller's transaction: it exists if and only if that commits. `payload` must be JSON. */
export async function addJob(tx: Database, name: string, payload: unknown, options: JobOptions = {}): Promise<void> {
  await sql`
    select from graphile_worker.add_job(${name}, ${JSON.stringify(payload ?? null)}::json, run_at := ${options.runAt ?? null}::timestamptz,
      max_attempts := ${options.attemptsMax ?? attemptsMaxUnlessSaid}::integer, job_key := ${options.key ?? null}::text,
      flags := ${options.runAt ? [timed] : null}::text[])`.execute(tx);
}

/**
 * Adds the next run of a job that repeats itself, `afterMs` from now; one waits at any time. The queue goes by the machine's clock, not by
 * the program's: one that stands still must not make a job run without end.
 */
export async function repeatJob(tx: Database, name: string, afterMs: number): Promise<void> {
  await addJob(tx, name, null, { key: name, runAt: new Date(Date.now() + afterMs) });
}

/** Jobs whose attempts are used up, newest failure first. */
export async function listDeadJobs(db: Database): Promise<DeadJob[]> {
  const { rows } = await sql<DeadJob>`
    select id, task_identifier as name, attempts, last_error as error, updated_at as "failedAt"
    from graphile_worker.jobs where attempts >= max_attempts and locked_at is null order by updated_at desc, id desc`.execute(db);
  return rows;
}

/** Gives a dead job all its attempts again, from now; false when there is no such dead job. */
export async function retryJob(db: Database, id: bigint): Promise<boolean> {
  const { rows } = await sql`
    select job.id from graphile_worker.jobs dead, graphile_worker.reschedule_jobs(array[dead.id], run_at := now(), attempts := 0) job
    where dead.id = ${id} and dead.attempts >= dead.max_attempts and dead.locked_at is null`.execute(db);
  return rows.length > 0;
}

export interface WorkerParts extends JobContext {
  jobs: Job[];
  /** Jobs at one time. */
  concurrency?: number;
}

/** Runs jobs until stopped; `stop` waits for those that are running. Outlives a database that goes away and returns. */
export async function startWorker(parts: WorkerParts): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await runUntilDisturbed(parts, stopping.signal).catch((error: unknown) =>
        parts.log.warn({ code: codeOf(error), problem: messageOf(error) }, 'the job worker was disturbed and begins again'),
      );
      await pause(1_000, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/**
 * Runs every job that is due and what those add, then returns; for the command line, where no server does it. Failures
 * stay queued, and so does what a job adds for an instant: work that repeats itself is not repeated here.
 */
export async function runPendingJobs(parts: WorkerParts): Promise<void> {
  await withWorkerPool(parts, 1, async (options) => {
    await releaseJobsOfDeadWorkers(parts.db);
    await sql`update graphile_worker._private_jobs set flags = null where flags ? ${timed} and run_at <= now()`.execute(parts.db);
    await runOnce({ ...options, forbiddenFlags: [timed] });
  });
}

/** Creates or renews the worker's own schema (`graphile_worker`); part of `migrate`. */
export async function migrateJobs(db: Database, log?: Log): Promise<void> {
  const pool = new pg.Pool({ connectionString: addressOf(db), max: 1, application_name: 'hiraku migrate' });
  surviveConnectionLoss(pool, log);
  try {
    await runMigrations({ pgPool: pool, logger: quietLogger(log) });
  } finally {
    await pool.end();
  }
}

async function runUntilDisturbed(parts: WorkerParts, signal: AbortSignal): Promise<void> {
  await withWorkerPool(parts, parts.concurrency ?? 2, async (options, disturbed) => {
    await releaseJobsOfDeadWorkers(parts.db);
    const runner = await run({ ...options, parsedCronItems: [] });
    const ended = runner.promise.catch((error: unknown) => parts.log.warn({ problem: messageOf(error) }, 'the job worker ended'));
    const inspection = setInterval(() => void releaseJobsOfDeadWorkers(parts.db).catch(() => undefined), 15_000);
    const told = new Promise<void>((resolve) => (signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve(), { once: true })));
    await Promise.race([ended, disturbed, told]);
    clearInterval(inspection);
    await runner.stop().catch(() => undefined);
    await ended;
  });
}

/** First half of the advisory lock that a living worker holds; the second is the hash of its name. */
const livingWorker = 0x6869;

/**
 * Gives `run` the worker's options and a pool of their own. While it runs, a connection holds an advisory lock on the
 * worker's name: the server drops it with the process, so that others know at once whose jobs nobody runs any more
 * (graphile-worker alone waits four hours).
 */
async function withWorkerPool(parts: WorkerParts, concurrency: number, run: (options: RunnerOptions, disturbed: Promise<void>) => Promise<void>): Promise<void> {
  const url = addressOf(parts.db);
  const pool = new pg.Pool({ connectionString: url, max: concurrency + 3, application_name: 'hiraku worker', options: '-c timezone=UTC' });
  surviveConnectionLoss(pool, parts.log);
  const witness = new pg.Client({ connectionString: url, application_name: 'hiraku worker' });
  const disturbed = new Promise<void>((resolve) => {
    witness.on('error', () => resolve());
    witness.on('end', () => resolve());
  });
  try {
    await witness.connect();
    const options: RunnerOptions = {
      pgPool: pool,
      concurrency,
      taskList: tasksOf(parts),
      noHandleSignals: true,
      logger: quietLogger(parts.log),
      preset: {
        // In batches, though each be of one: only those are written by a promise whose failure is heard, and ends the runner. Else a database
        // that goes away at the end of a job would end the program.
        worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 },
        plugins: [
          {
            name: 'living-worker',
            version: '1.0.0',
            worker: {
              hooks: {
                async startWorker(_context, { worker }) {
                  await witness.query('select pg_advisory_lock($1, hashtext($2))', [livingWorker, worker.workerPool.id]);
                },
              },
            },
          },
        ],
      },
    };
    await run(options, disturbed);
  } finally {
    await witness.end().catch(() => undefined);
    await pool.end();
  }
}

/** Puts jobs back in the queue that were held by a worker whose process or connection is gone. */
async function releaseJobsOfDeadWorkers(db: Database): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { rows } = await sql<{ worker: string }>`
      select worker from (select distinct locked_by as worker from graphile_worker.jobs where locked_at is not null) held
      where pg_try_advisory_xact_lock(${livingWorker}::integer, hashtext(worker))`.execute(tx);
    if (rows.length > 0) await sql`select graphile_worker.force_unlock_workers(${rows.map(({ worker }) => worker)}::text[])`.execute(tx);
  });
}

function tasksOf({ jobs, db, clock, files, log, site, logKey, safe, outside }: WorkerParts): TaskList {
  const tasks: TaskList = {};
  for (const job of jobs) {
    if (job.name in tasks) throw new Error(`two jobs are called ${job.name}`);
    tasks[job.name] = async (payload, helpers) => {
      const about = { job: job.name, id: helpers.job.id, attempt: helpers.job.attempts };
      try {
        await job.run(payload, { db, clock, files, site, logKey, safe, outside, log: log.child(about) });
        log.debug(about, 'job done');
      } catch (error) {
        const dead = helpers.job.attempts >= helpers.job.max_attempts;
        log[dead ? 'error' : 'warn']({ ...about, code: codeOf(error), problem: messageOf(error) }, dead ? 'job failed for the last time' : 'job failed, will be tried again');
        throw error;
      }
    };
  }
  return tasks;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The worker's own remarks are for debugging; failures of jobs are logged above. */
function quietLogger(log?: Log): Logger {
  return new Logger((scope) => (level, message) => log?.debug({ worker: scope.label, level }, message));
}

/** How much work waits and how much failed for good, for /metrics. */
export function queueGauges(db: Database): { name: string; help: string; read(): Promise<number> }[] {
  const count = async (dead: boolean): Promise<number> => {
    const { rows } = await sql<{ jobs: bigint }>`
      select count(*) as jobs from graphile_worker.jobs where (attempts >= max_attempts and locked_at is null) = ${dead}`.execute(db);
    return Number(rows[0]!.jobs);
  };
  return [
    { name: 'hiraku_jobs_waiting', help: 'Background jobs that wait or run', read: () => count(false) },
    { name: 'hiraku_jobs_dead', help: 'Background jobs that failed for good', read: () => count(true) },
  ];
}
