import { as, type Signed } from '#cast';
import { openPlanTown, read, readJson } from '#fixtures/plan/town-plan';
import type { Town } from '#town';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultRule } from './rule.ts';
import { prepare, revisionOf } from './written-call.fixture.ts';

const outcomes = { 'outcome_key[]': ['reflected', ''], 'outcome_ja[]': ['反映する', 'そのほか'], 'outcome_en[]': ['Taken up', ''], 'outcome_kind[]': ['reflected', 'other'] };
const form = {
  seen: '0', source_ja: '拓野市パブリックコメント手続要綱', source_en: '', days_least: '３５', identity: 'required',
  'told_key[]': ['council', ''], 'told_ja[]': ['市議会', '記者クラブ'], 'told_en[]': ['City council', 'Press club'],
  'exception_key[]': ['urgent'], 'exception_ja[]': ['緊急のとき'], 'exception_en[]': ['Urgency'],
  'who_key[]': ['lives', 'works'], 'who_ja[]': ['市内に住んでいる', ''], 'who_en[]': ['', ''],
  ...outcomes, 'ask_kinds[]': ['reflected'], ask_months: '12', since: '2026-04-05', reason: '要綱の改正のため',
};

describe('the city’s rule', () => {
  let town: Town;
  let planning: Signed;
  beforeAll(async () => {
    town = await openPlanTown();
    planning = await as(town, 'planning');
  });
  afterAll(() => town.close());

  test('is the standard one until the city sets its own, and says so', async () => {
    const { said } = await read(town, '/consultations/rule');
    for (const words of ['標準のきまり', '30日以上', '市議会', '反映できない']) expect(said).toContain(words);
    expect((await readJson(town, '/consultations/rule')).in_force).toEqual({ since: null, rule: defaultRule });
  });

  test('is set by planning alone', async () => {
    for (const kind of ['head', 'member', 'administrator', 'person'] as const) expect((await (await as(town, kind)).post('/staff/consultations/rule', form)).status, kind).toBe(403);
    expect(await (await planning.ask('/staff/consultations/rule')).text()).toContain('期間を短くできる根拠');
  });

  test.each<[string, Record<string, string | string[]>, string]>([
    ['a day that is over', { since: '2026-03-31' }, 'さかのぼって定められません'],
    ['no reason', { reason: '' }, '理由を書いてください'],
    ['no days', { days_least: '0' }, '1から365まで'],
    ['nobody who may take part', { 'who_ja[]': ['', ''] }, 'ご意見を出せる方を、一つ以上'],
    ['no class of replies', { 'outcome_ja[]': ['', ''] }, '対応の区分を、一つ以上'],
    ['words in English alone', { 'told_ja[]': ['市議会', ''] }, '日本語も書いてください'],
  ])('is not set with %s, and what was typed stays', async (_, changed, words) => {
    const reply = await planning.post('/staff/consultations/rule', { ...form, ...changed });
    expect(reply.status).toBe(422);
    const page = await reply.text();
    for (const kept of [words, '拓野市パブリックコメント手続要綱', '緊急のとき']) expect(page).toContain(kept);
  });

  test('holds from its day on, with its reason on record; earlier calls stand under the rule of theirs', async () => {
    expect((await planning.post('/staff/consultations/rule', form)).status).toBe(303);
    const before = await readJson(town, '/consultations/rule');
    expect(before.in_force.since).toBeNull();
    const member = await as(town, 'member');
    const slug = await prepare(town, member);
    const head = await as(town, 'head');
    expect((await head.post(`/staff/consultations/${slug}/announcement`, { revision: await revisionOf(head, slug) })).status).toBe(303);
    const late = await prepare(town, member);
    town.clock.set('2026-04-05T00:00:00+09:00');
    const after = await readJson(town, '/consultations/rule');
    expect(after.in_force).toMatchObject({ since: '2026-04-05', rule: { daysLeast: 35, identity: 'required', source: { en: '拓野市パブリックコメント手続要綱' }, whoMay: [{ key: 'lives' }], toldBefore: [{ key: 'council' }, { key: 'told-a', label: { ja: '記者クラブ' } }] } });
    const { said } = await read(town, '/consultations/rule');
    for (const words of ['2026年4月5日', '令和8年4月5日', '35日以上', '要綱の改正のため', '記者クラブ', '企画担当', '意見募集のきまりを定めました']) expect(said).toContain(words);
    expect((await read(town, `/consultations/${slug}`)).said).toContain('市の定め（標準）');
    const second = await as(town, 'member');
    const page = await (await second.ask(`/staff/consultations/${late}`)).text();
    for (const words of ['きまりの35日に足りません', '記者クラブへの報告がまだです', 'いまのきまりにない']) expect(page).toContain(words);
  });

  test('set by a second person who has not seen the first is shown again, with all that was typed', async () => {
    planning = await as(town, 'planning');
    const reply = await planning.post('/staff/consultations/rule', { ...form, since: '2026-04-10', reason: '二人めの理由' });
    expect(reply.status).toBe(409);
    const page = await reply.text();
    expect(page).toContain('二人めの理由');
    const seen = /name="seen" value="(\d+)"/.exec(page)![1]!;
    expect((await planning.post('/staff/consultations/rule', { ...form, seen, since: '2026-04-10', reason: '二人めの理由' })).status).toBe(303);
  });
});
