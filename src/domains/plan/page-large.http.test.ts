import { sql } from 'kysely';
import { openTown, type Town } from '#town';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bring } from './town-plan.fixture.ts';
import { townBook } from './town-book.fixture.ts';

const rows = Array.from({ length: 2_000 }, (_, index) => ({ measure: index % 2 === 0 ? '緑1-1' : '緑1-2', name: `事業${index}`, total: 3, costs: [1, 1, 1], activities: ['調査', '工事', '継続'], departments: [{ bureau: '都市整備部', section: `第${index % 40}課` }] }));
const statements: string[] = [];
let town: Town;

beforeAll(async () => {
  town = await openTown({ at: '2026-11-02T12:00:00+09:00', onStatement: (text) => statements.push(text) });
  await bring(town, townBook(rows));
  const { rows: editions } = await sql<{ year: number }>`select first_year as year from plan.edition where status = 'published'`.execute(town.db);
  const year = editions[0]!.year;
  await sql`insert into progress.publication (programme_number, fiscal_year, half, number, state, done, next, links, published_at, acting_as)
    select number, ${year}, 1, 1, 'on-track', '道路を直した', '橋を直す', '[]', '2026-10-01', 'planning: 企画部' from plan.programme`.execute(town.owner);
  await sql`with brought as (insert into money.import (source_name, source_sha256, source_bytes, rows_added, rows_changed, rows_unchanged, rows_refused, applied_at, acting_as) values ('a', 'b', 1, 2000, 0, 0, 0, now(), 'planning') returning id),
    facts as (insert into money.fact (import_id, programme_number, fiscal_year, stage, round, total_yen) select brought.id, number, ${year}, 'budget', 0, 1000000 from brought, plan.programme returning *)
    insert into money.standing (programme_number, fiscal_year, stage, round, fact_id, total_yen) select programme_number, fiscal_year, stage, round, id, total_yen from facts`.execute(town.owner);
  await sql`insert into indicator.indicator (programme_number, revision, kind, name, unit, direction, source, ended, changed_at, acting_as)
    select number, 1, 'output', '直した道路', 'km', 'more', '道路課', false, now(), 'planning' from plan.programme`.execute(town.owner);
  await sql`insert into indicator.figure (indicator_id, revision, fiscal_year, role, value, entered_at) select id, 1, ${year}, 'target', 3, now() from indicator.indicator`.execute(town.owner);
});
afterAll(() => town.close());

const light = 100_000;

test.each<[path: string, most: number, bytes: number]>([
  ['/plan/programmes/事業0', 24, light],
  ['/plan/programmes', 12, light],
  ['/plan/progress', 12, light],
  ['/plan/money', 12, light],
  ['/plan/indicators', 12, light],
  ['/evaluations', 12, light],
  // These show the whole of a book, and of a measure: about 800 letters a programme.
  ['/plan/measures/緑1-1', 24, 1_000 * 1_000],
  ['/plan', 24, 2_000 * 1_000],
])('of a plan of two thousand programmes %s is made from at most %i statements and %i bytes', async (path, most, bytes) => {
  statements.length = 0;
  const reply = await town.ask(encodeURI(path));
  const html = await reply.text();
  expect(reply.status).toBe(200);
  expect(statements.length).toBeLessThanOrEqual(most);
  expect(Buffer.byteLength(html)).toBeLessThan(bytes);
});
