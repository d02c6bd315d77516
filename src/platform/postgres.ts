/**
 * The program's own PostgreSQL, for cities that do not bring a server: it lies in the data folder, listens on a unix
 * socket there and nowhere else. It is a real server: it outlives a program that is killed, and the next one uses it.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { codeOf, isPassing } from './database.ts';
import type { Log } from './log.ts';
import { completeBinaries, nativeFolder } from './postgres-binaries.ts';
import { createCluster, failure, livingPostmaster, prepareCluster, removeForeignLocks, runBinary, type Cluster } from './postgres-cluster.ts';

export interface Postgres {
  /** For `openDatabase`. */
  url: string;
  /**
   * Call after closing every connection. The last program to leave stops the server; while others use it, it stays.
   * `evenIfUsed` stops it in any case.
   */
  stop(options?: { evenIfUsed?: boolean }): Promise<void>;
}

export interface PostgresOptions {
  log?: Log;
  /** Folder with bin, lib and share; default: the npm package for this machine. */
  native?: string;
  /** Connections of all programs together. */
  connectionsMax?: number;
}

/** By this name of its connection a program shows that it uses the server, even when its pool is empty. */
const presenceName = 'hiraku presence';

/**
 * Makes sure that a server runs on `<folder>/postgres` and answers: uses the one that runs, or starts one, or creates the
 * cluster first. Processes that do this at once end with the same server. As long as it is not stopped, it also brings a
 * server back that died.
 */
export async function startPostgres(folder: string, options: PostgresOptions = {}): Promise<Postgres> {
  const native = options.native ?? nativeFolder();
  const cluster = { ...prepareCluster(join(folder, 'postgres'), (spare) => completeBinaries(native, spare)), connectionsMax: options.connectionsMax ?? 60 };
  const url = `postgresql://hiraku@${encodeURIComponent(cluster.socket)}/hiraku`;
  let stopped = false;
  let presence = await beginServer(cluster);
  let returning = Promise.resolve();
  watch();

  function watch(): void {
    presence.once('end', () => {
      if (stopped) return;
      options.log?.error('the database went away; bringing it back');
      returning = bringBack();
    });
  }

  async function bringBack(): Promise<void> {
    while (!stopped) {
      try {
        presence = await beginServer(cluster);
        watch();
        options.log?.info('the database is back');
        return;
      } catch (error) {
        options.log?.error({ problem: error instanceof Error ? error.message : String(error) }, 'the database does not come back yet');
        await pause(1_000);
      }
    }
  }

  return {
    url,
    async stop({ evenIfUsed = false } = {}) {
      if (stopped) return;
      stopped = true;
      await returning;
      presence.ref();
      const last = evenIfUsed || (await isLast(presence));
      await presence.end().catch(() => undefined);
      if (last) await endServer(cluster.data);
    },
  };
}

/** `ref` and `unref` are pg's, as in node:net, but missing in its types. */
type Presence = pg.Client & { ref(): void; unref(): void };

/** How often a start may fail for a reason that does not pass, before the person is told. */
const startsMax = 3;

type Served = Cluster & { connectionsMax: number };

/** A connection that keeps this program present, to a server that runs now. */
async function beginServer(cluster: Served): Promise<Presence> {
  await createCluster(cluster);
  let start: ReturnType<typeof startServer> | null = null;
  let failures = 0;
  let until = Date.now() + 60_000;
  for (;;) {
    try {
      const presence = await enter(cluster);
      start?.forget();
      // Presence alone does not keep a finished command from ending.
      presence.unref();
      return presence;
    } catch (error) {
      if (!isPassing(error)) throw error;
      // Recovery after a crash may take its time; the server says so with 57P03.
      if (codeOf(error) === '57P03') until = Date.now() + 60_000;
    }
    if (start?.failed()) {
      const said = start.said();
      start.forget();
      start = null;
      if (!isOthersStart(said) && ++failures >= startsMax) throw failure(cluster, said);
      await pause(100);
    }
    if (Date.now() > until) throw failure(cluster, start?.said() ?? 'no answer for 60 s');
    if (!start && livingPostmaster(cluster.data) === null) start = startServer(cluster);
    await pause(20);
  }
}

/** Another process started a server first, or what is left of a killed one is about to go. */
function isOthersStart(said: string): boolean {
  return /lock file "[^"]*" (already exists|is empty)|pre-existing shared memory block|Is another postmaster/.test(said);
}

async function enter(cluster: Cluster): Promise<Presence> {
  try {
    return await connect(cluster, 'hiraku');
  } catch (error) {
    if (codeOf(error) !== '3D000') throw error;
  }
  const first = await connect(cluster, 'postgres');
  try {
    await first.query('create database hiraku');
  } catch (error) {
    // Another process was faster.
    if (!['42P04', '23505'].includes(codeOf(error) ?? '')) throw error;
  } finally {
    await first.end();
  }
  return connect(cluster, 'hiraku');
}

async function connect(cluster: Cluster, database: string): Promise<Presence> {
  const client = new pg.Client({ host: cluster.socket, user: 'hiraku', database, application_name: presenceName, connectionTimeoutMillis: 10_000 }) as Presence;
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Given on the command line, so that they follow the program's version and not the day the cluster was made. */
function settingsOf({ socket, logs, connectionsMax }: Served): Record<string, string | number> {
  return {
    listen_addresses: '',
    unix_socket_directories: socket,
    unix_socket_permissions: '0700',
    max_connections: connectionsMax,
    shared_buffers: '128MB',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    logging_collector: 'on',
    log_directory: logs,
    // One file a weekday, written anew each week.
    log_filename: 'postgres-%a.log',
    log_rotation_age: '1d',
    log_truncate_on_rotation: 'on',
    // Personal data must not reach the log: neither statements nor the values in an error's detail.
    log_statement: 'none',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    // Nor when somebody did what: beside the order of votes that would be a name.
    log_min_duration_statement: -1,
    log_duration: 'off',
    log_lock_waits: 'off',
    track_commit_timestamp: 'off',
  };
}

/** One process may start a server twice at the same moment: each start writes a file of its own. */
let starts = 0;

function startServer(cluster: Served) {
  removeForeignLocks(cluster);
  const output = join(cluster.folder, `start-${process.pid}-${++starts}.log`);
  const args = Object.entries(settingsOf(cluster)).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = runBinary(cluster, 'postgres', ['-D', cluster.data, ...args], output);
  let problem: string | null = null;
  child.on('error', (error) => (problem = error.message));
  child.unref();
  return {
    /** What it said until it had a log, and then in its log. */
    said: () => problem ?? `${readFileSync(output, 'utf8')}${logSince(cluster.logs, `[${child.pid}] LOG:  starting PostgreSQL`)}`,
    failed: () => problem !== null || child.exitCode !== null || child.signalCode !== null,
    forget: () => rmSync(output, { force: true }),
  };
}

function logSince(logs: string, mark: string): string {
  for (const name of readdirSync(logs)) {
    const text = readFileSync(join(logs, name), 'utf8');
    const begin = text.lastIndexOf(mark);
    if (begin >= 0) return text.slice(text.indexOf('\n', begin) + 1);
  }
  return '';
}

/** True when no other program is present and no other connection is left; those of our own pool may take a moment. */
async function isLast(presence: Presence): Promise<boolean> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const others = await presence
      .query<{ programs: number; all: number }>(
        `select count(*) filter (where application_name = $1)::integer as programs, count(*)::integer as all
         from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
        [presenceName],
      )
      .then(({ rows }) => rows[0]!, () => null);
    if (others === null || others.programs > 0) return false;
    if (others.all === 0) return true;
    await pause(25);
  }
  return false;
}

/** Fast shutdown: sessions end, everything is written, the process is gone when this returns. */
async function endServer(data: string): Promise<void> {
  const pid = livingPostmaster(data);
  if (pid === null) return;
  process.kill(pid, 'SIGINT');
  for (let waited = 0; waited < 30_000 && livingPostmaster(data, pid) !== null; waited += 20) await pause(20);
}
