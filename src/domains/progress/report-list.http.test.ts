import { as, type Signed } from '#cast';
import { openPlanTown, read, readCsv, readJson } from '#fixtures/plan/town-plan';
import type { Town } from '#town';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reminderJob } from './reminder.job.ts';

async function report(person: Signed, programme: string, state: string, period = '2025-2'): Promise<void> {
  const path = `/staff/progress/${programme}/${period}`;
  await person.post(path, { revision: '0', state, done: `${programme}の報告`, next: '続ける' });
  await person.post(`${path}/publication`, { revision: '1' });
}

describe('who has written', { shuffle: false }, () => {
  let town: Town;
  let planning: Signed;
  let member: Signed;
  beforeAll(async () => {
    town = await openPlanTown();
    [planning, member] = [await as(town, 'planning'), await as(town, 'member')];
  });
  afterAll(() => town.close());

  test('a member begins with the programmes of their own department', async () => {
    const page = await (await member.ask('/staff/progress')).text();
    expect(page).toContain('街路樹の手入れ');
    expect(page).not.toContain('市民農園');
    expect(page).toContain('2026年4月20日');
  });

  test('planning sees all, and which are missing', async () => {
    await report(planning, 'P0001', 'on-track');
    const asJson = async (query: string) => (await (await planning.ask(`/staff/progress?format=json&${query}`)).json()) as { total: number; reports: { number: string; stage: string }[] };
    expect((await asJson('')).reports.map(({ number, stage }) => [number, stage])).toEqual([['P0001', 'published'], ['P0002', 'unwritten'], ['P0003', 'unwritten']]);
    expect((await asJson('missing=yes')).reports.map(({ number }) => number)).toEqual(['P0002', 'P0003']);
    expect((await asJson('period=2025-1')).reports.every(({ stage }) => stage === 'unwritten')).toBe(true);
    expect((await asJson('sort=stage&order=desc')).reports[0]!.number).toBe('P0001');
    expect((await asJson('text=農園')).reports.map(({ number }) => number)).toEqual(['P0003']);
    const csv = await (await planning.ask('/staff/progress?format=csv&measure=緑1-1')).text();
    expect(csv.trim().split('\r\n')).toHaveLength(3);
  });

  test.each(['period=2030-1', 'period=x', 'scope=theirs', 'stage=x', 'sort=x', 'page=0', 'missing=no'])('%s is refused', async (query) => {
    expect((await planning.ask(`/staff/progress?${query}`)).status).toBe(400);
  });

  test('nobody but staff sees it', async () => {
    expect((await (await as(town, 'person')).ask('/staff/progress')).status).toBe(403);
    expect((await (await as(town, 'panel')).ask('/staff/progress')).status).toBe(403);
    expect((await town.ask('/staff/progress', { headers: { accept: 'application/json' } })).status).toBe(401);
  });

  test('the public list is filtered and is also a file', async () => {
    const list = async (query: string) => ((await readJson(town, `/plan/progress?format=json&${query}`)) as { reports: { number: string }[] }).reports.map(({ number }) => number);
    expect(await list('')).toEqual(['P0001']);
    expect(await list('year=2025&half=2&state=on-track&measure=緑1-1&department=企画')).toEqual(['P0001']);
    expect(await list('state=behind')).toEqual([]);
    expect(await readCsv(town, '/plan/progress?format=csv')).toMatchObject([{ number: 'P0001', period: '2025-2', state: 'on-track' }]);
    expect((await read(town, '/plan/progress?state=behind')).said).toContain('条件に合う報告はありません');
    expect((await town.ask('/plan/progress?half=3')).status).toBe(400);
    expect((await town.ask('/plan/progress?page=2')).status).toBe(404);
  });

  test('the plan and its measures show the shares of states with what they weigh', async () => {
    const { said } = await read(town, '/plan/measures/緑1-1');
    expect(said).toContain('2事業の進み具合');
    // 公園の整備 costs 10 of 13 million yen in 2025 and is on track; the other has no report.
    expect(said).toContain('76.9');
    expect(said).toContain('23.1');
    expect(said).toContain('全部の事業の事業費の合計で割った値');
    const whole = (await read(town, '/plan')).said;
    expect(whole).toContain('3事業の進み具合');
    expect(whole).toContain('その年度の事業費の記載がない1事業');
  });

  test('the share of programmes with a report is a figure of the city', async () => {
    const { domain } = await import('./domain.ts');
    const [share] = domain.indicators!;
    expect(await share!.measure(town.db, 2025)).toBeCloseTo(100 / 3);
    expect(await share!.measure(town.db, 2024)).toBeNull();
  });
});

test('a city without a plan has nothing to report on, in every format', async () => {
  const town = await openPlanTown(null);
  const planning = await as(town, 'planning');
  for (const path of ['/staff/progress', '/plan/progress', '/staff/progress?format=csv', '/plan/progress?format=json', '/staff']) expect([path, (await planning.ask(path)).status]).toEqual([path, 200]);
  expect((await (await planning.ask('/staff/progress?format=csv')).text()).trim().split('\r\n')).toHaveLength(1);
  expect((await planning.post('/staff/progress/reminders', { period: '2025-2' })).headers.get('location')).toContain('reminded=0');
  await town.close();
});

describe('what waits for a person', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openPlanTown();
  });
  afterAll(() => town.close());

  const waits = async (kind: Parameters<typeof as>[1]) => (await (await (await as(town, kind)).ask('/staff')).text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

  test('is to write for the department, to publish for its head, and what is missing for planning', async () => {
    expect(await waits('member')).toContain('進行管理の報告を書く 1件');
    await (await as(town, 'member')).post('/staff/progress/P0002/2025-2', { revision: '0', state: 'behind', done: '剪定', next: '続ける' });
    expect(await waits('member')).not.toContain('進行管理の報告を書く');
    expect(await waits('head')).toContain('進行管理の報告を公表する 1件');
    expect(await waits('otherHead')).not.toContain('進行管理の報告を公表する');
    expect(await waits('planning')).toContain('まだ公表されていない事業 3件');
  });
});

describe('reminders', { shuffle: false }, () => {
  let town: Town;
  let planning: Signed;
  beforeAll(async () => {
    town = await openPlanTown();
    for (const kind of ['member', 'head', 'otherMember'] as const) await as(town, kind);
    planning = await as(town, 'planning');
  });
  afterAll(() => town.close());

  const letters = async () =>
    (await sql<{ payload: { to: string; subject: string; text: string } }>`
      select payload from graphile_worker._private_jobs jobs join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id
      where tasks.identifier = 'mail.send' order by jobs.id`.execute(town.db)).rows.map(({ payload }) => payload);

  test('only planning sends them', async () => {
    expect((await (await as(town, 'head')).post('/staff/progress/reminders', { period: '2025-2' })).status).toBe(403);
  });

  test('go once to the staff and heads who have something to write, with their programmes', async () => {
    const sent = await planning.post('/staff/progress/reminders', { period: '2025-2' });
    expect(sent.headers.get('location')).toContain('reminded=2');
    const mails = await letters();
    expect(mails.map(({ to }) => to).sort()).toEqual(['head@takuno.example', 'member@takuno.example']);
    expect(mails[0]!.text).toContain('P0002 街路樹の手入れ');
    expect(mails[0]!.text).toContain('2026年4月20日');
    expect(mails[0]!.text).not.toContain('市民農園');
    expect(await (await planning.ask(sent.headers.get('location')!)).text()).toContain('2人へお願いのメールを送りました');
  });

  test('go out once a week at most, whoever asks', async () => {
    expect((await planning.post('/staff/progress/reminders', { period: '2025-2' })).headers.get('location')).toContain('reminded=0');
    town.clock.set('2026-04-07T12:00:00+09:00');
    planning = await as(town, 'planning');
    expect((await planning.post('/staff/progress/reminders', { period: '2025-2' })).headers.get('location')).toContain('reminded=0');
    town.clock.set('2026-04-08T12:00:00+09:00');
    planning = await as(town, 'planning');
    const both = await Promise.all([planning.post('/staff/progress/reminders', { period: '2025-2' }), planning.post('/staff/progress/reminders', { period: '2025-2' })]);
    expect(both.map((reply) => Number(new URL(reply.headers.get('location')!, 'http://town.example').searchParams.get('reminded'))).sort()).toEqual([0, 2]);
  });

  test('stop for a member once something is written, and for the head once it is published', async () => {
    town.clock.set('2026-04-20T10:00:00+09:00');
    const [member, head] = [await as(town, 'member'), await as(town, 'head')];
    const path = '/staff/progress/P0002/2025-2';
    await member.post(path, { revision: '0', state: 'on-track', done: '剪定', next: '続ける' });
    const before = (await letters()).length;
    await reminderJob.run(null, { ...town.program.worker, clock: town.clock });
    expect((await letters()).slice(before).map(({ to }) => to)).toEqual(['head@takuno.example']);
    await head.post(`${path}/publication`, { revision: '1' });
    town.clock.set('2026-04-28T10:00:00+09:00');
    await reminderJob.run(null, { ...town.program.worker, clock: town.clock });
    expect((await letters()).length).toBe(before + 1);
  });

  test('go out by themselves on no closed day and not long before they are due', async () => {
    const before = (await letters()).length;
    for (const day of ['2026-10-01', '2026-10-10', '2026-10-11']) {
      town.clock.set(`${day}T10:00:00+09:00`);
      await reminderJob.run(null, { ...town.program.worker, clock: town.clock });
    }
    expect((await letters()).length).toBe(before);
    town.clock.set('2026-10-13T10:00:00+09:00');
    await reminderJob.run(null, { ...town.program.worker, clock: town.clock });
    expect((await letters()).length).toBe(before + 2);
  });

  test('the half-year that has not begun is nobody\'s to report on', async () => {
    planning = await as(town, 'planning');
    for (const period of ['2030-1', 'abc', '2026-3']) expect((await planning.post('/staff/progress/reminders', { period })).status).toBe(422);
  });
});
