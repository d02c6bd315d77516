import { as, type Signed } from '#cast';
import { inTransaction, type Database } from '#platform/database';
import { publish } from '#platform/outbox';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { changeSubmission, openAnsweringTown, type AnsweringTown } from './answering-town.fixture.ts';
import { listForRelease, standingOf } from './index.ts';
import { reminderJob } from './reminder.job.ts';

const general = '総務部\t総務課';
const whole = { version: '0', heading: '街路樹を残す', outcome: 'reflected', text: '計画に「残す」と書きます。', place: 'd1#s1' };

/** All submissions as they are; their units by number. */
async function takeAll(place: AnsweringTown): Promise<number[]> {
  await place.member.post(`${place.path}/split`, { do: 'chosen', 'submission[]': place.submissions.map(String) });
  return (await sql<{ id: number }>`select id from reply.unit where consultation_id = ${place.consultation.id} order by id`.execute(place.town.db)).rows.map(({ id }) => id);
}
const bulk = (person: Signed, place: AnsweringTown, units: number[], fields: Record<string, string>) => person.post(`${place.path}/units`, { 'unit[]': units.map(String), ...fields });
const replyOf = async (db: Database, number: number) => (await sql<{ version: number; stage: string; text: string }>`select version, stage, text from reply.reply where number = ${number}`.execute(db)).rows[0]!;
const listed = async (person: Signed, path: string) => (await (await person.ask(`${path}${path.includes('?') ? '&' : '?'}format=json`)).json()) as { total: number; units: { unit: number; tags: string[]; department: object; due_on: string }[]; replies: { number: number }[] };

describe('a reply', () => {
  let place: AnsweringTown;
  let units: number[];
  let reply: string;
  beforeEach(async () => {
    place = await openAnsweringTown();
    units = await takeAll(place);
    await bulk(place.member, place, units.slice(0, 2), { do: 'new', heading: '街路樹を残す' });
    reply = `${place.path}/replies/1`;
    return () => place.town.close();
  });

  test('is written, sent up, sent back with a note, mended and approved; each version stays', async () => {
    const { member, head } = place;
    expect(await (await member.ask(reply)).text()).toContain('お答えする意見（2件）');
    expect((await member.post(`${reply}/submission`, { version: '0' })).status).toBe(422);
    expect((await member.post(reply, whole)).status).toBe(303);
    expect((await member.post(`${reply}/approval`, { version: '1' })).status).toBe(403);
    expect((await member.post(`${reply}/submission`, { version: '1' })).status).toBe(303);
    expect((await head.post(`${reply}/approval`, { version: '1', do: 'return' })).status).toBe(422);
    expect((await head.post(`${reply}/approval`, { version: '1', do: 'return', return_note: '理由を足してください' })).status).toBe(303);
    expect(await (await member.ask(reply)).text()).toContain('差し戻しの理由：理由を足してください');
    await member.post(reply, { ...whole, version: '1', text: '計画に「できるだけ残す」と書きます。' });
    await member.post(`${reply}/submission`, { version: '2' });
    expect((await head.post(`${reply}/approval`, { version: '2', do: 'approve' })).status).toBe(303);
    expect(await replyOf(place.town.db, 1)).toMatchObject({ version: 2, stage: 'approved' });
    const page = await (await head.ask(reply)).text();
    expect(page).toMatch(/<ins><span class="hk-unseen">［追加：<\/span>できるだけ/);
    expect(page).toContain('所属長（都市整備部 道路課）');
    const { rows } = await sql`select number from reply.version`.execute(place.town.db);
    expect(rows.length).toBe(2);
  });

  test('stays as it was released once the result is out: what is typed is given back with the way to a correction', async () => {
    const { member, head, town } = place;
    await member.post(reply, whole);
    await inTransaction(town.db, (tx) => publish(tx, 'result.released', { consultationId: place.consultation.id }));
    await town.program.runPendingJobs();
    const shown = await (await member.ask(reply)).text();
    for (const said of ['この意見募集の結果は公表されています', place.path, '計画に「残す」と書きます。']) expect(shown).toContain(said);
    expect(shown).not.toContain('name="text"');
    const late = await member.post(reply, { ...whole, version: '1', text: '遅すぎた文章' });
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('遅すぎた文章');
    expect((await replyOf(town.db, 1)).version).toBe(1);
    for (const path of [`${reply}/submission`, `${reply}/assignment`, `${reply}/merging`, `${place.path}/split/${place.submissions[0]}`]) expect((await member.post(path, { version: '1', do: 'whole', to_reply: '2' })).status, path).toBe(409);
    expect((await head.post(`${reply}/approval`, { version: '1', do: 'approve' })).status).toBe(409);
    expect((await bulk(member, place, units, { do: 'tags', tag_add: '道' })).status).toBe(409);
    expect((await member.post(`${place.path}/split`, { do: 'singles' })).status).toBe(409);
    for (const path of ['/units', '/replies', '/board', '/split']) expect(await (await member.ask(`${place.path}${path}`)).text(), path).toContain('この意見募集の結果は公表されています');
    expect(await (await member.ask('/staff/consultations/assigned')).text()).not.toContain('街路樹を残す');
  });

  test('that changes after its approval has to be approved again', async () => {
    const { member, head } = place;
    await member.post(reply, whole);
    await member.post(`${reply}/submission`, { version: '1' });
    await head.post(`${reply}/approval`, { version: '1', do: 'approve' });
    await member.post(reply, { ...whole, version: '1', heading: '別の要旨' });
    expect((await replyOf(place.town.db, 1)).stage).toBe('writing');
    await member.post(`${reply}/submission`, { version: '2' });
    await head.post(`${reply}/approval`, { version: '2', do: 'approve' });
    await bulk(member, place, units.slice(2, 3), { do: 'under', to_reply: '1' });
    expect((await replyOf(place.town.db, 1)).stage).toBe('writing');
    expect(await (await member.ask(reply)).text()).toContain('お答えする意見が1件増えたため');
  });

  test('saved by two at once goes in once; the second sees the difference and keeps what they wrote', async () => {
    const replies = await Promise.all([place.member.post(reply, whole), place.head.post(reply, { ...whole, text: '所属長の文です。' })]);
    expect(replies.map(({ status }) => status).sort()).toEqual([303, 409]);
    const page = await replies.find(({ status }) => status === 409)!.text();
    expect(page).toContain('ほかの人が先に保存しました');
    expect(page).toContain('所属長の文です。');
    expect(page).toContain('計画に');
    expect((await replyOf(place.town.db, 1)).version).toBe(1);
  });

  test('approved while it is saved is never approved in words that the head did not see', async () => {
    const { member, head } = place;
    await member.post(reply, whole);
    await member.post(`${reply}/submission`, { version: '1' });
    const [approval] = await Promise.all([head.post(`${reply}/approval`, { version: '1', do: 'approve' }), member.post(reply, { ...whole, version: '1', text: '急いで変えた文' })]);
    const { stage, version, text } = await replyOf(place.town.db, 1);
    expect([stage, version, text]).toEqual(['writing', 2, '急いで変えた文']);
    expect([303, 409]).toContain(approval!.status);
    expect((await listForRelease(place.town.db, place.consultation.id)).replies).toEqual([]);
  });

  test('refuses what it cannot hold and keeps what was typed', async () => {
    const wrong = await place.member.post(reply, { ...whole, outcome: 'never', programmes: 'P9999', heading: '', 'passage[]': 'd1#s1' });
    const page = await wrong.text();
    expect(wrong.status).toBe(422);
    for (const said of ['対応を選んでください', 'P9999という番号の事業は', '意見の要旨を書いてください', '公表した版で変わっていません', '計画に「残す」と書きます。']) expect(page).toContain(said);
  });

  test('takes the passages that changed from the versions of the draft', async () => {
    await sql`
      with d as (select id from consultation.document), v as (
        insert into consultation.document_version (document_id, number, form, source, reason, acting_as, made_at, published_at) select id, 2, 'text', '', '意見を反映', 'head: 都市整備部 道路課', now(), now() from d returning id)
      insert into consultation.section (version_id, position, anchor, level, heading, body) select v.id, 0, 's1', 1, '第1章 街路樹の基本的な考え方', '市は、木を残します。' from v`.execute(place.town.db);
    expect(await (await place.member.ask(reply)).text()).toContain('第1章 街路樹の基本的な考え方');
    expect((await place.member.post(reply, { ...whole, 'passage[]': 'd1#s1' })).status).toBe(303);
    const { rows } = await sql<{ passages: object[] }>`select passages from reply.version`.execute(place.town.db);
    expect(rows[0]!.passages).toMatchObject([{ documentKey: 'd1', anchor: 's1', fromVersion: 1, toVersion: 2, after: '市は、木を残します。' }]);
  });

  test('assigned to another department is theirs to write and to approve, and nothing else is', async () => {
    const { town, member, head, path } = place;
    const [other, otherHead] = [await as(town, 'otherMember'), await as(town, 'otherHead')];
    expect((await other.ask(reply)).status).toBe(403);
    await bulk(member, place, units.slice(2, 3), { do: 'assign', to_department: general, due_on: '令和8年6月1日' });
    await bulk(member, place, units.slice(2, 3), { do: 'new', heading: '木陰' });
    expect((await listed(member, `${path}/replies`)).total).toBe(2);
    const theirs = `${path}/replies/2`;
    const page = await (await other.ask(theirs)).text();
    expect(page).toContain('木陰を増やしてほしい。');
    expect(page).not.toContain('/split/');
    expect((await other.post(theirs, { ...whole, heading: '木陰', outcome: 'reference' })).status).toBe(303);
    expect((await other.post(`${theirs}/submission`, { version: '1' })).status).toBe(303);
    expect((await head.post(`${theirs}/approval`, { version: '1', do: 'approve' })).status).toBe(403);
    expect((await otherHead.post(`${theirs}/approval`, { version: '1', do: 'approve' })).status).toBe(303);
    for (const closed of ['/replies/1', '/split', `/split/${place.submissions[0]}`, '/board']) expect([closed, (await other.ask(path + closed)).status]).toEqual([closed, 403]);
    expect((await other.post(`${path}/units`, { do: 'remark', 'unit[]': String(units[2]) })).status).toBe(403);
    expect((await listed(other, `${path}/units`)).units.map(({ unit, due_on }) => [unit, due_on])).toEqual([[units[2], '2026-06-01']]);
    expect((await listed(other, `${path}/replies`)).replies.map(({ number }) => number)).toEqual([2]);
    expect((await listed(other, '/staff/consultations/assigned')).total).toBe(1);
  });

  test('takes a wording at the end of what was typed, and counts it when saved', async () => {
    const { member } = place;
    await member.post('/staff/consultations/wordings', { new_title: '予算', new_text: '予算の範囲で進めます。', new_outcome: '' });
    const { rows } = await sql<{ id: number }>`select id from reply.wording`.execute(place.town.db);
    const page = await (await member.post(reply, { ...whole, do: 'wording', wording: String(rows[0]!.id) })).text();
    expect(page).toMatch(/計画に「残す」と書きます。\n\n予算の範囲で進めます。/);
    expect(page).toContain(`name="used[]" value="${rows[0]!.id}"`);
    expect(await (await member.ask(`${reply}?wording=${rows[0]!.id}`)).text()).toContain('予算の範囲で進めます。</textarea>');
    await member.post(reply, { ...whole, 'used[]': String(rows[0]!.id) });
    expect((await sql<{ used: number }>`select used from reply.wording`.execute(place.town.db)).rows[0]!.used).toBe(1);
  });

  test('gives all it answers to another one, and then answers nothing', async () => {
    const { member, path } = place;
    await bulk(member, place, units.slice(2, 3), { do: 'new', heading: '木陰' });
    expect((await member.post(`${path}/replies/2/merging`, { to_reply: '2' })).status).toBe(422);
    expect((await member.post(`${path}/replies/2/merging`, { to_reply: '9' })).status).toBe(422);
    expect((await member.post(`${path}/replies/2/merging`, { to_reply: '1' })).status).toBe(303);
    expect((await listed(member, `${path}/units?reply=1`)).total).toBe(3);
    expect((await listed(member, `${path}/replies?state=empty`)).replies.map(({ number }) => number)).toEqual([2]);
    expect(await standingOf(place.town.db, place.consultation.id)).toMatchObject({ replies: 1, answered: 3 });
  });

  test('all approved makes the work complete, in the public wording', async () => {
    const { member, head, town, consultation } = place;
    await bulk(member, place, [units[2]!], { do: 'under', to_reply: '1' });
    await bulk(member, place, [units[3]!], { do: 'remark' });
    await sql`update reply.unit set public_text = '伏せた文' where id = ${units[1]}`.execute(town.db);
    await member.post(reply, whole);
    await member.post(`${reply}/submission`, { version: '1' });
    expect((await standingOf(town.db, consultation.id)).complete).toBe(false);
    await head.post(`${reply}/approval`, { version: '1', do: 'approve' });
    expect(await standingOf(town.db, consultation.id)).toMatchObject({ complete: true, units: 4, remarks: 1, answered: 3, replies: 1, approved: 1 });
    const release = await listForRelease(town.db, consultation.id);
    expect(release.replies).toMatchObject([{ number: 1, outcome: 'reflected', department: { bureau: '都市整備部', section: '道路課' } }]);
    expect(release.units.map(({ text }) => text)).toEqual(['街路樹を残してください。\n\n落ち葉の掃除を手伝います。', '伏せた文', '木陰を増やしてほしい。']);
    await changeSubmission(place, place.submissions[0]!, 'withdrawn');
    expect((await standingOf(town.db, consultation.id)).complete).toBe(false);
    await town.program.runPendingJobs();
    expect(await standingOf(town.db, consultation.id)).toMatchObject({ complete: true, submissions: 2, units: 3 });
  });
});

describe('who is reminded', () => {
  let place: AnsweringTown;
  beforeAll(async () => {
    place = await openAnsweringTown();
    const units = await takeAll(place);
    await bulk(place.member, place, units.slice(0, 1), { do: 'assign', to_department: '都市整備部\t道路課', due_on: '2026-05-13' });
    await bulk(place.member, place, units.slice(0, 1), { do: 'new', heading: '秘密の要旨' });
    await bulk(place.member, place, units.slice(1, 2), { do: 'new', heading: '期限のない要旨' });
    await place.member.post(`${place.path}/replies/2`, { ...whole, heading: '期限のない要旨' });
    await place.member.post(`${place.path}/replies/2/submission`, { version: '1' });
  });
  afterAll(() => place.town.close());

  const letters = async () =>
    (await sql<{ payload: { to: string; text: string } }>`select payload from graphile_worker._private_jobs jobs join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id where tasks.identifier = 'mail.send' order by jobs.id`.execute(place.town.db)).rows.map(({ payload }) => payload);
  const run = () => reminderJob.run(null, { ...place.town.program, site: { name: { ja: '拓野市', en: 'Takuno' }, origin: 'http://town.example' }, clock: place.town.clock } as never);

  test('writers three days before, heads of what waits for approval; once a day, without a word of the opinions', async () => {
    await run();
    expect(await letters()).toEqual([]);
    place.town.clock.set('2026-05-11T09:00:00+09:00');
    await run();
    await run();
    const sent = await letters();
    expect(sent.map(({ to }) => to).sort()).toEqual(['head@takuno.example', 'member@takuno.example']);
    const toHead = sent.find(({ to }) => to.startsWith('head'))!.text;
    expect(toHead).toContain('/replies/1');
    expect(toHead).toContain('/replies/2');
    expect(sent.find(({ to }) => to.startsWith('member'))!.text).not.toContain('/replies/2');
    for (const { text } of sent) for (const secret of ['秘密の要旨', '街路樹', '説明してほしい', whole.text]) expect(text).not.toContain(secret);
  });

  test('the desk says as many as the lists that it leads to', async () => {
    for (const person of [await as(place.town, 'member'), await as(place.town, 'head')]) {
      const html = await (await person.ask('/staff')).text();
      const items = [...html.matchAll(/<tr>\s*<th[\s\S]*?<\/tr>/g)].flatMap(([line]) => {
        const [link, count] = [/<a href="(\/staff\/consultations[^"]+)"/.exec(line), /(\d+)件/.exec(line)];
        return link && count ? [{ path: link[1]!.replaceAll('&amp;', '&'), count: Number(count[1]) }] : [];
      });
      expect(items.length).toBeGreaterThan(1);
      for (const { path, count } of items) expect([path, (await listed(person, path)).total]).toEqual([path, count]);
    }
  });
});
