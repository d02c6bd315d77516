import { as, type Signed } from '#cast';
import { openPlanTown, read, readCsv, readJson } from '#fixtures/plan/town-plan';
import type { Town } from '#town';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepare, revisionOf, slugOf, written } from './written-call.fixture.ts';

describe('a call for opinions', () => {
  let town: Town;
  let member: Signed;
  let head: Signed;
  let slug: string;
  beforeAll(async () => {
    town = await openPlanTown();
    [member, head] = [await as(town, 'member'), await as(town, 'head')];
  });
  afterAll(() => town.close());

  test('pages say kindly that there is none yet', async () => {
    expect((await read(town, '/consultations')).said).toContain('意見募集はまだありません');
    expect((await (await member.ask('/staff/consultations')).text())).toContain('意見募集はまだありません');
    expect((await read(town, '/consultations/2026-1')).status).toBe(404);
  });

  test('that is drafted gets its number, and a checklist says what is missing and what to do', async () => {
    const reply = await member.post('/staff/consultations', { subject: '公園の使い方', department: '都市整備部 道路課', identity: 'optional' });
    expect([reply.status, reply.headers.get('location')]).toEqual([303, '/staff/consultations/2026-1?done=saved']);
    const page = await (await member.ask('/staff/consultations/2026-1')).text();
    for (const words of ['趣旨がまだ書かれていません', '30日以上あくように', '市議会への報告がまだです', '一般向けの案がまだありません', 'ご意見の出し方を、一つ以上']) expect(page).toContain(words);
    expect(page).not.toContain('この内容で公表する');
  });

  test('with a mistake comes back with every word that was typed', async () => {
    const reply = await member.post('/staff/consultations', { ...written, subject: '', purpose: '消えない文章', closes_on: '2026-04-01', exception: 'nonsense' });
    const page = await reply.text();
    expect(reply.status).toBe(422);
    for (const words of ['消えない文章', '件名を書いてください', '締切の日は、募集を始める日以後', 'f-exception', '042-000-0000']) expect(page).toContain(words);
  });

  test('is drafted by its department and planning, and by nobody else', async () => {
    slug = await prepare(town, member);
    const statuses = async (person: Signed) => [(await person.ask(`/staff/consultations/${slug}`)).status, (await person.post(`/staff/consultations/${slug}/edit`, { ...written, revision: '99' })).status, (await person.post(`/staff/consultations/${slug}/announcement`)).status];
    expect(await statuses(await as(town, 'otherMember'))).toEqual([403, 403, 403]);
    expect(await statuses(await as(town, 'otherHead'))).toEqual([403, 403, 403]);
    expect(await statuses(await as(town, 'person'))).toEqual([403, 403, 403]);
    expect(await statuses(await as(town, 'auditor'))).toEqual([403, 403, 403]);
    expect((await (await as(town, 'planning')).ask(`/staff/consultations/${slug}`)).status).toBe(200);
    expect((await (await as(town, 'otherMember')).post('/staff/consultations', written)).status).toBe(422);
  });

  test('that is a draft is seen nowhere in public', async () => {
    for (const path of [`/consultations/${slug}`, `/api/v1/consultations/${slug}`, `/en/consultations/${slug}`]) expect((await town.ask(path)).status, path).toBe(404);
    await town.program.runPendingJobs();
    for (const path of ['/', '/consultations', '/api/v1/consultations', '/consultations?format=csv', '/search?q=街路樹計画', '/api/v1/search?q=街路樹計画', '/feeds/all', '/feeds/programmes/P0002', '/plan/programmes/P0002', '/plan', '/data', '/record'])
      expect(await (await town.ask(path)).text(), path).not.toContain('街路樹計画（素案）');
  });

  test('saved by a second person at the same time shows both texts and loses nothing', async () => {
    const revision = await revisionOf(member, slug);
    expect((await head.post(`/staff/consultations/${slug}/edit`, { ...written, revision, contact: '道路課 電話 042-111-1111' })).status).toBe(303);
    const late = await member.post(`/staff/consultations/${slug}/edit`, { ...written, revision, purpose: 'あとから書いた趣旨' });
    const page = await late.text();
    expect(late.status).toBe(409);
    for (const words of ['ほかの人が先に保存しました', '042-111-1111', 'あとから書いた趣旨']) expect(page).toContain(words);
    const now = /name="revision" value="(\d+)"/.exec(page)![1]!;
    expect((await member.post(`/staff/consultations/${slug}/edit`, { ...written, revision: now })).status).toBe(303);
    expect((await member.post(`/staff/consultations/${slug}/edit`, { ...written, revision: '1' })).status).toBe(303);
  });

  test('is announced by the head, not by a member, and only in the text that the head has read', async () => {
    const revision = await revisionOf(head, slug);
    expect((await member.post(`/staff/consultations/${slug}/announcement`, { revision })).status).toBe(403);
    const old = await head.post(`/staff/consultations/${slug}/announcement`, { revision: '1' });
    expect(old.status).toBe(409);
    expect(await old.text()).toContain('ほかの人が先に内容を変えたため');
    const replies = await Promise.all([head.post(`/staff/consultations/${slug}/announcement`, { revision }), head.post(`/staff/consultations/${slug}/announcement`, { revision })]);
    expect(replies.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    const { rows } = await sql<{ kind: string; path: string; acting_as: string; programmes: string[]; measures: string[]; departments: string[] }>`select kind, path, acting_as, programmes, measures, departments from record.public_act where kind like 'consultation.%'`.execute(town.db);
    expect(rows).toEqual([{ kind: 'consultation.announced', path: `/consultations/${slug}`, acting_as: 'head: 都市整備部 道路課', programmes: ['P0002'], measures: ['緑1-1'], departments: ['都市整備部 道路課'] }]);
  });

  test('that is announced is found on every way to it, with its documents of that moment', async () => {
    await town.program.runPendingJobs();
    const slugged = (await town.ask('/plan/programmes/P0002')).headers.get('location')!;
    for (const path of ['/consultations', `/consultations/${slug}`, '/api/v1/search?q=街路樹計画', '/feeds/all', '/feeds/programmes/P0002', '/feeds/departments/都市整備部 道路課', slugged, '/plan/measures/緑1-1', '/record']) expect(await (await town.ask(path)).text(), path).toContain('街路樹計画（素案）');
    expect((await readJson(town, `/api/v1/consultations/${slug}`)).documents).toMatchObject([{ key: 'd1', version: 1 }]);
    const { said } = await read(town, `/consultations/${slug}`);
    for (const words of ['募集開始まであと9日', '2026年4月10日（令和8年4月10日・金曜日）', '30日間', '市内に住んでいる', '〒999-0000', '街路樹の手入れ', '市議会', '042-000-0000', '所属長']) expect(said, words).toContain(words);
    expect((await readCsv(town, '/consultations?format=csv'))[0]).toMatchObject({ slug, stage: 'upcoming', programmes: 'P0002' });
    expect((await read(town, `/en/consultations/${slug}`)).said).toContain('Opens in 9 days');
  });

  test('counts its last day to the end, in Tokyo', async () => {
    const stageAt = async (at: string): Promise<string> => {
      town.clock.set(at);
      return (await readJson(town, `/api/v1/consultations/${slug}`)).stage;
    };
    expect(await stageAt('2026-04-09T23:59:59.999+09:00')).toBe('upcoming');
    expect(await stageAt('2026-04-10T00:00:00+09:00')).toBe('open');
    expect((await read(town, '/')).said).toContain('街路樹計画（素案）');
    expect(await stageAt('2026-05-09T23:59:59.999+09:00')).toBe('open');
    expect((await read(town, `/consultations/${slug}`)).said).toContain('きょうが締切です');
    expect((await read(town, `/consultations/${slug}`)).said).toContain('期間中いつでも出せます');
    expect(await stageAt('2026-05-10T00:00:00+09:00')).toBe('waiting');
    expect((await read(town, `/consultations/${slug}`)).said).not.toContain('期間中いつでも出せます');
    expect((await read(town, '/')).said).not.toContain('街路樹計画（素案）');
  });

  test('cannot be edited like a draft any more', async () => {
    member = await as(town, 'member');
    expect((await member.ask(`/staff/consultations/${slug}/edit`)).status).toBe(409);
    expect((await member.post(`/staff/consultations/${slug}/edit`, { ...written, revision: '1' })).status).toBe(409);
  });
});

describe('a public call', () => {
  let town: Town;
  let head: Signed;
  let slug: string;
  const form = () => ({ ...written, reason: '資料を足したため', closes_on: '2026-05-16', 'told_body[]': [], 'told_on[]': [] });
  beforeAll(async () => {
    town = await openPlanTown();
    head = await as(town, 'head');
    slug = await prepare(town, head);
    await head.post(`/staff/consultations/${slug}/announcement`, { revision: await revisionOf(head, slug) });
  });
  afterAll(() => town.close());
  const change = async (fields: Record<string, string | string[]>, by = head) => by.post(`/staff/consultations/${slug}/changes`, { ...form(), revision: await revisionOf(head, slug), ...fields });

  test('is changed with a reason; both texts stay, followers hear of it, and a second change at the same time is shown both', async () => {
    const without = await change({ reason: '' });
    expect(without.status).toBe(422);
    expect(await without.text()).toContain('「変更する理由」を書いてください');
    expect((await change({}, await as(town, 'member'))).status).toBe(403);
    const revision = await revisionOf(head, slug);
    expect((await change({ revision })).status).toBe(303);
    const second = await change({ revision, contact: '別の連絡先' });
    expect(second.status).toBe(409);
    expect(await second.text()).toContain('別の連絡先');
    await town.program.runPendingJobs();
    const { said } = await read(town, `/consultations/${slug}`);
    for (const words of ['2026年5月9日（土） → 2026年5月16日（土）', '資料を足したため', '37日間']) expect(said).toContain(words);
    expect(await (await town.ask('/feeds/programmes/P0002')).text()).toContain('意見募集の内容を変更しました');
  });

  test('never becomes shorter', async () => {
    const reply = await change({ closes_on: '2026-05-10' });
    expect(reply.status).toBe(422);
    expect(await reply.text()).toContain('期間は、延ばすことだけできます');
    expect((await change({})).status).toBe(422);
  });

  test('is not made longer once it is over', async () => {
    town.clock.set('2026-05-17T00:00:00+09:00');
    head = await as(town, 'head');
    const reply = await change({ closes_on: '2026-05-31' });
    expect(reply.status).toBe(422);
    expect(await reply.text()).toContain('募集期間が終わっているため');
  });

  test('waits for its result until the record tells of one', async () => {
    const { recordPublicAct } = await import('#domains/record');
    const { inTransaction } = await import('#platform/database');
    expect((await readJson(town, `/api/v1/consultations/${slug}`)).stage).toBe('waiting');
    await inTransaction(town.db, (tx) => recordPublicAct(tx, { kind: 'result.released', path: `/consultations/${slug}/result`, title: { ja: '結果', en: 'Result' }, actingAs: 'head', about: {}, document: {} }, town.clock.now()));
    await town.program.runPendingJobs();
    expect(await readJson(town, `/api/v1/consultations/${slug}`)).toMatchObject({ stage: 'released', result_at: town.clock.now().toISOString() });
    expect((await head.post(`/staff/consultations/${slug}/cancellation`, { revision: await revisionOf(head, slug), reason: '間違い' })).status).toBe(422);
  });

  test('is cancelled with a reason that stays on its page', async () => {
    const other = await prepare(town, head, { opens_on: '2026-06-01', closes_on: '2026-06-30', subject: '取りやめる案' });
    expect((await head.post(`/staff/consultations/${other}/cancellation`, { revision: '1', reason: '間違い' })).status).toBe(409);
    await head.post(`/staff/consultations/${other}/announcement`, { revision: await revisionOf(head, other) });
    expect((await head.post(`/staff/consultations/${other}/cancellation`, { revision: await revisionOf(head, other) })).status).toBe(422);
    expect((await head.post(`/staff/consultations/${other}/cancellation`, { revision: await revisionOf(head, other), reason: '計画を見直すため' })).status).toBe(303);
    expect((await read(town, `/consultations/${other}`)).said).toContain('計画を見直すため');
    expect((await head.post(`/staff/consultations/${other}/cancellation`, { revision: await revisionOf(head, other), reason: '二度め' })).status).toBe(409);
    expect((await head.ask(`/staff/consultations/${other}/changes`)).status).toBe(409);
  });

  test('and drafts begun at the same instant each get a number of their own', async () => {
    const slugs = await Promise.all(Array.from({ length: 8 }, async (_, index) => slugOf(await head.post('/staff/consultations', { ...written, subject: `同時の案${index}` }))));
    expect(new Set(slugs).size).toBe(8);
  });

  test('waits on the desk while it lacks something, and on the head’s when it may be announced', async () => {
    const ready = await prepare(town, head, { subject: 'そろった案', opens_on: '2026-06-01', closes_on: '2026-06-30' });
    const desk = await (await head.ask('/staff')).text();
    expect(desk).toContain('公表の準備に足りないものがある意見募集');
    expect(desk).toContain('公表できるようになった意見募集');
    const listed = (await (await head.ask('/staff/consultations?scope=mine&lacking=no&format=json')).json()) as { consultations: { slug: string }[] };
    expect(listed.consultations.map((one) => one.slug)).toEqual([ready]);
    const other = await as(town, 'otherHead');
    expect(((await (await other.ask('/staff/consultations?format=json')).json()) as { total: number }).total).toBe(0);
  });
});
