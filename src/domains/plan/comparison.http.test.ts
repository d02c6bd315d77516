import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Town } from '#town';
import { townBook, townRows } from './town-book.fixture.ts';
import { bring, openPlanTown, read, readCsv } from './town-plan.fixture.ts';

/** The next edition: the garden has ended, a pond is new, the trees moved to the other measure and cost more. */
const nextRows = [
  { ...townRows[0]!, total: 30, costs: [10, 10, 10] },
  { ...townRows[1]!, measure: '緑1-2', total: 15, costs: [3, 7, 5] },
  { measure: '緑1-2', name: 'ため池の保全', total: 3, costs: [1, 1, 1] },
];

describe('comparing the plan with the one before', { shuffle: false }, () => {
  let town: Town;
  beforeAll(async () => {
    town = await openPlanTown();
  });
  afterAll(() => town.close());

  test('with one edition there is nothing to compare, and the page says when there will be', async () => {
    const { status, said } = await read(town, '/plan/compare');
    expect(status).toBe(200);
    expect(said).toContain('くらべる計画がまだありません');
  });

  test('the two newest editions are compared by themselves: added, ended, moved, costs in shared years', async () => {
    await bring(town, townBook(nextRows, 2025));
    const rows = await readCsv(town, '/plan/compare?format=csv');
    expect(rows.map((row) => [row.kind, row.name, row.fiscal_year, row.before, row.after])).toEqual([
      ['added', 'ため池の保全', '', '', ''],
      ['ended', '市民農園', '', '', ''],
      ['moved', '街路樹の手入れ', '', '緑1-1', '緑1-2'],
      ['cost_changed', '街路樹の手入れ', '2026', '3000000 implied', '7000000 stated'],
    ]);
    const { said } = await read(town, '/plan/compare');
    expect(said).toContain('ため池の保全');
    expect(said).toContain('このほか1事業は');
  });

  test('the other way round, what was added has ended', async () => {
    const rows = await readCsv(town, '/plan/compare?from=2025-2027&to=2024-2026&format=csv');
    expect(rows.filter((row) => row.kind === 'ended').map((row) => row.name)).toEqual(['ため池の保全']);
  });

  test('a plan compared with itself is a hint, not a table', async () => {
    expect((await read(town, '/plan/compare?from=2025-2027&to=2025-2027')).said).toContain('同じ計画が選ばれています');
  });

  test('an edition that is not there is not found', async () => {
    expect((await read(town, '/plan/compare?from=1990-1992')).status).toBe(404);
  });
});
