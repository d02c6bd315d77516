/** An approval holds for the words that were approved, by the head who saw them. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from 'kysely';
import { as } from '#cast';
import { townConsultation } from '#fixtures/consultation/town-consultation';
import { townSubmissions } from '#fixtures/opinion/town-opinion';
import { hiddenOf } from '#fixtures/opinion/sending';
import { openDatabase } from '#platform/database';
import { openTown, type Town } from '#town';
import { townAnswered } from './answered.fixture.ts';
import { releaseIfDue } from './releasing.store.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown({ at: '2026-05-20T10:00:00+09:00' });
});
afterAll(() => town?.close());

let number = 0;
async function prepared() {
  const { id, slug } = await townConsultation(town, { number: (number += 1) });
  const ids = await townSubmissions(town, id, [{ opinions: [{ text: '木を守ってほしい。', anchor: 's1' }] }, { opinions: [{ text: '落ち葉の掃除を手伝いたい。', anchor: 's3' }] }]);
  await townAnswered(town, id, ids, [{ heading: '木', text: '大切にします。', opinions: [0] }, { heading: '落ち葉', text: '協定を結びます。', opinions: [1] }]);
  const work = `/staff/consultations/${slug}`;
  const head = await as(town, 'head');
  await head.post(`${work}/result/next-steps`, { next_steps: '計画を決めます。' });
  return { id, slug, work, head, approve: async (more: Record<string, string> = {}) => head.post(`${work}/result/approval`, { ...hiddenOf(await (await head.ask(`${work}/result`)).text()), when: 'later', day: '2026-05-21', time: '09:00', ...more }) };
}

/** At nine on the next day, as the job does it. */
async function release(id: number) {
  const db = openDatabase(town.settings.databaseUrl!, { connectionsMax: 1 });
  const clock = { now: () => new Date('2026-05-21T09:00:00+09:00'), today: () => '2026-05-21' };
  const tried = await releaseIfDue({ db, clock, safe: town.program.safe, site: { name: town.profile.name, origin: town.settings.origin } }, id);
  await db.destroy();
  return tried;
}

it('a word that is changed and approved by another head after the approval is not published, until the head approves again', async () => {
  const { id, slug, work, head, approve } = await prepared();
  // Another section writes it, and its head approves it.
  await sql`update reply.reply set bureau = '総務部', section = '総務課' where consultation_id = ${id} and number = 1`.execute(town.db);
  expect((await approve()).status).toBe(303);
  // Every step of it is allowed, and none of it is the work of the head who answers for the result.
  const [member, other] = [await as(town, 'member'), await as(town, 'otherHead')];
  const steps: [typeof member, string, Record<string, string>][] = [
    [member, `${work}/replies/1`, { version: '1', heading: '木', place: 'whole', outcome: 'reference', text: '検討しません。' }],
    [member, `${work}/replies/1/submission`, { version: '2' }],
    [other, `${work}/replies/1/approval`, { version: '2', do: 'approve' }],
  ];
  for (const [who, path, fields] of steps) expect((await who.post(path, fields)).status, path).toBe(303);
  expect(await release(id)).toEqual({ problem: '承認の後に、市の考え方や載せるご意見が変わりました。内容を確かめて、もう一度承認してください。' });
  expect((await town.ask(`/consultations/${slug}/result`)).status).toBe(404);
  expect((await head.post(`${work}/result/approval/withdrawal`)).status).toBe(303);
  expect((await approve()).status).toBe(303);
  expect(await release(id)).toBe('released');
});

it('opinions that are moved under another reply after the approval are no part of it either', async () => {
  const { id, work, approve } = await prepared();
  expect((await approve()).status).toBe(303);
  const member = await as(town, 'member');
  expect((await member.post(`${work}/replies/2/merging`, { to_reply: '1' })).status).toBe(303);
  expect(await release(id)).toMatchObject({ problem: expect.stringContaining('もう一度承認してください') });
});

it('a head whose page is older than the words is told so', async () => {
  const { id, work, head } = await prepared();
  const seen = hiddenOf(await (await head.ask(`${work}/result`)).text());
  expect(seen['seen']).toMatch(/^[0-9a-f]{64}$/);
  await sql`update reply.reply set text = '別のことば' where consultation_id = ${id} and number = 1`.execute(town.db);
  expect((await head.post(`${work}/result/approval`, { ...seen, when: 'now' })).status).toBe(409);
});

it('nobody but the head of the answering department approves a release, and no approval is used twice', async () => {
  const { id, work, head, approve } = await prepared();
  for (const kind of ['member', 'otherHead', 'planning', 'records', 'administrator'] as const) {
    const somebody = await as(town, kind);
    expect((await somebody.post(`${work}/result/approval`, { revision: '1', when: 'now' })).status, kind).toBe(403);
  }
  const form = hiddenOf(await (await head.ask(`${work}/result`)).text());
  const twice = await Promise.all([1, 2].map(() => head.post(`${work}/result/approval`, { ...form, when: 'later', day: '2026-05-21', time: '09:00' })));
  expect(twice.map(({ status }) => status).toSorted()).toEqual([303, 409]);
  expect((await head.post(`${work}/result/approval/withdrawal`)).status).toBe(303);
  expect((await head.post(`${work}/result/approval`, { ...form, when: 'now' })).status).toBe(409);
  expect((await approve()).status).toBe(303);
  expect(await Promise.all([release(id), release(id)])).toEqual(expect.arrayContaining(['released']));
  expect(await release(id)).toBe('nothing-planned');
});
