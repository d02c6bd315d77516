/** Evidence that is committed and compared. Renew after a meant change: UPDATE_EVIDENCE=1 npm test -- test/evidence.test.ts */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assemble } from '#app';
import { projectRoot } from '#platform/config';
import { openTown, townProfile, type Town } from '#town';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const { routes } = assemble(townProfile);

function compare(name: string, text: string): void {
  const file = join(projectRoot, 'test', name);
  if (process.env['UPDATE_EVIDENCE'] || !existsSync(file)) writeFileSync(file, text);
  expect(readFileSync(file, 'utf8')).toBe(text);
}

describe('committed evidence', () => {
  test('who may call which row', () => {
    const lines = routes.map((row) => `${row.method.padEnd(4)} ${row.path.padEnd(44)} ${row.who.padEnd(8)} ${row.what}`).toSorted();
    compare('permissions.txt', `${lines.join('\n')}\n`);
  });

  test('the API as OpenAPI 3.1', async () => {
    const response = await town.ask('/openapi.json');
    compare('openapi.json', `${JSON.stringify(await response.json(), null, 2)}\n`);
  });

  test('the tables of each schema', async () => {
    const { rows } = await sql<{ line: string }>`
      select format('%s.%s %s %s%s', table_schema, table_name, column_name, data_type, case when is_nullable = 'NO' then ' not null' else '' end) as line
      from information_schema.columns where table_schema in ('platform', 'plan') order by table_schema, table_name, ordinal_position`.execute(town.db);
    const { rows: indexes } = await sql<{ line: string }>`
      select indexdef as line from pg_indexes where schemaname in ('platform', 'plan') order by indexname, schemaname`.execute(town.db);
    compare('schema.txt', `${[...rows, ...indexes].map((row) => row.line).join('\n')}\n`);
  });
});

describe('every row, walked over HTTP by somebody without an account', () => {
  test.each(routes.map((row) => [row.method, row.path, row] as const))('%s %s answers as its row says', async (method, path, row) => {
    const response = await town.ask(path.replace(/:\w+/g, 'nothing-of-this-name'), { method });
    expect(response.status).not.toBe(500);
    expect(row.who).toBe('anyone');
    if (path.includes(':')) expect(response.status).toBe(404);
    else expect(response.status).toBeLessThan(400);
  });
});
