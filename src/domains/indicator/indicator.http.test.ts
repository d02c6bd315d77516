import { as, type Signed } from '#cast';
import { openPlanTown, read, readCsv, readJson } from '#fixtures/plan/town-plan';
import type { Town } from '#town';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listIndicators } from './index.ts';
import { indicatorDomain } from './domain.ts';

const newForm = '/staff/indicators/programmes/P0002/new';
const filled = {
  kind: 'output', name: '剪定した本数', unit: '本', direction: 'more', baseline_value: '100', baseline_year: '2023', source: '作業記録', source_key: '', ended: '',
  'year[]': ['2024', '2025', '2026'], 'target[]': ['110', '120', '130'], 'actual[]': ['108', '', ''],
};

async function idOf(town: Town, name: string): Promise<number> {
  const { rows } = await sql<{ id: number }>`select id from indicator.indicator where name = ${name}`.execute(town.db);
  return rows[0]!.id;
}

describe('an indicator', () => {
  let town: Town;
  let member: Signed;
  let id: number;
  beforeAll(async () => {
    town = await openPlanTown();
    member = await as(town, 'member');
    await member.post(newForm, filled);
    id = await idOf(town, '剪定した本数');
  });
  afterAll(() => town.close());

  const changed = (fields: Record<string, string | string[]> = {}) => ({ ...filled, revision: '1', reason: '実績の確定', ...fields });

  test('is kept by those who answer for its programme and by planning, and by nobody else', async () => {
    for (const kind of ['otherMember', 'otherHead', 'person', 'records'] as const) {
      const other = await as(town, kind);
      expect([(await other.ask(newForm)).status, (await other.post(newForm, filled)).status, (await other.ask(`/staff/indicators/${id}`)).status, (await other.post(`/staff/indicators/${id}`, changed())).status]).toEqual([403, 403, 403, 403]);
    }
    for (const kind of ['head', 'planning'] as const) expect((await (await as(town, kind)).ask(`/staff/indicators/${id}`)).status).toBe(200);
  });

  test('of a measure is kept by the departments of its programmes', async () => {
    const path = `/staff/indicators/measures/${encodeURIComponent('緑1-1')}/new`;
    expect((await (await as(town, 'otherMember')).ask(path)).status).toBe(403);
    expect((await member.post(path, { ...filled, name: '緑の満足度', kind: 'outcome', unit: '％' })).status).toBe(303);
    expect((await read(town, '/plan/measures/緑1-1')).said).toContain('緑の満足度');
    expect((await read(town, '/plan/measures/緑1-2')).said).not.toContain('緑の満足度');
  });

  test('stands on the page of its programme with its target, its actual and its judgement', async () => {
    const { location } = await read(town, '/plan/programmes/P0002');
    const { said } = await read(town, location!);
    // In year one of three: 8 of 30, where 10 are expected.
    for (const words of ['剪定した本数', '108本', '110本', 'おおむね達成', '80％', '経過年数に応じた判定']) expect(said).toContain(words);
  });

  test('is on the public record as a public act', async () => {
    const { rows } = await sql`select kind, path, acting_as, programmes from record.public_act where path = ${`/plan/indicators/${id}`}`.execute(town.db);
    expect(rows).toEqual([{ kind: 'indicator.indicator-added', path: `/plan/indicators/${id}`, acting_as: 'member: 都市整備部 道路課', programmes: ['P0002'] }]);
  });

  test('changed by a second editor at the same time shows the difference and loses nothing', async () => {
    const head = await as(town, 'head');
    const [first, second] = await Promise.all([member.post(`/staff/indicators/${id}`, changed({ 'actual[]': ['109', '', ''] })), head.post(`/staff/indicators/${id}`, changed({ 'actual[]': ['107', '', ''], unit: '樹' }))]);
    expect([first.status, second.status].sort()).toEqual([303, 409]);
    const page = await (first.status === 409 ? first : second).text();
    expect(page).toContain('別の人が保存しました');
    expect(page).toContain('109');
    expect(page).toContain('107');
  });

  test('keeps what it said before in its history, with reason and role', async () => {
    const { said } = await read(town, `/plan/indicators/${id}`);
    expect(said).toContain('実績の確定');
    expect(said).toContain('登録');
    expect((await readJson(town, `/plan/indicators/${id}?format=json`)).changes).toHaveLength(2);
  });

  test('with a mistake comes back with every word that was typed', async () => {
    const reply = await member.post(newForm, { ...filled, name: '消えない名前', 'actual[]': ['百八', '', ''] });
    const page = await reply.text();
    expect(reply.status).toBe(422);
    for (const words of ['消えない名前', '百八', '数字として読めません', 'f-actual-2024']) expect(page).toContain(words);
  });

  test('in the list is filtered and is also a file', async () => {
    const names = async (query: string) => ((await readJson(town, `/plan/indicators?format=json&${query}`)) as { indicators: { name: string }[] }).indicators.map(({ name }) => name);
    expect(await names('year=2024')).toEqual(['緑の満足度', '剪定した本数']);
    expect(await names('year=2024&kind=outcome')).toEqual(['緑の満足度']);
    expect(await names('year=2025&verdict=not-judged&sort=name&order=desc')).toHaveLength(2);
    expect(await names('text=満足')).toEqual(['緑の満足度']);
    expect((await readCsv(town, '/plan/indicators?format=csv&year=2024&measure=緑1-1'))[0]).toMatchObject({ name: '緑の満足度', target: '110', pro_rata_verdict: 'nearly' });
    expect((await readJson(town, '/api/v1/indicators?programme=P0002&year=2024')).items).toHaveLength(1);
    expect((await read(town, '/en/plan/indicators?year=2024')).said).toContain('Nearly reached');
  });

  test('is judged for evaluation sheets through the door', async () => {
    const [one] = await listIndicators(town.db, { programmeNumbers: ['P0002'], fiscalYear: 2024 });
    expect(one).toMatchObject({ target: '110', finalTarget: '130', metYear: false });
    expect(await listIndicators(town.db, { programmeNumbers: ['P0001'], fiscalYear: 2024 })).toEqual([]);
  });

  test('is added to what somebody chooses: nothing is chosen beforehand, programmes stand before measures, and the own ones on top', async () => {
    const options = async (person: Signed) => [...(/<select[^>]*name="subject"[\s\S]*?<\/select>/.exec(await (await person.ask('/staff/indicators?scope=all')).text())![0]).matchAll(/<option[^>]*? value(?:="([^"]*)")?[ >]/g)].map((match) => match[1] ?? '');
    expect(await options(member)).toEqual(['', 'P0002', '緑1-1']);
    const all = await options(await as(town, 'planning'));
    expect([all[0], all.slice(1, 4), all.slice(4).every((key) => !key.startsWith('P'))]).toEqual(['', expect.arrayContaining(['P0001', 'P0002', 'P0003']), true]);
  });

  test('says that it was saved and published', async () => {
    const added = await member.post(newForm, { ...filled, name: '点検した本数' });
    expect(await (await member.ask(added.headers.get('location')!)).text()).toContain('指標を保存し、公表しました。');
    const other = await idOf(town, '点検した本数');
    const saved = await member.post(`/staff/indicators/${other}`, { ...filled, name: '点検した本数', revision: '1', reason: '終了', ended: 'yes', baseline_year: '令和5年度', 'actual[]': ['１０８本', '', ''] });
    expect(await (await member.ask(saved.headers.get('location')!)).text()).toContain('保存し、公表しました。');
  });

  test('waits for the actual figure of the year that is over', async () => {
    const list = async (query: string) => ((await (await member.ask(`/staff/indicators?format=json&${query}`)).json()) as { total: number }).total;
    expect([await list('missing=yes'), await list('scope=all'), await list('text=満足')]).toEqual([2, 3, 1]);
    expect((await member.ask('/staff/indicators/new?subject=P0002')).headers.get('location')).toBe(newForm);
    expect((await member.ask('/staff/indicators/new?subject=P9999')).status).toBe(400);
  });

  test.each(['0', 'abc', '99999999999', '-1', '424242', '1e3', '__proto__'])('there is no indicator %s', async (wrong) => {
    expect((await member.ask(`/staff/indicators/${wrong}`)).status).toBe(404);
    expect((await town.ask(`/plan/indicators/${wrong}`)).status).toBe(404);
  });

  test.each(['year=1', 'kind=x', 'verdict=great', 'sort=id', 'page=0', 'page=99'])('the list refuses %s', async (query) => {
    expect([400, 404]).toContain((await town.ask(`/plan/indicators?${query}`)).status);
  });

  test.each<Record<string, string | string[]>>([{ revision: 'x' }, { revision: '-1' }, { 'year[]': Array(200).fill('2024') }, { name: 'x'.repeat(3_000) }, { 'target[]': ['9'.repeat(40), '', ''] }, { baseline_value: '1e400' }, { kind: ['output', 'outcome'] }, { 'year[]': ['2024', '2024', 'NaN'], 'target[]': ['x'] }])(
    'what no form sends is refused: %j',
    async (fields) => {
      expect([409, 422]).toContain((await member.post(`/staff/indicators/${id}`, changed({ revision: '2', ...fields }))).status);
    },
  );

  test('that has ended leaves the list and the page of its programme', async () => {
    expect((await member.post(`/staff/indicators/${id}`, changed({ revision: '2', ended: 'yes' }))).status).toBe(303);
    expect((await readJson(town, '/api/v1/indicators?programme=P0002&year=2024')).total).toBe(0);
    expect((await read(town, `/plan/indicators/${id}`)).said).toContain('この指標は終了しました');
  });
});

describe('an indicator that takes its actual figures from a service of the city', () => {
  let town: Town;
  let planning: Signed;
  beforeAll(async () => {
    town = await openPlanTown();
    planning = await as(town, 'planning');
    await planning.post(newForm, { ...filled, name: '報告の割合', unit: '％', source_key: 'progress.written', 'actual[]': ['', '5', ''] });
  });
  afterAll(() => town.close());

  const actual = async (year: number) => (await listIndicators(town.db, { programmeNumbers: ['P0002'], fiscalYear: year }))[0]!.actual;
  const measure = () => town.program.runPendingJobs();
  const report = async (programme: string) => {
    const path = `/staff/progress/${programme}/2025-2`;
    await planning.post(path, { revision: '0', state: 'done', done: '終えた', next: '' });
    await planning.post(`${path}/publication`, { revision: '1' });
  };

  test('has what people entered until the service says something', async () => {
    await measure();
    expect(await actual(2025)).toMatchObject({ value: '5', state: 'entered' });
  });

  test('moves with the service', async () => {
    await report('P0001');
    await sql`select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs where task_identifier = 'indicator.measure'), run_at := now())`.execute(town.db);
    await measure();
    expect(await actual(2025)).toMatchObject({ value: '33.33', state: 'live' });
    expect((await read(town, `/plan/indicators/${await idOf(town, '報告の割合')}`)).said).toContain('33.33％（速報）');
  });

  test('is frozen once the books of the year are closed, and moves no more', async () => {
    const again = async (at: string) => {
      town.clock.set(at);
      await sql`select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs where task_identifier = 'indicator.measure'), run_at := now())`.execute(town.db);
      await measure();
    };
    await again('2026-05-31T23:59:00+09:00');
    expect((await actual(2025))!.state).toBe('live');
    await again('2026-06-01T00:00:00+09:00');
    expect(await actual(2025)).toMatchObject({ value: '33.33', state: 'frozen' });
    planning = await as(town, 'planning');
    await report('P0002');
    await again('2026-06-02T00:00:00+09:00');
    expect(await actual(2025)).toMatchObject({ value: '33.33', state: 'frozen' });
    const { rows } = await sql`select acting_as from record.public_act where kind = 'indicator.actual-frozen'`.execute(town.db);
    expect(rows).toEqual([{ acting_as: 'job' }]);
  });

  test('one service that fails holds no other back', async () => {
    const told: string[] = [];
    const failing = { key: 'progress.written', title: { ja: '', en: '' }, unit: { ja: '', en: '' }, path: '/', measure: () => Promise.reject(new Error('away')) };
    const [job] = indicatorDomain([failing]).jobs!;
    await job!.run(null, { ...town.program.worker, clock: town.clock, log: { ...town.program.worker.log, warn: (about: { source: string }) => told.push(about.source) } as never });
    expect(new Set(told)).toEqual(new Set(['progress.written']));
  });
});
