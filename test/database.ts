/**
 * One embedded PostgreSQL for a whole test run; each town is a database of its own in it (see town.ts), copied from one that has
 * been migrated: a copy takes a fraction of the time that migrating takes.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { TestProject } from 'vitest/node';
import { projectRoot } from '#platform/config';
import { openDatabase } from '#platform/database';
import { schemaOf } from '#platform/domain';
import { migrate } from '#platform/migrate';
import { startPostgres } from '#platform/postgres';

/** The database that towns are copied from. */
const pattern = 'town_pattern';

declare module 'vitest' {
  interface ProvidedContext {
    databaseServer: string;
    databasePattern: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'hiraku-test-'));
  const server = await startPostgres(folder);
  await makePattern(server.url);
  project.provide('databaseServer', server.url);
  project.provide('databasePattern', pattern);
  return async () => {
    await server.stop({ evenIfUsed: true });
    rmSync(folder, { recursive: true, force: true });
  };
}

async function makePattern(serverUrl: string): Promise<void> {
  const server = openDatabase(serverUrl, { connectionsMax: 1 });
  await sql`create database ${sql.id(pattern)}`.execute(server);
  await server.destroy();
  const url = new URL(serverUrl);
  url.pathname = `/${pattern}`;
  const db = openDatabase(url.href, { connectionsMax: 2 });
  await migrate(db, migrationSets());
  await db.destroy();
}

/** Every set of migrations that there is, found by its folder: a domain at fault must not keep the tests of others from running. By name: opinion-map-report takes over tables of opinion-map. */
function migrationSets(): { schema: string; folder: string }[] {
  const domains = join(projectRoot, 'src', 'domains');
  const own = readdirSync(domains).toSorted().map((name) => ({ schema: schemaOf(name), folder: join(domains, name, 'migrations') }));
  return [{ schema: 'platform', folder: join(projectRoot, 'src', 'platform', 'migrations') }, ...own.filter(({ folder }) => existsSync(folder))];
}
