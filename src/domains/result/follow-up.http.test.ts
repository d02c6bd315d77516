import { as, type Signed } from '#cast';
import { townConsultation } from '#fixtures/consultation/town-consultation';
import { openPlanTown, read, readCsv, readJson } from '#fixtures/plan/town-plan';
import { inTransaction } from '#platform/database';
import type { JobContext } from '#platform/jobs';
import type { Town } from '#town';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { followedUpShare } from './follow-up-indicator.store.ts';
import { followUpJob } from './follow-up.job.ts';
import { monthsAfter } from './follow-up.ts';
import { townReleased } from './released.fixture.ts';

const form = '/staff/consultations/2026-1/result/replies/1/follow-up';
const list = '/staff/consultations/follow-ups';

async function morning(town: Town, day: string): Promise<void> {
  town.clock.set(`${day}T09:30:00+09:00`);
  await followUpJob.run(null, { db: town.db, clock: town.clock, site: { name: { ja: '拓野市', en: 'Takuno' }, origin: 'http://town.example' } } as unknown as JobContext);
}

const asked = async (town: Town) => (await sql<{ reply_number: number; asked_on: string; due_on: string }>`select reply_number, asked_on, due_on from result.follow_up order by 1`.execute(town.db)).rows;
const letters = async (town: Town) => (await sql<{ payload: { to: string; subject: string; text: string } }>`select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'mail.send' and key like 'mail:result:%' order by j.id`.execute(town.owner)).rows.map(({ payload }) => payload);

test('months are full on the same day, or the last of a shorter month', () => {
  expect([monthsAfter('2026-06-01', 12), monthsAfter('2024-02-29', 12), monthsAfter('2026-01-31', 1), monthsAfter('2026-12-15', 1), monthsAfter('2026-03-31', -1)]).toEqual(['2027-06-01', '2025-02-28', '2026-02-28', '2027-01-15', '2026-02-28']);
});

describe('a year after the release', () => {
  let town: Town;
  let member: Signed;
  let head: Signed;
  beforeAll(async () => {
    town = await openPlanTown();
    [member, head] = [await as(town, 'member'), await as(town, 'head')];
    const { id } = await townConsultation(town, { programmes: ['P0002'] });
    await townReleased(town, id);
    const past = await townConsultation(town, { number: 2 });
    await townReleased(town, past.id, undefined, { source: 'past' });
  });
  afterAll(() => town.close());

  test('not a day before, nobody is asked', async () => {
    await morning(town, '2027-05-31');
    expect(await asked(town)).toEqual([]);
    expect(await readJson(town, '/consultations/2026-1/result/replies/1')).toMatchObject({ steps: { followUp: { state: 'expected' } } });
  });

  test('the department is asked about replies taken up and kept for reference, once, whoever asks at the same time; past results are not', async () => {
    await Promise.all([morning(town, '2027-06-01'), morning(town, '2027-06-01')]);
    await morning(town, '2027-06-02');
    expect(await asked(town)).toEqual([
      { reply_number: 1, asked_on: '2027-06-01', due_on: '2027-06-29' },
      { reply_number: 2, asked_on: '2027-06-01', due_on: '2027-06-29' },
    ]);
    const sent = await letters(town);
    expect(sent.map(({ to }) => to).sort()).toEqual(['head@takuno.example', 'member@takuno.example']);
    expect(sent[0]!.text).toContain(`http://town.example${form}`);
    expect(sent[0]!.text).toContain('落ち葉の掃除');
  });

  test('what waits stands on the desk, as many as the list has rows, and on the chain', async () => {
    await (await as(town, 'member')).ask('/staff');
    const desk = await (await (await as(town, 'head')).ask('/staff')).text();
    expect(desk).toContain('市の考え方の1年後の確認');
    const rows = await (await (await as(town, 'head')).ask(`${list}?scope=mine&state=waiting&format=json`)).json();
    expect(rows.total).toBe(2);
    expect((await (await (await as(town, 'otherHead')).ask(`${list}?scope=mine&format=json`)).json()).total).toBe(0);
    expect((await read(town, '/consultations/2026-1/result/replies/1')).said).toContain('担当の部署に確かめています');
  });

  test('who is late is reminded, a week apart', async () => {
    const before = (await letters(town)).length;
    await morning(town, '2027-06-29');
    expect(await letters(town)).toHaveLength(before);
    await morning(town, '2027-06-30');
    await morning(town, '2027-07-01');
    expect(await letters(town)).toHaveLength(before + 2);
    expect((await letters(town)).at(-1)!.text).toContain('期限を過ぎています');
    await morning(town, '2027-07-07');
    expect(await letters(town)).toHaveLength(before + 4);
    const html = await (await (await as(town, 'planning')).ask(`${list}?state=overdue`)).text();
    expect(html).toContain('期限を過ぎた');
    expect(await (await (await as(town, 'planning')).ask('/staff')).text()).toContain('1年後の確認で期限を過ぎたもの');
  });

  test('nobody but the department answers, and only its head publishes', async () => {
    const answer = { state: 'done', text: 'しました' };
    for (const kind of ['person', 'otherMember', 'otherHead', 'auditor'] as const) {
      const other = await as(town, kind);
      expect([(await other.ask(form)).status, (await other.post(form, answer)).status, (await other.post(`${form}/publication`, answer)).status], kind).toEqual([403, 403, 403]);
    }
    member = await as(town, 'member');
    expect((await member.post(`${form}/publication`, answer)).status).toBe(403);
    expect((await (await as(town, 'person')).ask(list)).status).toBe(403);
    for (const path of [form.replace('/1/', '/9/'), form.replace('/1/', '/x/'), form.replace('2026-1', '2026-7')]) expect((await member.ask(path)).status, path).toBe(404);
  });

  test('a member’s draft is seen by the head and by nobody else', async () => {
    expect((await member.post(form, { state: 'done', text: '話し合いを3回しました' })).status).toBe(303);
    expect(await (await (await as(town, 'head')).ask(form)).text()).toContain('話し合いを3回しました');
    expect((await read(town, '/consultations/2026-1/result/replies/1')).said).not.toContain('話し合いを3回しました');
  });

  test('an answer with a mistake comes back with every word', async () => {
    head = await as(town, 'head');
    const reply = await head.post(`${form}/publication`, { state: '', text: '消えない文章' });
    const page = await reply.text();
    expect(reply.status).toBe(422);
    for (const words of ['消えない文章', 'その後の状態を選んでください。']) expect(page).toContain(words);
    expect((await head.post(`${form}/publication`, { state: 'done', text: 'あ'.repeat(2_001) })).status).toBe(422);
  });

  test('the head publishes in one act: it stands on the chain and on the record; sent twice it is one answer', async () => {
    const answer = { state: 'under-way', text: '話し合いを3回し、のこりは秋に\r\nします。' };
    expect([(await head.post(`${form}/publication`, answer)).status, (await head.post(`${form}/publication`, answer)).status]).toEqual([303, 303]);
    for (const path of ['/replies/1', '', '/print']) {
      const { said } = await read(town, `/consultations/2026-1/result${path}`);
      for (const words of ['その後どうなったか', '取組中', '話し合いを3回し']) expect(said, path).toContain(words);
    }
    const { rows } = await sql<{ path: string; acting_as: string; programmes: string[] }>`select path, acting_as, programmes from record.public_act where kind = 'result.followed-up'`.execute(town.db);
    expect(rows).toEqual([{ path: '/consultations/2026-1/result/replies/1', acting_as: 'head: 都市整備部 道路課', programmes: ['P0002'] }]);
  });

  test('a later answer is added, and the first stays', async () => {
    town.clock.set('2027-10-01T10:00:00+09:00');
    head = await as(town, 'head');
    expect((await head.post(`${form}/publication`, { state: 'done', text: 'すべて終わりました。' })).status).toBe(303);
    const { said } = await read(town, '/consultations/2026-1/result/replies/1');
    expect(said.indexOf('すべて終わりました。')).toBeLessThan(said.indexOf('話し合いを3回し'));
    await expect(sql`update result.follow_up_answer set text = ''`.execute(town.db)).rejects.toThrow(/permission denied/);
  });

  test('the list gives the same as files, and the share of answers is measured', async () => {
    head = await as(town, 'head');
    const csv = await (await head.ask(`${list}?format=csv`)).text();
    expect(csv).toContain('すべて終わりました。');
    expect((await (await head.ask(`${list}?state=answered&sort=reply&order=desc&format=json`)).json()).total).toBe(1);
    expect((await head.ask(`${list}?page=9`)).status).toBe(404);
    expect(await followedUpShare.measure(town.db, 2027)).toBe(50);
    expect(await followedUpShare.measure(town.db, 2026)).toBeNull();
    expect(await readCsv(town, '/consultations/results?format=csv')).toBeTruthy();
  });

  test('what is done already is not asked about', async () => {
    const { id } = await townConsultation(town, { number: 3 });
    await townReleased(town, id, undefined, { at: '2027-01-10T10:00:00+09:00' });
    await inTransaction(town.db, (tx) => sql`insert into result.follow_up_answer (consultation_id, reply_number, state, text, acting_as, at) values (${id}, 1, 'done', '済', 'head: x', now())`.execute(tx));
    await morning(town, '2028-01-11');
    expect((await sql`select reply_number from result.follow_up where consultation_id = ${id}`.execute(town.db)).rows).toEqual([{ reply_number: 2 }]);
  });
});
