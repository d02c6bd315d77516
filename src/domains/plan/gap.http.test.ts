import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Town } from '#town';
import { readingOf, townBook, townRows, waterChapter } from './town-book.fixture.ts';
import { bring, openPlanTown, read, readCsv, readJson } from './town-plan.fixture.ts';

describe('what the plan leaves open, and what is added up', { shuffle: false }, () => {
  let town: Town;
  beforeAll(async () => {
    town = await openPlanTown(null);
    const finding = { severity: 'error' as const, code: 'row-unreadable', place: { line: 40, cell: 2 }, listing: null, ja: '40行目を読めません。', en: 'Line 40 cannot be read.' };
    await bring(town, townBook(), { reading: readingOf(townBook(), [finding]) });
  });
  afterAll(() => town.close());

  test('figures worked out or not settled, missing money, waiting references and unreadable rows are all there', async () => {
    const rows = await readCsv(town, '/plan/gaps?format=csv');
    const said = rows.map((row) => [row.gap, row.name, row.fiscal_year, row.detail]);
    expect(said).toContainEqual(['implied', '街路樹の手入れ', '2026', '3000000 implied']);
    expect(said).toContainEqual(['unsettled', '市民農園', '2024', 'unsettled']);
    expect(said).toContainEqual(['reference', '市民農園', '', '水2-1']);
    expect(said).toContainEqual(['error', '', '', '40行目を読めません。']);
    expect((await read(town, '/plan/gaps')).said).toContain('40行目を読めません。');
    expect((await read(town, '/en/plan/gaps')).said).toContain('Line 40 cannot be read.');
  });

  test('a reference is no gap any more once its chapter is there', async () => {
    await bring(town, waterChapter());
    const rows = await readCsv(town, '/plan/gaps?format=csv');
    expect(rows.filter((row) => row.gap === 'reference')).toEqual([]);
  });

  test('departments add up printed and worked-out money apart', async () => {
    const { departments } = await readJson(town, '/plan/departments?format=json');
    const planning = departments.find((each: { department: string }) => each.department === '企画部 企画課');
    // 公園の整備 30 once though it is listed twice, 用水路の保全 6, 市民農園 not settled.
    expect(planning).toMatchObject({ programmes: 3, stated_million_yen: 36, implied_million_yen: 0, unsettled_count: 1 });
  });

  test('a department’s page lists what it answers for; a department that is not there is not found', async () => {
    const { departments } = await readJson(town, '/plan/departments?format=json');
    const road = departments.find((each: { department: string }) => each.department === '都市整備部 道路課');
    expect((await read(town, `/plan/departments/${road.id}`)).said).toContain('街路樹の手入れ');
    for (const id of ['0', '999999', 'x', '99999999999999']) expect((await read(town, `/plan/departments/${id}`)).status).toBe(404);
  });

  test('departments can be put in order by name, by programmes and by printed money', async () => {
    const names = async (query: string) => (await readJson(town, `/plan/departments?format=json&${query}`)).departments.map((each: { department: string }) => each.department);
    expect(await names('sort=stated&order=asc')).toEqual(['都市整備部 道路課', '企画部 企画課']);
    expect(await names('sort=stated&order=desc')).toEqual(['企画部 企画課', '都市整備部 道路課']);
    expect((await read(town, '/plan/departments?sort=stated&order=asc')).html).toContain('aria-sort="ascending"');
    expect((await read(town, '/plan/departments?sort=colour')).status).toBe(400);
  });

  test('kinds count a programme once however often it is listed', async () => {
    expect((await readJson(town, '/plan/kinds?format=json')).kinds).toMatchObject([{ kind: '重点', programmes: 1, stated_million_yen: 30 }]);
    expect((await read(town, '/plan/kinds/重点')).said).toContain('公園の整備');
    expect((await read(town, '/plan/kinds/空')).status).toBe(404);
  });

  test('every change is in the history, newest first, and can be narrowed by its sort', async () => {
    await bring(town, townBook(townRows.map((row) => (row.name === '公園の整備' && row.total ? { ...row, total: 31, costs: [10, 10, 11] } : row))));
    const [newest] = await readCsv(town, '/plan/changes?format=csv&kind=changed');
    expect(newest).toMatchObject({ kind: 'changed', programme: '公園の整備' });
    expect((await read(town, '/plan/changes')).said).toContain('期間の合計 3,000万円 3,100万円');
    expect((await read(town, '/plan/changes?kind=nonsense')).status).toBe(400);
    expect((await read(town, '/plan/changes?page=99')).status).toBe(404);
  });

  test('the front page shows the plan in force, its numbers, its measures and what changed lately', async () => {
    const { said } = await read(town, '/');
    expect(said).toContain('公園と街路樹');
    expect(said).toMatch(/4 ?事業/);
    expect(said).toContain('「plan.txt」から');
  });
});
