/** Moderators at work: the shared queue, decisions, second opinions, the public log, participants left out. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { as, type Signed } from '#cast';
import { townStatements } from '#fixtures/opinion-map/waiting';
import { townMap, type TownMap, townVotes } from '#fixtures/opinion-map/town-map';
import { inTransaction } from '#platform/database';
import { openTown, type Town } from '#town';
import { sql } from 'kysely';
import { countWaiting } from './queue.store.ts';

let town: Town;
let member: Signed;
let head: Signed;
let planning: Signed;
let maps = 0;

beforeAll(async () => {
  town = await openTown();
  member = await as(town, 'member');
  head = await as(town, 'head');
  planning = await as(town, 'planning');
});
afterAll(() => town.close());

/** A map of its own, whose participants 11 … 14 have written these statements (numbers 7 …) and voted agree on statement 1. */
async function mapWith(texts: string[], state: 'waiting' | 'shown' = 'waiting'): Promise<TownMap & { queue: string; log: string }> {
  maps += 1;
  const map = await townMap(town, { number: maps, moderation: state === 'waiting' ? 'before' : 'after' });
  await townVotes(town, map, [11, 12, 13, 14].map((participant) => [participant, 1, 1] as const));
  await townStatements(town, map, texts.map((text, index) => [11 + (index % 4), text] as const), state);
  return { ...map, queue: `/staff/opinion-maps/${map.slug}/queue`, log: `/opinion-maps/${map.slug}/moderation` };
}

const pageOf = async (who: Signed, path: string): Promise<string> => (await who.ask(path)).text();
const json = async (path: string, who?: Signed): Promise<Record<string, unknown>> => (await (who ? who.ask(path, { headers: { accept: 'application/json' } }) : town.ask(path, { headers: { accept: 'application/json' } }))).json() as Promise<Record<string, unknown>>;
const entries = async (log: string): Promise<Record<string, unknown>[]> => (await json(`${log}?order=asc`))['entries'] as Record<string, unknown>[];
const states = async ({ id }: TownMap): Promise<Record<number, string>> => {
  const { rows } = await sql<{ number: number; state: string }>`select number, state from opinion_map.statement where conversation_id = ${id} and number > 6 order by number`.execute(town.db);
  return Object.fromEntries(rows.map(({ number, state }) => [number, state]));
};
const acts = async (): Promise<{ title_ja: string; document: string }[]> => (await sql<{ title_ja: string; document: string }>`select title_ja, document from record.public_act where kind = 'opinion-map.moderated' order by id`.execute(town.db)).rows;
/** Id of the last entry about a statement, as the form carries it. */
const seenOf = async (who: Signed, path: string): Promise<string> => /name="seen" value="(\d+)"/.exec(await pageOf(who, path))![1]!;

it('gives two moderators who ask at the same moment different statements, and a third nothing where nothing is left', async () => {
  const map = await mapWith(['一つ目の意見です。', '二つ目の意見です。']);
  expect(await countWaiting(town.db, map.id)).toBe(2);
  const went = await Promise.all([member, head].map(async (who) => (await who.post(map.queue, { take: 'one' })).headers.get('location')));
  expect(went.toSorted()).toEqual([`${map.queue}/7`, `${map.queue}/8`]);
  expect((await planning.post(map.queue, { take: 'one' })).headers.get('location')).toBe(`${map.queue}?nothing=yes`);
  expect(await pageOf(planning, `${map.queue}?nothing=yes`)).toContain('渡せる意見は、もうありません。');
  // What one is on the other cannot decide, unless they take over; and after ten minutes it is free.
  const mine = went[0]!;
  expect((await head.post(`${mine}/decision`, { act: 'shown', seen: '0' })).status).toBe(409);
  expect((await head.post(`${mine}/claim`, { step: 'take' })).status).toBe(409);
  town.clock.set('2026-04-01T12:11:00+09:00');
  expect((await head.post(`${mine}/claim`, { step: 'take' })).status).toBe(303);
  expect((await member.post(`${mine}/claim`, { step: 'take-over' })).status).toBe(303);
  expect((await member.post(`${mine}/decision`, { act: 'shown', seen: '0' })).headers.get('location')).toBe(`${mine}?done=shown`);
  expect(await countWaiting(town.db, map.id)).toBe(1);
  town.clock.set('2026-04-01T12:00:00+09:00');
});

it('never gives one statement to two of many who ask at once', async () => {
  const map = await mapWith(Array.from({ length: 12 }, (_, index) => `意見その${index + 1}です。`));
  const went = await Promise.all([member, head, planning, member, head, planning, member, head].map(async (who) => (await who.post(map.queue, { take: 'one' })).headers.get('location')));
  expect(new Set(went).size).toBe(8);
});

it('refuses a statement only with a ground and a reason, keeps what was typed, and shows both in the log', async () => {
  const map = await mapWith(['道路課の山田さんはやめてほしい。', '図書館の本を増やしてほしい。']);
  const lacking = await member.post(`${map.queue}/7/decision`, { act: 'refused', ground: 'personal', reason: '', seen: '0' });
  expect([lacking.status, (await lacking.text()).includes('説明を書いてください。')]).toEqual([422, true]);
  const groundless = await (await member.post(`${map.queue}/7/decision`, { act: 'refused', ground: '', reason: '職員の名前があります。', seen: '0' })).text();
  expect(groundless).toContain('公開しない理由を選んでください。');
  expect(groundless).toContain('職員の名前があります。</textarea>');
  const before = (await acts()).length;
  await member.post(`${map.queue}/7/decision`, { act: 'refused', ground: 'personal', reason: '職員の名前があります。', seen: '0' });
  await member.post(`${map.queue}/8/decision`, { act: 'refused', ground: 'off-question', reason: '道の話ではありません。', seen: '0' });
  const log = await entries(map.log);
  expect(log.map(({ act, statement, ground, reason, text }) => [act, statement, ground, reason, text])).toEqual([
    ['refused', 7, 'personal', '職員の名前があります。', null],
    ['refused', 8, 'off-question', '道の話ではありません。', '図書館の本を増やしてほしい。'],
  ]);
  for (const path of [map.log, `${map.log}?format=csv`, `${map.log}?format=json`, `/en${map.log}`]) {
    const body = await (await town.ask(path)).text();
    expect([path, body.includes('山田'), body.includes('図書館の本を増やしてほしい。')]).toEqual([path, false, true]);
  }
  const told = (await acts()).slice(before);
  expect(told.map(({ title_ja: title }) => title)).toEqual(Array(2).fill('意見の地図「これからの駅前の道を、どうしたいですか。」：意見1件を、公開しないことに'));
  expect(told.some(({ document }) => document.includes('山田'))).toBe(false);
});

it('shows a refused statement again with a reason, and gives its text back to the log', async () => {
  const map = await mapWith(['歩道の段差をなくしてほしい。']);
  await member.post(`${map.queue}/7/decision`, { act: 'refused', ground: 'hurtful', reason: 'きつい言葉があります。', seen: '0' });
  expect((await entries(map.log))[0]!['text']).toBeNull();
  const seen = await seenOf(member, `${map.queue}/7`);
  expect((await member.post(`${map.queue}/7/decision`, { act: 'shown', reason: '', seen })).status).toBe(422);
  await head.post(`${map.queue}/7/decision`, { act: 'shown', reason: '読み返すと、傷つける言葉ではありませんでした。', seen });
  expect(await states(map)).toEqual({ 7: 'shown' });
  expect((await entries(map.log)).map(({ act, text }) => [act, text])).toEqual([['refused', '歩道の段差をなくしてほしい。'], ['shown', '歩道の段差をなくしてほしい。']]);
  expect((await acts()).at(-1)!.title_ja).toContain('意見1件を、あらためて公開');
});

it('lets the second of two decisions on the same page lose, and says so', async () => {
  const map = await mapWith(['信号を増やしてほしい。']);
  await member.post(`${map.queue}/7/decision`, { act: 'shown', seen: '0' });
  const late = await head.post(`${map.queue}/7/decision`, { act: 'refused', ground: 'several', reason: '二つあります。', seen: '0' });
  expect([late.status, (await late.text()).includes('ほかの担当者が、この意見についてすでに決めました。')]).toEqual([409, true]);
  expect(await states(map)).toEqual({ 7: 'shown' });
});

it('takes one of two decisions that come at the same moment', async () => {
  const map = await mapWith(['横断歩道を増やしてほしい。']);
  // Both have read the statement as nobody had decided on it, and wait for it.
  const sent = await inTransaction(town.owner, async (tx) => {
    await sql`select 1 from opinion_map.statement where conversation_id = ${map.id} for update`.execute(tx);
    const both = [member.post(`${map.queue}/7/decision`, { act: 'shown', seen: '0' }), head.post(`${map.queue}/7/decision`, { act: 'refused', ground: 'several', reason: '二つあります。', seen: '0' })];
    await vi.waitFor(async () => expect((await sql`select 1 from pg_locks l join pg_stat_activity a using (pid) where not l.granted and a.datname = current_database()`.execute(town.owner)).rows).toHaveLength(2), { timeout: 30_000, interval: 10 });
    return both;
  });
  expect((await Promise.all(sent)).map(({ status }) => status).toSorted()).toEqual([303, 409]);
  expect(await entries(map.log)).toHaveLength(1);
});

it('merges a statement into one that is shown, leads on what was merged into it before, and takes a merge back', async () => {
  const map = await mapWith(['駅前の自転車置き場を、もっと増やしてほしい。', '駐輪場がほしい。']);
  expect(await pageOf(member, `${map.queue}/7`)).toContain('駅前の自転車置き場をもっと増やしてほしい。');
  expect((await member.post(`${map.queue}/7/decision`, { act: 'merged', into: '8', seen: '0' })).status).toBe(422);
  expect((await member.post(`${map.queue}/7/decision`, { act: 'merged', into: '7', seen: '0' })).status).toBe(422);
  await member.post(`${map.queue}/8/decision`, { act: 'shown', seen: '0' });
  expect(await pageOf(member, `${map.queue}/7`)).toMatch(/type="radio"[^>]* name="into" value="1"/);
  const merged = await member.post(`${map.queue}/7/decision`, { act: 'merged', into: 'other', into_other: '８', seen: '0' });
  const said = await pageOf(member, merged.headers.get('location')!);
  for (const words of ['意見8に統合して、記録しました。', '意見8に統合ずみ']) expect(said).toContain(words);
  await townVotes(town, map, [[21, 8, 1]]);
  await member.post(`${map.queue}/8/decision`, { act: 'merged', into: '意見1', seen: await seenOf(member, `${map.queue}/8`) });
  const { rows } = await sql<{ number: number; into: number }>`select number, merged_into as into from opinion_map.statement where conversation_id = ${map.id} and state = 'merged' order by number`.execute(town.db);
  expect(rows).toEqual([{ number: 7, into: 1 }, { number: 8, into: 1 }]);
  // The vote stays where it was cast.
  const { rows: kept } = await sql`select 1 from opinion_map.ballot where conversation_id = ${map.id} and statement = 8`.execute(town.db);
  expect(kept).toHaveLength(1);
  await member.post(`${map.queue}/8/decision`, { act: 'unmerged', reason: '駅前に限らない意見です。', seen: await seenOf(member, `${map.queue}/8`) });
  expect(await states(map)).toEqual({ 7: 'merged', 8: 'shown' });
  expect((await entries(map.log)).map(({ act, statement, merged_into: into }) => [act, statement, into])).toEqual([['shown', 8, null], ['merged', 7, 8], ['merged', 8, 1], ['merged', 7, 1], ['unmerged', 8, null]]);
});

it('takes a question about the person out of the grouping, and what is only shown or taken out of it stands in the log alone', async () => {
  const map = await mapWith(['わたしは60歳以上です。']);
  const before = (await acts()).length;
  await member.post(`${map.queue}/7/decision`, { act: 'meta', seen: '0' });
  await member.post(`${map.queue}/7/decision`, { act: 'not-meta', seen: await seenOf(member, `${map.queue}/7`) });
  expect((await entries(map.log)).map(({ act, ground }) => [act, ground])).toEqual([['shown', null], ['meta', 'asks-person'], ['not-meta', null]]);
  expect((await acts()).length).toBe(before);
});

it('asks a second person: whoever asked cannot answer, and until the answer only the head decides', async () => {
  const map = await mapWith(['市長はうそつきだ。', '市の説明は信じられない。']);
  expect((await member.post(`${map.queue}/7/second-opinion`, { question: ' ' })).status).toBe(422);
  for (const number of [7, 8]) await member.post(`${map.queue}/${number}/second-opinion`, { question: '人を傷つける言葉にあたりますか。' });
  const askedTwice = await planning.post(`${map.queue}/7/second-opinion`, { question: 'もう一度？' });
  expect([askedTwice.status, (await askedTwice.text()).includes('もう一度？</textarea>')]).toEqual([409, true]);
  expect((await member.post(`${map.queue}/7/advice`, { advice: '自分で答えます。' })).status).toBe(409);
  const [asker, other] = [await pageOf(member, `${map.queue}/7`), await pageOf(planning, `${map.queue}/7`)];
  expect([asker.includes('name="act"'), asker.includes('所属長か企画担当だけが決められます'), other.includes('道路 太郎さん（')]).toEqual([false, true, true]);
  expect((await json(`${map.queue}?view=advice`, planning) as { total: number }).total).toBe(2);
  const desk = await pageOf(head, '/staff');
  expect([desk.includes('考えを聞かれています'), desk.includes(`${map.queue}?view=advice`), (await pageOf(member, '/staff')).includes(`${map.queue}?view=advice`)]).toEqual([true, true, false]);
  // Whoever had opened it before the question went out loses nothing of what they wrote.
  const hindered = await member.post(`${map.queue}/7/decision`, { act: 'refused', ground: 'several', reason: '二つのことを尋ねています。', seen: '0' });
  expect(hindered.status).toBe(409);
  const again = await hindered.text();
  for (const typed of ['二つのことを尋ねています。</textarea>', '<option value="several" selected']) expect(again).toContain(typed);
  expect(again).toMatch(/name="act" value="refused"[^>]* checked|checked[^>]* name="act" value="refused"/);
  // It is for the others to take, not for whoever asked.
  expect((await member.post(map.queue, { take: 'one' })).headers.get('location')).toBe(`${map.queue}?nothing=yes`);
  expect((await planning.post(map.queue, { take: 'one' })).headers.get('location')).toBe(`${map.queue}/7`);
  await planning.post(`${map.queue}/7/advice`, { advice: '公の人への批判ですが、言い方だけの問題です。公開でよいと思います。' });
  await planning.post(`${map.queue}/7/claim`, { step: 'release' });
  expect(await pageOf(member, `${map.queue}/7`)).toContain('公開でよいと思います。');
  await member.post(`${map.queue}/7/decision`, { act: 'shown', seen: '0' });
  await head.post(`${map.queue}/8/decision`, { act: 'shown', seen: '0' });
  expect((await entries(map.log)).map(({ statement, second_opinion: second, acting_as: as }) => [statement, second, as])).toEqual([[7, true, 'member: 都市整備部 道路課'], [8, false, 'head: 都市整備部 道路課']]);
  expect(await countWaiting(town.db, map.id)).toBe(0);
  const log = await (await town.ask(map.log)).text();
  expect([log.includes('二人で確かめました'), log.includes('人を傷つける言葉にあたりますか')]).toEqual([true, false]);
});

it('lets one moderator decide on ten in a row: all that is decided goes in, or nothing where one lacks something', async () => {
  const map = await mapWith(Array.from({ length: 11 }, (_, index) => `${index + 1}番目の意見です。`));
  expect((await member.post(map.queue, { take: 'ten' })).headers.get('location')).toBe(`${map.queue}/ten`);
  const shown = await pageOf(member, `${map.queue}/ten`);
  expect([shown.includes('10番目の意見です。'), shown.includes('11番目の意見です。')]).toEqual([true, false]);
  const base = { number0: '7', seen0: '0', act0: 'shown', number1: '8', seen1: '0', act1: 'refused', number2: '9', seen2: '0', act2: '' };
  const lacking = await member.post(`${map.queue}/ten`, { ...base, reason1: '宣伝です。' });
  const body = await lacking.text();
  expect([lacking.status, body.includes('href="#f-ground1"'), body.includes('value="宣伝です。"')]).toEqual([422, true, true]);
  expect(Object.values(await states(map)).every((state) => state === 'waiting')).toBe(true);
  const twice = await member.post(`${map.queue}/ten`, { number0: '9', seen0: '0', act0: 'refused', number1: '9', seen1: '0', act1: 'shown', number2: '10', seen2: '0', act2: 'refused' });
  expect(twice.status).toBe(422);
  // Meanwhile the head takes over the first one and decides.
  await head.post(`${map.queue}/7/claim`, { step: 'take-over' });
  await head.post(`${map.queue}/7/decision`, { act: 'refused', ground: 'several', reason: '二つのことが入っています。', seen: '0' });
  const sent = await member.post(`${map.queue}/ten`, { ...base, ground1: 'advertising', reason1: '宣伝です。' });
  expect(sent.headers.get('location')).toBe(`${map.queue}/ten?done=1&stale=7`);
  expect(await states(map)).toMatchObject({ 7: 'refused', 8: 'refused', 9: 'waiting' });
  const after = await pageOf(member, sent.headers.get('location')!);
  expect([after.includes('1件を決めました。'), after.includes('意見7は、ほかの担当者が先に決めたか'), after.includes('8番目の意見')]).toEqual([true, true, true]);
});

it('asks for a look at statements that were shown at once, until somebody has looked', async () => {
  const map = await mapWith(['街灯を明るくしてほしい。'], 'shown');
  expect(await pageOf(member, map.queue)).toContain('公開中（未確認）');
  expect((await member.post(`${map.queue}/7/decision`, { act: 'shown', seen: '0' })).status).toBe(303);
  expect(await countWaiting(town.db, map.id)).toBe(0);
  const nothing = await member.post(map.queue, { take: 'one' });
  expect((await pageOf(member, nothing.headers.get('location')!)).match(/確認を待っている意見はありません。/g)).toHaveLength(2);
});

it('narrows, sorts and hands out the queue, and keeps a translation', async () => {
  const map = await mapWith(['ベンチを置いてほしい。', 'ゴミ箱を置いてほしい。']);
  await member.post(`${map.queue}/7/translation`, { translation: 'Put  benches there.' });
  expect((await member.post(`${map.queue}/7/translation`, { translation: 'x'.repeat(421) })).status).toBe(422);
  const found = (await json(`${map.queue}?view=all&text=%E3%81%BB%E3%81%97%E3%81%84&sort=number&order=desc`, member)) as { total: number; statements: { number: number; translation: string | null }[] };
  expect(found.statements.slice(0, 2).map(({ number, translation }) => [number, translation])).toEqual([[8, null], [7, 'Put benches there.']]);
  expect((await (await member.ask(`${map.queue}?format=csv`)).text()).split('\r\n').slice(1, 3).map((line) => line.split(',')[0])).toEqual(['7', '8']);
  expect((await member.ask(`${map.queue}?page=9`)).status).toBe(404);
});

it('leaves a participant out with ground and reason, says how many votes left, and lets them in again', async () => {
  const map = await mapWith(['買ってください。http://shop.example', '安いです。']);
  const path = `/staff/opinion-maps/${map.slug}/participants/11`;
  await townVotes(town, map, [[11, 2, -1]]);
  expect((await member.post(`${path}/barring`, { ground: 'advertising', reason: '宣伝を送っています。' })).status).toBe(403);
  expect(await pageOf(member, path)).toContain('計算から外せるのは、担当部課の所属長と企画担当です。');
  const asked = await (await head.post(`${path}/barring`, { ground: '', reason: '宣伝を送っています。' })).text();
  for (const words of ['計算から外す理由を選んでください。', '書いた意見をどうするかを選んでください。', '意見7（参加者 11）', 'shop.example']) expect(asked).toContain(words);
  const before = (await acts()).length;
  expect((await head.post(`${path}/barring`, { ground: 'advertising', reason: '宣伝を送っています。', statements: 'move' })).status).toBe(303);
  expect((await head.post(`${path}/barring`, { ground: 'advertising', reason: 'もう一度。' })).status).toBe(409);
  expect(await states(map)).toEqual({ 7: 'refused', 8: 'waiting' });
  expect((await entries(map.log)).map(({ act, statement, participant, votes, ground, text }) => [act, statement, participant, votes, ground, text])).toEqual([
    ['barred', null, 11, 2, 'advertising', null],
    ['refused', 7, null, null, 'advertising', null],
  ]);
  const told = (await acts()).slice(before);
  expect(told.map(({ title_ja: title }) => title)).toEqual(['意見の地図「これからの駅前の道を、どうしたいですか。」：意見1件を、公開しないことに、参加者1人の投票を、計算から除外']);
  const log = await (await town.ask(map.log)).text();
  expect([log.includes('参加者 11'), log.includes('投票2件が計算から外れました'), log.includes('shop.example')]).toEqual([true, true, false]);
  const participant = await sql`select 1 from opinion_map.participant where conversation_id = ${map.id} and number = 11 and barred_at is not null`.execute(town.db);
  expect(participant.rows).toHaveLength(1);
  expect(await pageOf(head, path)).toContain('元に戻す');
  expect((await planning.post(`${path}/return`, { reason: '同じ会社の別の人でした。' })).status).toBe(422);
  await planning.post(`${path}/return`, { reason: '同じ会社の別の人でした。', statements: 'move' });
  expect(await states(map)).toEqual({ 7: 'waiting', 8: 'waiting' });
  expect((await entries(map.log)).at(-1)).toMatchObject({ act: 'unbarred', participant: 11, votes: 2 });
});

it('opens the work to the department and planning alone', async () => {
  const map = await mapWith(['だれの意見？']);
  const [other, auditor, person] = [await as(town, 'otherMember'), await as(town, 'auditor'), await as(town, 'person')];
  for (const who of [other, auditor, person]) {
    for (const path of [map.queue, `${map.queue}/7`, `${map.queue}/ten`, `/staff/opinion-maps/${map.slug}/participants`, `/staff/opinion-maps/${map.slug}/participants/11`]) expect([path, (await who.ask(path)).status]).toEqual([path, 403]);
    expect((await who.post(`${map.queue}/7/decision`, { act: 'shown', seen: '0' })).status).toBe(403);
  }
  for (const path of [`${map.queue}/99`, `${map.queue}/x`, `/staff/opinion-maps/${map.slug}/participants/99`, '/staff/opinion-maps/1999-9/queue']) expect([path, (await planning.ask(path)).status]).toEqual([path, 404]);
  const draft = await townMap(town, { number: 90, state: 'draft' });
  expect((await town.ask(`/opinion-maps/${draft.slug}/moderation`)).status).toBe(404);
  expect((await member.post(`/staff/opinion-maps/${draft.slug}/queue/1/decision`, { act: 'refused', ground: 'several', reason: 'だめ', seen: '0' })).status).toBe(409);
});
