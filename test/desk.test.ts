/** What waits for somebody: the desk's numbers are those of the lists that it leads to. */
import { as, cast, type Kind } from '#cast';
import { confirm, openEvaluationTown, wholeAnswers, write } from '#fixtures/evaluation/town-evaluation';
import type { Town } from '#town';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const indicator = { kind: 'output', name: '剪定した本数', unit: '本', direction: 'more', source: '作業記録', 'year[]': ['2024', '2025', '2026'], 'target[]': ['110', '120', '130'], 'actual[]': ['108', '', ''] };

/** The lines of somebody's desk: what waits, where it leads, how many it says. */
async function deskOf(town: Town, kind: Kind): Promise<{ what: string; path: string; count: number; line: string }[]> {
  const html = await (await (await as(town, kind)).ask('/staff')).text();
  return [...html.matchAll(/<tr>\s*<th[\s\S]*?<\/tr>/g)].flatMap(([line]) => {
    const link = /<a href="([^"]+)">([^<]+)</.exec(line);
    const count = /(\d+)件/.exec(line);
    return link && count ? [{ what: link[2]!, path: link[1]!.replaceAll('&amp;', '&'), count: Number(count[1]), line }] : [];
  });
}

describe('a desk', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openEvaluationTown();
    const [member, planning] = [await as(town, 'member'), await as(town, 'planning')];
    await member.post('/staff/indicators/programmes/P0002/new', indicator);
    await planning.post('/staff/indicators/programmes/P0001/new', indicator);
    await member.post('/staff/progress/P0002/2024-1', { revision: '0', state: 'on-track', done: '剪定', next: '続ける' });
    await planning.post('/staff/progress/P0001/2025-1', { revision: '0', state: 'on-track', done: '公園', next: '続ける' });
  });
  afterAll(() => town.close());

  test.each(Object.keys(cast).filter((kind) => kind !== 'person') as Kind[])('of %s leads to as many rows as it counts', async (kind) => {
    const person = await as(town, kind);
    for (const { what, path, count } of await deskOf(town, kind)) {
      if (path.startsWith('/staff/departments')) continue;
      const { total } = (await (await person.ask(`${path}${path.includes('?') ? '&' : '?'}format=json`)).json()) as { total: number };
      expect([what, path, total]).toEqual([what, path, count]);
    }
  });

  test('of a member counts the sheets of the own department, and not all of them', async () => {
    const member = await as(town, 'member');
    const all = ((await (await member.ask('/staff/evaluations?format=json')).json()) as { total: number }).total;
    const write = (await deskOf(town, 'member')).find(({ what }) => what === '書く評価シート')!;
    expect(write.count).toBeGreaterThan(0);
    expect(write.count).toBeLessThan(all);
  });

  test('of the panel and of planning has a sheet once its head has confirmed it, and says how many were published', async () => {
    const path = '/staff/evaluations/2025/programmes/P0002';
    await write(await as(town, 'member'), path, wholeAnswers, 'submit');
    const [head, panel, planning] = [await as(town, 'head'), await as(town, 'panel'), await as(town, 'planning')];
    expect(await deskOf(town, 'head')).toContainEqual(expect.objectContaining({ what: '確認する評価シート', count: 1 }));
    const confirmed = await confirm(head, path);
    expect(await (await head.ask(confirmed.headers.get('location')!)).text()).toContain('確認しました。');
    const [waiting] = await deskOf(town, 'panel');
    expect(waiting).toMatchObject({ what: '外部評価を書くシート', count: 1 });
    expect(await (await panel.ask(waiting!.path)).text()).toContain(`${path}/assessment`);
    const said = await panel.post(`${path}/assessment`, { grade: 'A', opinion: '妥当です。', revision: '0' });
    expect(await (await panel.ask(said.headers.get('location')!)).text()).toContain('外部評価を保存しました。');
    expect(await deskOf(town, 'panel')).toEqual([]);
    expect(await deskOf(town, 'planning')).toContainEqual(expect.objectContaining({ what: '公表できる評価シート', count: 1 }));
    const published = await planning.post('/staff/evaluations/2025/publication');
    expect(await (await planning.ask(published.headers.get('location')!)).text()).toContain('1件の評価シートを公表しました。');
    const returned = await head.post(`${path}/return`, { reason: '数字の誤り' });
    expect(await (await head.ask(returned.headers.get('location')!)).text()).toContain('差し戻しました。');
  });

  test('of a head has a report that was saved on an earlier half-year, and that of nobody else', async () => {
    const [waiting] = (await deskOf(town, 'head')).filter(({ what }) => what === '進行管理の報告を公表する');
    expect(waiting).toMatchObject({ count: 1 });
    expect(waiting!.line).toContain('期限を過ぎています');
    const { reports } = (await (await (await as(town, 'head')).ask(`${waiting!.path}&format=json`)).json()) as { reports: object[] };
    expect(reports).toMatchObject([{ number: 'P0002', period: '2024-1', stage: 'draft' }]);
    expect((await deskOf(town, 'otherHead')).map(({ what }) => what)).not.toContain('進行管理の報告を公表する');
  });

  test('years after the plan still asks for the newest half-year and the newest year of the plan', async () => {
    town.clock.set('2031-11-01T10:00:00+09:00');
    const waiting = await deskOf(town, 'member');
    expect(waiting.find(({ what }) => what === '進行管理の報告を書く')?.path).toContain('period=2026-2');
    expect(waiting.find(({ what }) => what === '書く評価シート')?.path).toContain('year=2026');
    const member = await as(town, 'member');
    expect(await (await member.ask('/staff/evaluations')).text()).toContain('令和8年度');
    expect(await (await member.ask('/staff/progress/P0002/2026-2')).text()).toContain('期限を過ぎています');
    expect(await (await member.ask('/staff/progress')).text()).toContain('期限を過ぎています');
  });
});
