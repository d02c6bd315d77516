/**
 * One embedded PostgreSQL for a whole test run; each town is a database of its own in it (see town.ts), copied from one that has
 * been migrated: a copy takes a fraction of the time that migrating takes.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { TestProject } from 'vitest/node';
import { storedDomains } from '#app';
import { openDatabase } from '#platform/database';
import { migrate } from '#platform/migrate';
import { startPostgres } from '#platform/postgres';
import { migrationSets } from '../src/program.ts';

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
  await migrate(db, migrationSets(storedDomains));
  await db.destroy();
}
