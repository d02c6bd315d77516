/** One embedded PostgreSQL for a whole test run; each test file makes its own database in it (see town.ts). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../src/platform/postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databaseServer: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'hiraku-test-'));
  const server = await startPostgres(folder);
  project.provide('databaseServer', server.url);
  return async () => {
    await server.stop({ evenIfUsed: true });
    rmSync(folder, { recursive: true, force: true });
  };
}
