import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Town } from '#town';
import { townBook, waterChapter } from './town-book.fixture.ts';
import { bring, openPlanTown, read } from './town-plan.fixture.ts';

describe('reading the plan as its book has it', { shuffle: false }, () => {
  let town: Town;
  beforeAll(async () => {
    town = await openPlanTown();
  });
  afterAll(() => town.close());

  test('directions, policies, measures and programmes stand in the order of the book', async () => {
    const { status, said } = await read(town, '/plan');
    expect(status).toBe(200);
    let place = said.indexOf('農のある暮らし');
    for (const words of ['緑1-1 公園と街路樹', '1 緑のまち › 緑1 緑を守る', '公園の整備', '用地の取得', '街路樹の手入れ', '緑1-2 農のある暮らし', '1 緑のまち › 緑1 緑を守る', '市民農園', '公園の整備']) {
      const next = said.indexOf(words, place + 1);
      expect([words, next > place]).toEqual([words, true]);
      place = next;
    }
  });

  test('a worked-out figure carries a sign, a printed one does not, and an amount not settled is printed as the book has it', async () => {
    const { html } = await read(town, '/plan');
    const rows = html.split('<tbody').slice(1).map((row) => row.slice(0, row.indexOf('</tbody>')));
    const [park = '', trees = '', garden = ''] = rows;
    expect(park).not.toContain('hk-mark--');
    expect(trees.match(/hk-mark--implied/g)).toHaveLength(1);
    expect(garden.match(/\*\*\*/g)).toHaveLength(2);
    expect(garden.match(/hk-mark--unsettled/g)).toHaveLength(2);
  });

  test('a programme done within another says so where its activities would stand', async () => {
    expect((await read(town, '/plan')).said).toContain('（公園の整備で実施）');
  });

  test('departments that take part without a name are not forgotten', async () => {
    expect((await read(town, '/plan')).said).toContain('都市整備部 道路課 他');
  });

  test('the page is meant for paper lying on its side, each measure on a new sheet', async () => {
    const { html } = await read(town, '/plan');
    expect(html).toContain('hk-print-landscape');
    expect(html.match(/hk-break-before/g)).toHaveLength(1);
  });

  test('in English the plan’s own words are marked as Japanese', async () => {
    const { html, said } = await read(town, '/en/plan');
    expect(html).toContain('<html lang="en"');
    expect(html).toContain('<span lang="ja">公園の整備</span>');
    expect(said).toContain('Cost (million yen)');
  });

  test('an edition has an address of its own', async () => {
    expect((await read(town, '/plan/editions/2024-2026')).status).toBe(200);
    expect((await read(town, '/plan/editions/1999-2001')).status).toBe(404);
    expect((await read(town, '/plan/editions')).said).toContain('現行');
  });

  test('a measure shows its programmes and its money by year, printed and worked-out apart', async () => {
    const { status, said } = await read(town, '/plan/measures/緑1-1');
    expect(status).toBe(200);
    expect(said).toContain('令和6年度（2024年度）');
    // 10 + 3 printed in the first year; in the third year 10 printed and 3 worked out.
    expect(said).toMatch(/令和6年度（2024年度） 13 — — —/);
    expect(said).toMatch(/令和8年度（2026年度） 10 3（[^）]*） — —/);
  });

  test('a relisted programme brings no money to the second measure', async () => {
    expect((await read(town, '/plan/measures/緑1-2')).said).toMatch(/令和6年度（2024年度） — — 1件/);
  });

  test('a measure that the plan does not have is not found', async () => {
    const { status, said } = await read(town, '/plan/measures/空9-9');
    expect(status).toBe(404);
    expect(said).toContain('空9-9');
  });

  test('a reference to a chapter that is not there is words, and becomes a link once the chapter is imported', async () => {
    const before = await read(town, '/plan');
    expect(before.said).toContain('（水2-1で再掲）');
    expect(before.html).not.toContain('/plan/measures/%E6%B0%B42-1');
    await bring(town, waterChapter());
    expect((await read(town, '/plan')).html).toContain(`/plan/measures/${encodeURIComponent('水2-1')}`);
  });
});

describe('a town whose plan moves on', () => {
  test('before there is a plan every page says so kindly', async () => {
    const town = await openPlanTown(null);
    for (const path of ['/plan', '/plan/programmes', '/plan/departments', '/plan/kinds', '/plan/gaps', '/plan/changes', '/plan/editions', '/plan/compare', '/plan/measures/緑1-1']) {
      const { status, said } = await read(town, path);
      expect([path, status]).toEqual([path, 200]);
      expect(said).toMatch(/まだ/);
    }
    const file = await town.ask('/plan/programmes?format=csv');
    expect([file.status, await file.text()]).toEqual([404, expect.stringContaining('まだ')]);
    await town.close();
  });

  test('the former edition stays at its address and says that it is not in force', async () => {
    const town = await openPlanTown();
    await bring(town, townBook(undefined, 2025));
    const { said } = await read(town, '/plan/editions/2024-2026');
    expect(said).toContain('これは過去の計画です');
    expect((await read(town, '/plan')).said).not.toContain('これは過去の計画です');
    await town.close();
  });

  test('a draft is nobody’s to see', async () => {
    const town = await openPlanTown();
    await bring(town, townBook(undefined, 2030), { inForce: false });
    const { status } = await read(town, '/plan/editions/2030-2032');
    const listed = (await read(town, '/plan/editions')).said;
    expect({ status, listed: listed.includes('2030') || listed.includes('令和12') }).toEqual({ status: 404, listed: false });
    await town.close();
  });
});
