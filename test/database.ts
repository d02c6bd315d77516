/**
 * One embedded PostgreSQL for a whole test run; each town is a database of its own in it (see town.ts), copied from one that has
 * been migrated: a copy takes a fraction of the time that migrating takes. It lies in memory where it can.
 */
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { TestProject } from 'vitest/node';
import { projectRoot } from '#platform/config';
import { codeOf } from '#platform/database';
import { schemaOf } from '#platform/domain';
import { migrate } from '#platform/migrate';
import { startPostgres } from '#platform/postgres';
import { openPatiently } from './patient-database.ts';

/** The database that towns are copied from. */
const pattern = 'town_pattern';

declare module 'vitest' {
  interface ProvidedContext {
    databaseServer: string;
    databasePattern: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = runFolder();
  // Workers, and what they start, inherit it: whatever a test leaves behind goes with the run.
  process.env['TMPDIR'] = folder;
  // Three workers have towns of twenty connections each, and some of them several at once.
  const server = await startPostgres(folder, { connectionsMax: 250 });
  await makeHasty(server.url);
  await makePattern(server.url);
  project.provide('databaseServer', server.url);
  project.provide('databasePattern', pattern);
  return async () => {
    await server.stop({ evenIfUsed: true });
    remove(folder);
  };
}

/** A folder of this run's own. Those of runs that were killed go: memory is scarcer than disk, and their servers end with their folders. */
function runFolder(): string {
  const place = memoryFolder() ?? tmpdir();
  for (const name of readdirSync(place)) {
    const owner = /^hiraku-test-(\d+)-/.exec(name)?.[1];
    if (owner !== undefined && !isAlive(Number(owner))) remove(join(place, name));
  }
  const folder = mkdtempSync(join(place, `hiraku-test-${process.pid}-`));
  // As open as the one above it: some tests start programs as another user.
  chmodSync(folder, 0o1777);
  return folder;
}

/** As far as it goes: something may still write there, or it is another user's. The next run looks again. */
function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  } catch (error) {
    process.stderr.write(`${folder} is left over from a test run: ${codeOf(error)}\n`);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

/**
 * Where the machine offers memory as a folder: each town is a thousand files that live for seconds, and a disk works for them longer
 * than the tests do. Null where there is none, little room, or where programs may not be started from (a container's).
 */
function memoryFolder(): string | null {
  const folder = '/dev/shm';
  try {
    const { bavail, bsize } = statfsSync(folder);
    const mount = readFileSync('/proc/mounts', 'utf8').split('\n').find((line) => line.split(' ')[1] === folder);
    return mount !== undefined && !/\bnoexec\b/.test(mount) && bavail * bsize >= 2 * 2 ** 30 ? folder : null;
  } catch {
    return null;
  }
}

/** Nothing in this server has to outlive it: no waiting for the disk, no tidying of tables that are dropped in a moment. */
async function makeHasty(serverUrl: string): Promise<void> {
  const server = openPatiently(serverUrl);
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes', 'autovacuum']) await sql`alter system set ${sql.id(setting)} = off`.execute(server);
  await sql`select pg_reload_conf()`.execute(server);
  await server.destroy();
}

async function makePattern(serverUrl: string): Promise<void> {
  const server = openPatiently(serverUrl);
  await sql`create database ${sql.id(pattern)}`.execute(server);
  await server.destroy();
  const url = new URL(serverUrl);
  url.pathname = `/${pattern}`;
  const db = openPatiently(url.href, 2);
  await migrate(db, migrationSets());
  await db.destroy();
}

/** Every set of migrations that there is, found by its folder: a domain at fault must not keep the tests of others from running. By name: opinion-map-report takes over tables of opinion-map. */
function migrationSets(): { schema: string; folder: string }[] {
  const domains = join(projectRoot, 'src', 'domains');
  const own = readdirSync(domains).toSorted().map((name) => ({ schema: schemaOf(name), folder: join(domains, name, 'migrations') }));
  return [{ schema: 'platform', folder: join(projectRoot, 'src', 'platform', 'migrations') }, ...own.filter(({ folder }) => existsSync(folder))];
}
