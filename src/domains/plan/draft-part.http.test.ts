import type { Town } from '#town';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { acceptAll, draftOf, openDraft, rowNamed, rowsOf, saveAs } from './draft.fixture.ts';
import { findEdition } from './edition.store.ts';
import { openPlanTown } from './town-plan.fixture.ts';

let town: Town;
let people: Awaited<ReturnType<typeof openDraft>>;
beforeEach(async () => {
  town = await openPlanTown();
  people = await openDraft(town);
});
afterEach(() => town.close());

interface Poster {
  post(path: string, fields?: Record<string, string>): Promise<Response>;
  ask(path: string): Promise<Response>;
}
const roads = '都市整備部/道路課';
const step = (person: Poster, named: string, reason = '', department = roads) => person.post(`${draftOf}/submissions`, { department, step: named, reason });
const schedule = (on: string) => people.planning.post(`${draftOf}/publication`, { title: '第2次実施計画', on });
const page = async (person: Poster, path = draftOf) => (await person.ask(path)).text();
/** The page that somebody comes to after a press. */
const after = async (person: Poster, reply: Response) => {
  expect(reply.status).toBe(303);
  return page(person, reply.headers.get('location')!);
};
const states = async () => Object.fromEntries((await sql<{ part: string; state: string }>`select bureau || '/' || section as part, state from plan.draft_submission`.execute(town.db)).rows.map(({ part, state }) => [part, state]));
const acts = async () => (await sql<{ kind: string; reason: string | null; actingAs: string }>`select kind, reason, acting_as as "actingAs" from plan.draft_act where kind <> 'made' order by id`.execute(town.db)).rows;

describe('a part with a row that cannot be read', () => {
  const spoil = async () => saveAs(people.member, await rowNamed(people.member, '街路樹の手入れ'), { 'cost:2027': 'ろくおく' });

  it('is not submitted: the rows are named and lead to where they are mended', async () => {
    await spoil();
    const { row } = await rowNamed(people.member, '街路樹の手入れ');
    const reply = await step(people.member, 'submit');
    expect(reply.status).toBe(422);
    const html = await reply.text();
    expect(html).toContain('「都市整備部 道路課」に直す必要のある行が1件あります');
    expect(html).toContain(`href="${draftOf}/rows/${row}"`);
    expect(html).toContain('only=faults');
    expect(await states()).toEqual({});
    await saveAs(people.member, await rowNamed(people.member, '街路樹の手入れ'), { 'cost:2027': '6' });
    expect((await step(people.member, 'submit')).status).toBe(303);
  });

  it('is neither approved nor accepted, and a reason that was typed is kept', async () => {
    await step(people.member, 'submit');
    await saveAs(people.head, await rowNamed(people.head, '街路樹の手入れ'), { 'cost:2027': 'ろくおく' });
    const kept = await step(people.head, 'approve', '金額は後で');
    expect(kept.status).toBe(422);
    expect(await kept.text()).toContain('value="金額は後で"');
    expect((await step(people.planning, 'hand-in', '締め切りのため')).status).toBe(422);
    await sql`update plan.draft_submission set state = 'approved'`.execute(town.db);
    expect((await step(people.planning, 'accept')).status).toBe(422);
    expect(await states()).toEqual({ [roads]: 'approved' });
    expect((await step(people.planning, 'send-back', '金額を直してください')).status).toBe(303);
  });

  it('holds up no other department', async () => {
    await spoil();
    expect((await step(people.planning, 'hand-in', '締め切りのため', '企画部/企画課')).status).toBe(303);
  });

  it('is found in the table by its rows alone', async () => {
    await spoil();
    expect((await rowsOf(people.planning, '?only=faults')).map(({ cells }) => cells.name)).toEqual(['街路樹の手入れ']);
    const html = await page(people.planning, `${draftOf}/grid?only=faults`);
    expect(html).toContain('直す必要のある行だけ');
    expect(html).toContain('街路樹の手入れ');
    expect(html).not.toContain('市民農園');
    expect(await page(people.planning)).toContain('直す必要のある行 1件');
  });
});

describe('planning, where departments do not come to their parts', () => {
  it('hands a part in for a department with a reason, and the department sees it', async () => {
    const empty = await step(people.planning, 'hand-in');
    expect(empty.status).toBe(422);
    expect(await empty.text()).toContain('代わりに提出する理由を書いてください');
    expect((await step(people.member, 'hand-in', '自分で')).status).toBe(403);
    expect(await after(people.planning, await step(people.planning, 'hand-in', '担当者が不在のため'))).toContain('部課に代わって提出し、受け取りました。');
    expect(await states()).toEqual({ [roads]: 'accepted' });
    expect(await acts()).toEqual([
      { kind: 'submitted', reason: '担当者が不在のため', actingAs: 'planning: 企画部 企画課' },
      { kind: 'accepted', reason: null, actingAs: 'planning: 企画部 企画課' },
    ]);
    const seen = await page(people.member);
    expect(seen).toContain('企画担当が部課に代わって進めました（理由：担当者が不在のため）');
    expect(seen).toContain('企画担当が部課に代わって提出した');
    expect(seen).toContain('企画担当（企画部 企画課）');
  });

  it('goes on in place of a head, and says so', async () => {
    await step(people.member, 'submit');
    expect((await step(people.planning, 'hand-in', '所属長が不在のため')).status).toBe(303);
    expect(await page(people.member)).toContain('企画担当が所属長に代わって承認した');
  });

  it('accepts all departments without a change in one press, and leaves those at work alone', async () => {
    await saveAs(people.member, await rowNamed(people.member, '街路樹の手入れ'), { 'cost:2027': '4' });
    expect(await page(people.planning)).toContain('変更のない部課をまとめて受け取る');
    expect(await page(people.member)).not.toContain('変更のない部課をまとめて受け取る');
    expect((await people.member.post(`${draftOf}/submissions/untouched`)).status).toBe(403);
    expect(await after(people.planning, await people.planning.post(`${draftOf}/submissions/untouched`))).toContain('変更のない部課をまとめて受け取りました。');
    const now = await states();
    expect(now[roads]).toBeUndefined();
    expect(Object.values(now)).not.toHaveLength(0);
    expect(new Set(Object.values(now))).toEqual(new Set(['accepted']));
    expect((await people.planning.post(`${draftOf}/submissions/untouched`)).status).toBe(409);
    await step(people.planning, 'hand-in', '担当者が不在のため');
    expect((await schedule('2026-04-02')).status).toBe(303);
  });

  it('does not sweep up a part that was sent back', async () => {
    await step(people.member, 'submit');
    await step(people.head, 'send-back', '見直してください');
    await people.planning.post(`${draftOf}/submissions/untouched`);
    expect((await states())[roads]).toBe('writing');
  });
});

describe('the page of a draft', () => {
  it('leads a member to the rows of the own department, and everybody from a part to its rows', async () => {
    const grid = `${draftOf}/grid?department=${encodeURIComponent(roads)}`;
    expect(await page(people.member)).toMatch(new RegExp(`hk-button[^>]* href="${grid.replaceAll('?', String.raw`\?`)}"[^>]*>表で直す<`));
    expect(await page(people.planning)).toMatch(new RegExp(`hk-button[^>]* href="${draftOf}/grid"[^>]*>表で直す<`));
    expect(await page(people.planning)).toContain('都市整備部 道路課の行を表で直す');
  });

  it('says after each step that it was done', async () => {
    expect(await after(people.member, await step(people.member, 'submit'))).toContain('提出しました。');
    expect(await after(people.head, await step(people.head, 'approve'))).toContain('承認しました。');
    expect(await after(people.planning, await step(people.planning, 'accept'))).toContain('受け取りました。');
    expect(await after(people.planning, await step(people.planning, 'send-back', '年度を直してください'))).toContain('差し戻しました。');
    await acceptAll(town);
    expect(await after(people.planning, await schedule('令和8年11月23日'))).toContain('公開日を決めました。');
    expect(await page(people.planning)).toContain('2026年11月23日に公開します');
    expect(await after(people.planning, await people.planning.post(`${draftOf}/publication/withdrawal`, {}))).toContain('公開を取りやめました。');
  });

  it('asks for the reason of giving a draft up where it is given up, and has a lead of its own', async () => {
    const html = await page(people.planning);
    expect(html).toMatch(/id="discard"[\s\S]*取りやめる理由/);
    expect(html).not.toContain('実施中の計画から、1年進めた次の計画の案をつくります');
    expect((await schedule('令和8年13月1日')).status).toBe(422);
    expect(await findEdition(town.db, '2025-2027', { drafts: true })).toBeNull();
  });
});
