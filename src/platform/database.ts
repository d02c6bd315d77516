/**
 * The one way to the database: a pool of connections to PostgreSQL (embedded or the city's own) behind Kysely.
 *
 * Values arrive as the program uses them: bigint columns (and count(*)) as JS bigint, date columns as 'YYYY-MM-DD'
 * strings, because a date of law is no instant, and timestamptz as Date.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { Kysely, PostgresDialect, type IsolationLevel, type LogEvent } from 'kysely';
import pg from 'pg';
import type { Log } from './log.ts';
import { shareTrips } from './round-trip.ts';

/** Empty on purpose: each domain brings its own with `db.withTables<PlanTables>()`. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface Tables {}

/** A handle for reading and writing; a transaction's handle has the same type. */
export type Database = Kysely<Tables>;

export interface DatabaseOptions {
  log?: Log;
  /** Connections of this process at most. */
  connectionsMax?: number;
  /** Longest a statement may run before the server cancels it, in ms. */
  statementTimeoutMs?: number;
  /** How long a new connection is tried for while the database starts or restarts, in ms. */
  connectPatienceMs?: number;
  /** Told of every statement, without its parameters. */
  onStatement?: (text: string) => void;
}

const addresses = new WeakMap<object, string>();
/** What each handle was opened with, and what was opened beside it. */
const openings = new WeakMap<object, { options: DatabaseOptions; beside: Database[] }>();

/** Opens a pool; nothing is connected until the first query. Close with `db.destroy()`. */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'hiraku',
    max: options.connectionsMax ?? 20,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    statement_timeout: options.statementTimeoutMs ?? 30_000,
    idle_in_transaction_session_timeout: 60_000,
    keepAlive: true,
    options: '-c timezone=UTC',
    types: { getTypeParser: parserOf },
    pipeline: true,
  });
  surviveConnectionLoss(pool, options.log);
  pool.on('connect', shareTrips);
  const patience = options.connectPatienceMs ?? 5_000;
  const { onStatement } = options;
  const beside: Database[] = [];
  const db = new Kysely<Tables>({
    ...(onStatement && { log: (event: LogEvent) => (event.level === 'query' ? onStatement(event.query.sql) : undefined) }),
    dialect: new PostgresDialect({
      pool: { connect: () => connectPatiently(pool, patience), end: () => endAll(pool, beside), options: pool.options },
    }),
  });
  addresses.set(db, url);
  openings.set(db, { options, beside });
  return db;
}

/** A handle with connections of its own, for what must not wait behind everything else. It is closed with `db`. */
export function openBeside(db: Database, connectionsMax: number): Database {
  const { options, beside } = openings.get(db)!;
  const handle = openDatabase(addressOf(db), { ...options, connectionsMax });
  beside.push(handle);
  return handle;
}

async function endAll(pool: pg.Pool, beside: Database[]): Promise<void> {
  await Promise.all([pool.end(), ...beside.map((handle) => handle.destroy())]);
}

/** The address that a pool was opened with, for what needs a connection of its own (LISTEN, COPY). */
export function addressOf(db: Database): string {
  const url = addresses.get(db);
  if (url === undefined) throw new Error('this handle was not made by openDatabase (a transaction has no address)');
  return url;
}

/**
 * Runs `run` in one transaction. A serialisation failure (40001) or deadlock (40P01) rolls everything back and runs
 * it again, so `run` must have no effect outside the database. A lost connection is not retried: whether the
 * commit arrived is not known. On a handle that is already a transaction it joins that one.
 */
export async function inTransaction<T>(
  db: Database,
  run: (tx: Database) => Promise<T>,
  options: { isolation?: IsolationLevel; readOnly?: boolean; attemptsMax?: number } = {},
): Promise<T> {
  if (db.isTransaction) return run(db);
  const attemptsMax = options.attemptsMax ?? 8;
  for (let attempt = 1; ; attempt++) {
    let transaction = db.transaction();
    if (options.isolation) transaction = transaction.setIsolationLevel(options.isolation);
    if (options.readOnly) transaction = transaction.setAccessMode('read only');
    try {
      return await transaction.execute(run);
    } catch (error) {
      if (attempt >= attemptsMax || !isConflict(error)) throw error;
      // Full jitter, so that two that met once do not meet again.
      await pause(Math.random() * Math.min(1_000, 10 * 2 ** attempt));
    }
  }
}

/** SQLSTATE or system error code of a failure, if it has one. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

function isConflict(error: unknown): boolean {
  const code = codeOf(error);
  return code === '40001' || code === '40P01';
}

/** No socket, nobody behind it, reset while connecting; starting up, shutting down, crashed, too many connections. */
const passing = new Set(['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EAGAIN', '57P01', '57P02', '57P03', '53300']);

/** True for a failure to connect that time may heal. */
export function isPassing(error: unknown): boolean {
  return passing.has(codeOf(error) ?? '') || (error instanceof Error && /^(Connection terminated|timeout expired)/.test(error.message));
}

async function connectPatiently(pool: pg.Pool, patienceMs: number): Promise<pg.PoolClient> {
  const until = Date.now() + patienceMs;
  for (;;) {
    try {
      return await pool.connect();
    } catch (error) {
      if (!isPassing(error) || Date.now() > until) throw error;
      await pause(50 + Math.random() * 100);
    }
  }
}

/** Without these listeners a database that goes away while a connection is idle would end the program. */
export function surviveConnectionLoss(pool: pg.Pool, log?: Log): void {
  pool.on('error', (error) => log?.warn({ code: codeOf(error) }, 'an idle connection to the database was lost'));
  pool.on('connect', (client) => client.on('error', () => undefined));
}

const parsers: Record<number, (text: string) => unknown> = {
  20: BigInt,
  1016: (text) => parseArray(text, BigInt),
  1082: (text) => text,
  1182: (text) => parseArray(text, String),
};

function parserOf(type: number, format?: 'text' | 'binary'): (text: string) => unknown {
  return (format !== 'binary' && parsers[type]) || pg.types.getTypeParser(type, format as 'text');
}

/** Arrays of values that never need quotes. */
function parseArray(text: string, parse: (item: string) => unknown): unknown[] {
  const inside = text.slice(1, -1);
  return inside === '' ? [] : inside.split(',').map((item) => (item === 'NULL' ? null : parse(item)));
}
