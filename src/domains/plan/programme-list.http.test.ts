import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Town } from '#town';
import { townBook, townRows } from './town-book.fixture.ts';
import { openPlanTown, read, readCsv, readJson } from './town-plan.fixture.ts';

describe('finding programmes', () => {
  let town: Town;
  beforeAll(async () => {
    const many = Array.from({ length: 60 }, (_, index) => ({ measure: '緑1-2', name: `小さな広場${index + 1}`, total: index, costs: [index, null, null] }));
    town = await openPlanTown(townBook([...townRows, ...many]));
  });
  afterAll(() => town.close());

  const names = async (query: string): Promise<string[]> => (await readJson(town, `/plan/programmes?format=json&${query}`)).programmes.map((each: { name: string }) => each.name);

  test('a programme listed twice appears once', async () => {
    const found = await names('');
    expect(found).toHaveLength(63);
    expect(found.filter((name) => name === '公園の整備')).toHaveLength(1);
  });

  test('a measure finds what it lists and what it relists', async () => {
    expect(await names('measure=緑1-1')).toEqual(['公園の整備', '街路樹の手入れ']);
    expect(await names('measure=緑1-2&kind=重点')).toEqual(['公園の整備']);
  });

  test('words find names, activities and departments, however they are written', async () => {
    expect(await names('text=ｺｳｼﾞ')).toEqual([]);
    expect(await names('text=用地')).toEqual(['公園の整備']);
    expect(await names('text=道路課')).toEqual(['街路樹の手入れ']);
    expect(await names('text=公園 工事')).toEqual(['公園の整備']);
    expect(await names(`text=${encodeURIComponent('広場６０')}`)).toEqual(['小さな広場60']);
  });

  test('a department finds the programmes it answers for', async () => {
    const { departments } = await readJson(town, '/plan/departments?format=json');
    const road = departments.find((each: { department: string }) => each.department === '都市整備部 道路課');
    expect(await names(`department=${road.id}`)).toEqual(['街路樹の手入れ']);
  });

  test('amounts narrow by the total or by one year, both ends included', async () => {
    expect(await names('min=30&max=30')).toEqual(['公園の整備', '小さな広場31']);
    expect(await names('min=3&max=3&year=2026')).toEqual(['街路樹の手入れ']);
    expect(await names('min=59')).toEqual(['小さな広場60']);
  });

  test('the list sorts by amount, and what has no amount comes last either way', async () => {
    const up = await names('sort=total');
    const down = await names('sort=total&order=desc');
    expect(up[0]).toBe('小さな広場1');
    expect(down[0]).toBe('小さな広場60');
    expect([up.at(-1), down.at(-1)]).toEqual(['市民農園', '市民農園']);
    expect((await names('sort=y2026&order=desc'))[0]).toBe('公園の整備');
  });

  test('long lists come in pages that keep the filter', async () => {
    const first = await read(town, '/plan/programmes?measure=緑1-2');
    expect(first.html).toContain('page=2');
    const second = await read(town, '/plan/programmes?measure=緑1-2&page=2');
    expect(second.said).toContain('小さな広場60');
    expect(first.said).not.toContain('小さな広場60');
    expect((await read(town, '/plan/programmes?page=9')).status).toBe(404);
  });

  test('the file holds the whole list with its filter', async () => {
    const rows = await readCsv(town, '/plan/programmes?format=csv&measure=緑1-1');
    expect(rows.map((row) => [row.number, row.name, row.total_million_yen, row.cost_2026_provenance])).toEqual([
      ['P0001', '公園の整備', '30', 'stated'],
      ['P0002', '街路樹の手入れ', '9', 'implied'],
    ]);
  });

  test('fields that were left empty in the form ask for nothing', async () => {
    const { status, said } = await read(town, '/plan/programmes?text=&measure=&department=&kind=&year=&min=&max=');
    expect(status).toBe(200);
    expect(said).toContain('条件に合う事業（63件）');
  });

  test('nothing found is a sentence and not an error', async () => {
    const { status, said } = await read(town, '/plan/programmes?text=宇宙');
    expect(status).toBe(200);
    expect(said).toContain('条件に合う事業はありません');
  });

  test.each([
    ['measure=空9-9', 'measure'],
    ['year=2012', 'year'],
    ['year=abc', 'year'],
    ['min=5&max=3', 'min'],
    ['min=-1', 'min'],
    ['sort=password', 'sort'],
    ['sort=y2012', 'sort'],
    ['order=sideways', 'order'],
    ['page=0', 'page'],
    ['department=x', 'department'],
  ])('%s is refused and the field is named', async (query, field) => {
    const reply = await town.ask(`/plan/programmes?format=json&${query}`, { headers: { accept: 'application/json' } });
    expect(reply.status).toBe(400);
    expect(JSON.stringify(await reply.json())).toContain(field);
    expect((await read(town, `/plan/programmes?${query}`)).status).toBe(400);
  });

  test('an edition that is not public is not found', async () => {
    expect((await read(town, '/plan/programmes?edition=1900-1902')).status).toBe(404);
  });
});
