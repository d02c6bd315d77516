import type { Town } from '#town';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { townBook, townRows } from './town-book.fixture.ts';
import { bring, openPlanTown, read } from './town-plan.fixture.ts';

const link = '/plan/compare?from=2024-2026&amp;to=2025-2027';

describe('what a new plan does otherwise', { shuffle: false }, () => {
  let town: Town;
  beforeAll(async () => {
    town = await openPlanTown();
  });
  afterAll(() => town.close());

  test('the first plan is compared with nothing', async () => {
    expect((await read(town, '/plan')).html).not.toContain('前の計画とのちがい');
    expect((await read(town, '/plan/changes')).html).not.toContain('新しい計画で変わったこと');
  });

  test('the page of the edition leads to the differences from the edition before, and the older one to none', async () => {
    await bring(town, townBook([{ ...townRows[0]!, total: 30, costs: [10, 10, 10] }, { ...townRows[1]!, total: 15, costs: [3, 7, 5] }, { measure: '緑1-2', name: 'ため池の保全', total: 3, costs: [1, 1, 1] }], 2025));
    expect((await read(town, '/plan')).html).toContain(link);
    expect((await read(town, '/plan/editions/2025-2027')).html).toContain(link);
    expect((await read(town, '/plan/editions/2024-2026')).html).not.toContain('前の計画とのちがい');
    expect((await read(town, link.replace('&amp;', '&'))).status).toBe(200);
  });

  test('the history says first how much of the new plan is new, and where it stands', async () => {
    const { html, said } = await read(town, '/plan/changes');
    expect(said).toMatch(/新しい計画で変わったこと.*追加された事業\s*1.*終了した事業\s*1.*名称が変わった事業\s*0.*事業費が変わった事業/);
    expect(html).toContain(link);
    expect((await read(town, '/plan/changes?kind=added')).html).not.toContain('新しい計画で変わったこと');
    expect((await read(town, '/en/plan/changes')).said).toContain('What the new plan does otherwise');
  });
});
