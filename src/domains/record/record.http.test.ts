import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { as, nobody, type Kind } from '#cast';
import { inTransaction } from '#platform/database';
import { openTown, type Town } from '#town';
import { domain } from '#wiring/record';
import { growLog } from './growth.store.ts';
import { recordPublicAct } from './public-act.store.ts';
import { actPublicly, reportAct } from './town-record.fixture.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const text = async (path: string): Promise<string> => (await town.ask(path)).text();
const json = async <T>(reply: Response): Promise<T> => (await reply.json()) as T;

describe('the public record', () => {
  test('says so while nothing is on record', async () => {
    expect(await text('/record')).toContain('条件に合う記録は、まだありません。');
  });

  test('lists acts as soon as they are committed, newest first, in words', async () => {
    await actPublicly(town, 1, 2);
    town.clock.set('2027-04-01T00:00:00+09:00');
    await inTransaction(town.db, (tx) => recordPublicAct(tx, { ...reportAct(3), kind: 'plan.edition-published', path: '/plan', about: {}, title: { ja: '計画を公表しました', en: 'Plan published' } }, town.clock.now()));
    const page = await text('/record');
    expect(page.indexOf('計画を公表しました')).toBeLessThan(page.indexOf('進行管理を公表しました（2）'));
    expect(page).toContain('企画担当（企画部 企画課）');
    expect(await text('/en/record')).toContain('Planning (<span lang="ja">企画部 企画課</span>)');
  });

  test('narrows by kind, programme, department and days, and sorts', async () => {
    const titles = async (query: string) => (await json<{ acts: { id: string }[] }>(await town.ask(`/record?format=json&${query}`))).acts.map(({ id }) => id);
    expect(await titles('kind=plan.edition-published')).toEqual(['3']);
    expect(await titles('programme=P0001')).toEqual(['2', '1']);
    expect(await titles(`department=${encodeURIComponent('都市整備部 道路課')}&order=asc`)).toEqual(['1', '2']);
    expect(await titles('since=2027-04-01')).toEqual(['3']);
    expect(await titles('until=2027-03-31')).toEqual(['2', '1']);
    expect((await town.ask('/record?since=tomorrow')).status).toBe(400);
    expect((await town.ask('/record?page=2')).status).toBe(404);
    expect(await text('/record?format=csv')).toContain('http://town.example/record/acts/3');
  });

  test('shows the document of an act, and 404 for one that there is not', async () => {
    expect(await text('/record/acts/1')).toContain('順調');
    for (const id of ['0', '4', '01', 'x', '99999999999999999999']) expect([id, (await town.ask(`/record/acts/${id}`)).status]).toEqual([id, 404]);
  });

  test('counts the acts of a fiscal year', async () => {
    const [source] = domain.indicators!;
    expect([await source!.measure(town.db, 2025), await source!.measure(town.db, 2026), await source!.measure(town.db, 2027)]).toEqual([0, 2, 1]);
  });

  test('keeps no act whose transaction came to nothing', async () => {
    await expect(
      inTransaction(town.db, async (tx) => {
        await recordPublicAct(tx, reportAct(9), town.clock.now());
        throw new Error('came to nothing');
      }),
    ).rejects.toThrow('came to nothing');
    expect(await json<{ total: number }>(await town.ask('/record?format=json'))).toMatchObject({ total: 3 });
  });
});

describe('the audit record', () => {
  test.each<[Kind, number]>([['auditor', 200], ['administrator', 200], ['records', 403], ['planning', 403], ['person', 403], ['panel', 403]])('is shown to %s: %i', async (kind, status) => {
    expect((await (await as(town, kind)).ask('/staff/audit')).status).toBe(status);
  });

  test('is shown to nobody without an account', async () => {
    expect([303, 401]).toContain((await (await nobody(town)).ask('/staff/audit')).status);
  });

  test('records who reads it and what they looked for', async () => {
    const auditor = await as(town, 'auditor');
    await auditor.ask('/staff/audit?act=progress-report.saved');
    const { acts } = await json<{ acts: { subject: string; acting_as: string; person_id: string }[] }>(await auditor.ask('/staff/audit?format=json&act=audit.read'));
    expect(acts[0]).toMatchObject({ subject: 'acts, act progress-report.saved', acting_as: 'auditor: 総務部 総務課', person_id: auditor.personId });
    const { acts: again } = await json<{ acts: { subject: string }[] }>(await auditor.ask(`/staff/audit?format=json&person=${auditor.personId}&order=asc`));
    expect(again.at(-1)).toMatchObject({ subject: 'acts, act audit.read, json' });
  });

  test('says which acts are sealed', async () => {
    const auditor = await as(town, 'auditor');
    await growLog(town.db, 'audit', town.program);
    const page = await (await auditor.ask('/staff/audit')).text();
    expect(page).toContain('済み（1番目）');
    const acting = await json<{ acts: { acting_as: string }[] }>(await auditor.ask('/staff/audit?format=json&acting_as=auditor'));
    expect(new Set(acting.acts.map(({ acting_as }) => acting_as))).toEqual(new Set(['auditor: 総務部 総務課']));
    expect((await auditor.ask('/staff/audit?until=soon')).status).toBe(400);
    expect((await auditor.ask('/staff/audit?page=99')).status).toBe(404);
    expect(await (await auditor.ask('/staff/audit?format=csv')).text()).toContain('audit.read');
  });

  test('shows persons their own acts, and stays whole when they are erased', async () => {
    const auditor = await as(town, 'auditor');
    const shown = await domain.personalData!.show(town.db, auditor.personId, town.program.safe);
    expect(JSON.stringify(shown)).toContain('audit.read');
    const count = async () => (await sql<{ n: number }>`select count(*)::int as n from record.act`.execute(town.db)).rows[0]!.n;
    const before = await count();
    await domain.personalData!.erase(town.db, auditor.personId, town.clock.now(), town.program.safe);
    expect(await count()).toBe(before);
  });
});
