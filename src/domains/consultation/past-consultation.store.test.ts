import { inTransaction } from '#platform/database';
import { openPlanTown, read, readCsv, readJson } from '#fixtures/plan/town-plan';
import { townConsultation } from '#fixtures/consultation/town-consultation';
import type { Town } from '#town';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { indicators } from './figure.store.ts';
import { insertPastConsultation, type PastConsultation } from './past-consultation.store.ts';

const past: PastConsultation = { subject: '第2次緑の計画', purpose: '', fiscalYear: 2012, department: { bureau: '環境部', section: null }, contact: '', opensOn: null, closesOn: null, ways: [], programmes: ['P0002'], sourceUrl: 'https://city.example/2012' };

describe('calls of earlier years and of today', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openPlanTown();
    await inTransaction(town.db, async (tx) => {
      await insertPastConsultation(tx, past, town.clock.now());
      await insertPastConsultation(tx, { ...past, subject: '古い条例案', opensOn: '2012-06-01', closesOn: '2012-06-30' }, town.clock.now());
    });
    await townConsultation(town, { programmes: ['P0002'] });
    await townConsultation(town, { number: 2, subject: '短い募集', opensOn: '2026-04-05', closesOn: '2026-04-10' });
    await townConsultation(town, { number: 3, subject: '見えない下書き', state: 'draft' });
    await town.program.runPendingJobs();
  });
  afterAll(() => town.close());

  test('stand in one list, what one can do now first', async () => {
    const { consultations } = await readJson(town, '/consultations');
    expect(consultations.map(({ subject, stage }: { subject: string; stage: string }) => [subject, stage])).toEqual([
      ['街路樹計画（素案）', 'open'], ['短い募集', 'upcoming'], ['古い条例案', 'released'], ['第2次緑の計画', 'released'],
    ]);
  });

  test('are narrowed by stage, year, department and words, and sorted; days that nobody knows come last', async () => {
    const found = async (query: string): Promise<string[]> => (await readJson(town, `/consultations?format=json&${query}`)).consultations.map(({ slug }: { slug: string }) => slug);
    expect(await found('stage=open')).toEqual(['2026-1']);
    expect(await found('year=2012')).toEqual(['2012-2', '2012-1']);
    expect(await found('department=環境')).toEqual(['2012-2', '2012-1']);
    expect(await found('text=緑の 計画')).toEqual(['2012-1']);
    expect(await found('sort=opens')).toEqual(['2012-2', '2026-1', '2026-2', '2012-1']);
    expect(await found('sort=opens&order=desc')).toEqual(['2026-2', '2026-1', '2012-2', '2012-1']);
    expect((await readCsv(town, '/consultations?format=csv&year=2012&sort=subject')).map(({ slug }) => slug)).toEqual(['2012-2', '2012-1']);
    expect((await readJson(town, '/api/v1/consultations?programme=P0002&limit=1&offset=1')).items).toHaveLength(1);
    expect((await town.ask('/consultations?page=9')).status).toBe(404);
    expect((await town.ask('/consultations?stage=draft')).status).toBe(400);
    expect((await read(town, '/consultations?text=どこにもない')).said).toContain('条件に合う意見募集はありません');
  });

  test('of which nobody knows the period say so, lead to their source, and are found by words', async () => {
    const { said, html } = await read(town, '/consultations/2012-1');
    expect(said).toContain('期間は記録に残っていません');
    expect(html).toContain('<a href="https://city.example/2012" rel="noopener nofollow"');
    expect(await (await town.ask('/api/v1/search?q=第2次緑の計画')).text()).toContain('/consultations/2012-1');
  });

  test('stand on the page of the programme that they serve, open ones first', async () => {
    const { html } = await read(town, (await town.ask('/plan/programmes/P0002')).headers.get('location')!);
    expect(html.indexOf('街路樹計画（素案）')).toBeGreaterThan(0);
    expect(html.indexOf('街路樹計画（素案）')).toBeLessThan(html.indexOf('古い条例案'));
  });

  test('are counted: those of this service alone, and the share that ran for the days of the rule', async () => {
    const measured = async (key: string, year: number) => indicators.find((one) => one.key === key)!.measure(town.db, year);
    expect([await measured('consultation.announced', 2025), await measured('consultation.announced', 2012)]).toEqual([2, 0]);
    expect([await measured('consultation.full-period', 2025), await measured('consultation.full-period', 2012)]).toEqual([50, null]);
  });

  test('are open data with every column explained', async () => {
    const { said } = await read(town, '/data');
    for (const words of ['公表した意見募集の件名、期間、状況、関わる事業', '関わる計画の事業の番号']) expect(said).toContain(words);
  });
});
