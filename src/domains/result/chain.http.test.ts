import { as, nobody } from '#cast';
import { townConsultation } from '#fixtures/consultation/town-consultation';
import { publishRoad } from '#fixtures/evaluation/town-evaluation';
import { townSubmissions } from '#fixtures/opinion/town-opinion';
import { openPlanTown, read, readJson } from '#fixtures/plan/town-plan';
import type { Town } from '#town';
import { sql } from 'kysely';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Ask } from '#platform/http';
import { receiptBlocks } from './receipt-block.http.tsx';
import { townReleased } from './released.fixture.ts';

const chainPath = '/consultations/2026-1/result/replies/1';

/** What the block shows to whoever opens a submission's receipt. */
async function receipt(town: Town, submissionId: number, consultation: { id: number; slug: string }): Promise<string> {
  const ask = { db: town.db, lang: 'ja', href: (path: string) => path } as unknown as Ask;
  const node = await receiptBlocks[0]!.render(ask, { path: '/x', consultation, submission: { id: submissionId } });
  return node === null ? '' : renderToString(node as VNode);
}

describe('the chain of a reply', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openPlanTown();
    town.clock.set('2026-06-02T10:00:00+09:00');
    const { id } = await townConsultation(town, { programmes: ['P0002'] });
    await townReleased(town, id);
  });
  afterAll(() => town.close());

  test('leads from the opinions to the reply, the changed passage and the programme, and says what is to come', async () => {
    const { status, said, html } = await read(town, chainPath);
    expect(status).toBe(200);
    const order = ['寄せられたご意見', '植え替えの前に話し合いの場がほしい。', '同旨 3件', '市の考え方', '反映する', '案の書きかえ', '計画の事業', '街路樹', '事業の報告と評価', '9月30日', 'その後どうなったか', '6月1日'];
    let at = -1;
    for (const words of order) {
      expect(said.indexOf(words, at + 1), words).toBeGreaterThan(at);
      at = said.indexOf(words, at + 1);
    }
    expect(html).toContain('/consultations/2026-1/documents/d1#s2');
    expect(html).toContain('/consultations/2026-1/documents/d1/changes');
    expect(html).toContain('"@type":"QAPage"');
    expect(html).toMatch(/href="\/plan\/programmes\/[^"]+"/);
  });

  test('is the same as JSON', async () => {
    const chain = await readJson(town, chainPath);
    expect(Object.keys(chain.steps)).toEqual(['opinions', 'reply', 'passages', 'programmes', 'years', 'followUp']);
    expect(chain.steps.opinions).toMatchObject({ total: 4, rows: 2, items: [{ text: '植え替えの前に話し合いの場がほしい。', same: 3 }, { same: 1 }] });
    expect(chain.steps.programmes).toMatchObject([{ number: 'P0002', named_by: 'reply' }]);
    expect(chain.steps.followUp).toEqual({ state: 'expected', expected_on: '2027-06-01', due_on: null, answers: [] });
  });

  test('of a reply that changed nothing says so, and that nobody will ask', async () => {
    const { said } = await read(town, '/consultations/2026-1/result/replies/3');
    for (const words of ['案に反映しないため、書きかえはありません。', '「反映できない」とした市の考え方には、1年後の確認はありません。', 'この意見募集が関わる事業']) expect(said).toContain(words);
  });

  test('is walked from the other end: the programme and its measure lead to it', async () => {
    const there = await read(town, (await read(town, '/plan/programmes/P0002')).location!);
    expect(there.said).toContain('市民の意見から');
    expect(there.html).toContain(`href="${chainPath}"`);
    expect((await read(town, '/plan/measures/緑1-1')).html).toContain(`href="${chainPath}"`);
    const other = await read(town, (await read(town, '/plan/programmes/P0001')).location!);
    expect(other.said).not.toContain('市民の意見から');
  });

  test('shows the reports and the evaluation of its programme, year by year, once they are there', async () => {
    town.clock.set('2027-07-01T10:00:00+09:00');
    await sql`insert into progress.publication (programme_number, fiscal_year, half, number, state, done, next, links, reason, published_at, acting_as)
      values ('P0002', 2026, 1, 1, 'on-track', '話し合いの場を3回設けた', '', '[]', null, now(), 'head: 都市整備部 道路課')`.execute(town.db);
    const { said, html } = await read(town, chainPath);
    expect(said).toContain('話し合いの場を3回設けた');
    expect(said).toContain('順調');
    expect(html).toContain('href="/plan/progress/P0002/2026-1"');
  });

  test('English pages have the same steps', async () => {
    const { said } = await read(town, `/en${chainPath}`);
    for (const words of ['The city’s reply', 'What changed in the draft', 'What became of it']) expect(said).toContain(words);
  });

  test.each(['/consultations/2026-1/result/replies/9', '/consultations/2026-1/result/replies/0', '/consultations/2026-1/result/replies/x', '/consultations/2026-1/result/replies/99999999999', '/consultations/2026-9/result/replies/1', `${chainPath}?page=2`])('there is none at %s', async (path) => {
    expect((await town.ask(path)).status).toBe(404);
  });
});

test('an evaluation stands in the chain of the replies that its programme carries out', async () => {
  const town = await openPlanTown();
  town.clock.set('2026-07-01T10:00:00+09:00');
  const { id } = await townConsultation(town, { programmes: ['P0002'] });
  await townReleased(town, id, undefined, { at: '2025-12-01T10:00:00+09:00' });
  await publishRoad(town);
  const { html } = await read(town, chainPath);
  expect(html).toContain('href="/evaluations/2025/programmes/P0002"');
  await town.close();
});

test('many opinions are paged, and nothing is public before the release', async () => {
  const town = await openPlanTown();
  const { id } = await townConsultation(town);
  await sql`insert into result.release (consultation_id, state) values (${id}, 'preparing')`.execute(town.db);
  for (const path of [chainPath, '/consultations/2026-1/result/table']) expect((await town.ask(path)).status).toBe(404);
  await sql`delete from result.release`.execute(town.owner);
  await townReleased(town, id, [{ text: 'まとめて答えます。', units: Array.from({ length: 120 }, (_, index) => ({ text: `意見その${index + 1}` })) }]);
  expect((await read(town, chainPath)).said).toContain('意見その50');
  expect((await read(town, `${chainPath}?page=3`)).said).toContain('意見その120');
  await town.close();
});

describe('whoever opens their receipt', () => {
  let town: Town;
  let consultation: { id: number; slug: string };
  let sent: number[];
  beforeAll(async () => {
    town = await openPlanTown();
    consultation = await townConsultation(town);
    sent = await townSubmissions(town, consultation.id, ['話し合いの場', '取り下げ', '対象外', 'ごあいさつ'].map((text) => ({ opinions: [{ text }] })));
    await sql`update opinion.submission set withdrawn_at = now() where id = ${sent[1]!}`.execute(town.owner);
    await sql`update opinion.submission set aside_at = now() where id = ${sent[2]!}`.execute(town.owner);
  });
  afterAll(() => town.close());

  test('reads before the release that the reply will be there', async () => {
    expect(await receipt(town, sent[0]!, consultation)).toContain('あなたのご意見への市の考え方が、このページに出ます');
  });

  test('reads afterwards the replies to their own opinions, and kind words where there is none', async () => {
    await townReleased(town, consultation.id, [{ kind: 'reflected', heading: '話し合い', text: '場を設けます。', units: [{ text: '話し合いの場', same: 2, submissionIds: [sent[0]!] }] }, { text: 'ほかの人への回答', units: [{ text: 'ほかの人の意見' }] }]);
    const own = await receipt(town, sent[0]!, consultation);
    expect(own).toContain('場を設けます。');
    expect(own).toContain('/consultations/2026-1/result/replies/1');
    expect(own).not.toContain('ほかの人');
    expect(await receipt(town, sent[1]!, consultation)).toContain('取り下げられた');
    expect(await receipt(town, sent[2]!, consultation)).toContain('/consultations/2026-1/moderation');
    expect(await receipt(town, sent[3]!, consultation)).toContain('お答えを要する部分がありませんでした');
  });

  test('of another call learns nothing', async () => {
    expect(await receipt(town, sent[0]!, { id: consultation.id + 1, slug: '2026-2' })).toBe('');
  });
});

test('nobody has to sign in to follow a chain', async () => {
  const town = await openPlanTown();
  const { id } = await townConsultation(town);
  await townReleased(town, id);
  expect((await (await nobody(town)).ask(chainPath)).status).toBe(200);
  expect((await (await as(town, 'person')).ask(chainPath)).status).toBe(200);
  await town.close();
});
