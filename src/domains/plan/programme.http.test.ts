import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Town } from '#town';
import { townBook, townRows } from './town-book.fixture.ts';
import { bring, openPlanTown, read, readCsv, readJson } from './town-plan.fixture.ts';

describe('the page of a programme', { shuffle: false }, () => {
  let town: Town;
  beforeAll(async () => {
    town = await openPlanTown();
  });
  afterAll(() => town.close());

  test('shows what is done and what it costs each year, and where in the source that stands', async () => {
    const { status, said } = await read(town, '/plan/programmes/街路樹の手入れ');
    expect(status).toBe(200);
    expect(said).toContain('令和6年度（2024年度） 剪定 300万円 記載 13行目・3番目の欄');
    expect(said).toMatch(/令和8年度（2026年度） 継続 300万円（[^）]*） 推計/);
    expect(said).toContain('900万円（9百万円）');
  });

  test('lists every measure under which it stands and which one is the main listing', async () => {
    const { said } = await read(town, '/plan/programmes/公園の整備');
    expect(said).toMatch(/緑1-1 公園と街路樹 主な掲載/);
    expect(said).toMatch(/緑1-2 農のある暮らし 再掲/);
  });

  test('links to the programme that carries it out, and that one links back', async () => {
    const garden = await read(town, '/plan/programmes/市民農園');
    expect(garden.said).toContain('この事業を実施する事業 公園の整備');
    expect(garden.said).toContain('水2-1（参照先の章は未公開です）');
    expect((await read(town, '/plan/programmes/公園の整備')).said).toContain('この事業の中で実施される事業 市民農園');
  });

  test('its number leads to its address, in the language and format asked for', async () => {
    const number = await read(town, '/plan/programmes/P0001');
    expect([number.status, decodeURIComponent(number.location ?? '')]).toEqual([308, '/plan/programmes/公園の整備']);
    expect(decodeURIComponent((await read(town, '/en/plan/programmes/P0001')).location ?? '')).toBe('/en/plan/programmes/公園の整備');
  });

  test('an address that never was is not found', async () => {
    const { status, said } = await read(town, '/plan/programmes/存在しない事業');
    expect(status).toBe(404);
    expect(said).toContain('存在しない事業');
  });

  test('tells machines what it is about', async () => {
    const { html } = await read(town, '/plan/programmes/公園の整備');
    const told = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? '{}');
    expect(told).toMatchObject({ '@context': 'https://schema.org', identifier: 'P0001', name: '公園の整備' });
  });

  test('is also JSON and CSV at the same address', async () => {
    const told = await readJson(town, '/plan/programmes/街路樹の手入れ?format=json');
    expect(told).toMatchObject({ number: 'P0002', listings: [{ measure: { code: '緑1-1' }, others: true, costs: { 2024: { value: 3, provenance: 'stated' }, 2026: { value: 3, provenance: 'implied' } } }] });
    const rows = await readCsv(town, '/plan/programmes/街路樹の手入れ?format=csv');
    expect(rows.map((row) => [row.fiscal_year, row.activity, row.cost_million_yen, row.cost_provenance])).toEqual([
      ['2024', '剪定', '3', 'stated'],
      ['2025', '継続', '3', 'stated'],
      ['2026', '継続', '3', 'implied'],
    ]);
  });

  test('after a change the page says what stood there before, and the old page is not served again', async () => {
    await read(town, '/plan/programmes/街路樹の手入れ');
    await bring(town, townBook(townRows.map((row) => (row.name === '街路樹の手入れ' ? { ...row, total: 12, costs: [3, 4, 5] } : row))));
    const { said } = await read(town, '/plan/programmes/街路樹の手入れ');
    expect(said).toContain('1,200万円（12百万円）');
    expect(said).toMatch(/期間の合計 900万円 1,200万円/);
    expect(said).toMatch(/令和8年度の事業費 300万円（[^）]*） 500万円/);
  });

  test('a name that would be markup is shown as letters', async () => {
    await bring(town, townBook([...townRows, { measure: '緑1-2', name: '<script>alert(1)</script>の事業' }]));
    const list = await read(town, '/plan/programmes?text=alert');
    expect(list.html).not.toContain('<script>alert');
    expect(list.said).toContain('<script>alert(1)</script>の事業');
  });
});
