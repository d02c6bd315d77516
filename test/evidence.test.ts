/** Evidence that is committed and compared. Renew after a meant change: UPDATE_EVIDENCE=1 npm test -- test/evidence.test.ts */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assemble } from '#app';
import { as, type Signed } from '#cast';
import { projectRoot } from '#platform/config';
import { schemaOf } from '#platform/domain';
import { openTown, townProfile, type Town } from '#town';
import { beginWithSample, callWithResult, mapWithVotes, sampled } from './sample-city.ts';

let town: Town;
const statements = new Set<string>();
const { domains, routes } = assemble(townProfile);

beforeAll(async () => {
  town = await openTown({ onStatement: (text) => statements.add(shapeOf(text)) });
  // What brought the database up to date stands in the migrations.
  statements.clear();
});
afterAll(() => town.close());

/** A statement without what differs from call to call: how many values a list has, and how it is laid out. */
function shapeOf(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/\$\d+/g, '$')
    .replace(/\((?:\$(?:::[a-z[\]]+)?(?:, )?)+\)(?:, ?\((?:\$(?:::[a-z[\]]+)?(?:, )?)+\))*/g, '($…)')
    .trim();
}


function compare(name: string, text: string): void {
  const file = join(projectRoot, 'test', name);
  if (process.env['UPDATE_EVIDENCE']) writeFileSync(file, text);
  expect(readFileSync(file, 'utf8')).toBe(text);
}

describe('committed evidence', () => {
  test('the API as OpenAPI 3.1', async () => {
    const response = await town.ask('/openapi.json');
    compare('openapi.json', `${JSON.stringify(await response.json(), null, 2)}\n`);
  });

  const schemas = ['platform', ...domains.filter((domain) => domain.stores).map((domain) => schemaOf(domain.name))];

  test('the tables of each schema, with what they hold to and what they set off', async () => {
    const { rows } = await sql<{ line: string }>`
      select line from (select format('%s.%s.%s %s%s', table_schema, table_name, column_name, data_type, case when is_nullable = 'NO' then ' not null' else '' end) as line
        from information_schema.columns where table_schema = any(${schemas})
      union all select indexdef from pg_indexes where schemaname = any(${schemas})
      union all select format('%s: %s', conrelid::regclass, pg_get_constraintdef(oid)) from pg_constraint
        where contype in ('c', 'f') and connamespace::regnamespace::text = any(${schemas})
      union all select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal) evidence
      order by line collate "C"`.execute(town.db);
    compare('schema.txt', `${rows.map((row) => row.line).join('\n')}\n`);
  });

  test('every table of a domain says that its content changed, unless the domain says that no kept page reads it', async () => {
    const { rows } = await sql<{ name: string }>`
      select format('%s.%s', schemaname, tablename) as name from pg_tables
      where schemaname = any(${schemas.slice(1)}) and not exists (
        select from pg_trigger t join pg_proc p on p.oid = t.tgfoid
        where t.tgrelid = format('%I.%I', schemaname, tablename)::regclass and p.proname = 'touch_content') order by 1`.execute(town.db);
    expect(rows.map(({ name }) => name)).toEqual(domains.flatMap((domain) => domain.unpublished ?? []).toSorted());
  });
});

/** Addresses that the sample city gives nothing to show at: they hold a token, a setting turns them on, or they ask for more. */
const nothingThere = /:token|:provider|:period|:year|:tile|receipts\/:code|follow\/.*:key|feeds\/.*:key|\/indicators\/:id|files\/:number|book\.pdf|report\/(votes|paper)|^\/(sign-in\/password|log\/consistency|follow\/new)$/;

describe('every row that shows something, asked over HTTP', () => {
  let planning: Signed;

  beforeAll(async () => {
    for (const domain of domains) await beginWithSample(domain, town.program);
    await town.program.runPendingJobs();
    planning = await as(town, 'planning');
    await callWithResult(town, { bureau: '都市整備部', section: '道路課' });
    await mapWithVotes(town, { bureau: '都市整備部', section: '道路課' });
  });

  const shown = routes.filter((row) => row.method === 'GET');
  test.each(shown.filter(({ who }) => who === 'anyone').map(({ path }) => path))('%s answers everyone', async (path) => {
    const { status } = await town.ask(sampled(path), { headers: { accept: '*/*' } });
    // A paper that is not made yet asks for patience (503).
    if (nothingThere.test(path)) expect([400, 404, 410, 503]).toContain(status);
    else expect(status).toBeLessThan(400);
    if (path.includes(':')) expect([400, 404, 410]).toContain((await town.ask(path.replace(/:\w+\*?/g, 'nothing-of-this-name'))).status);
  });

  // Who may is tried in permission-matrix.test.ts; here the statements are of interest.
  test.each(shown.filter(({ who }) => who !== 'anyone').map(({ path }) => path))('%s answers somebody of the planning section without a fault', async (path) => {
    expect((await planning.ask(sampled(path))).status).toBeLessThan(500);
  });

  test('the statements that all of this sent', () => {
    compare('statements.sql', `${[...statements].filter((text) => !/\bpg_\w+|information_schema/.test(text)).toSorted().join(';\n')};\n`);
  });
});
