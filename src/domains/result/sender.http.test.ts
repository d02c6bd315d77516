/** Nobody who took part is named anywhere in a result: a mark in every field of a sender, and then everything that leaves the server. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from 'kysely';
import { as } from '#cast';
import { townConsultation } from '#fixtures/consultation/town-consultation';
import { townSubmissions } from '#fixtures/opinion/town-opinion';
import { listLetters, mailFolder } from '#platform/mail-folder';
import { openTown, type Town } from '#town';
import { townAnswered } from './answered.fixture.ts';

const marks = { name: '名前しるし太郎', address: '住所しるし町1-2', email: 'sender-mark@home.example', phone: '090-5555-1234' };

let town: Town;
beforeAll(async () => {
  town = await openTown({ at: '2026-05-20T10:00:00+09:00' });
});
afterAll(() => town?.close());

it('writes to those who asked for a letter, and gives their marks to nobody else', async () => {
  const { id, slug } = await townConsultation(town);
  const [first] = await townSubmissions(town, id, [{ opinions: [{ text: '木を守ってほしい。', anchor: 's1' }] }, { way: 'post', opinions: [{ text: '木を切ってほしい。', anchor: 's1' }] }]);
  const { safe } = town.program;
  await sql`insert into opinion.sender (id, submission_id, sealed, fingerprint, wants_letter) values (gen_random_uuid(), ${first}, ${safe.seal(JSON.stringify(marks))}, ${safe.fingerprint(`${marks.name}\n${marks.address}`)}, true)`.execute(town.db);
  await townAnswered(town, id, [first!, first! + 1], [{ heading: '木について', text: '大切にします。', anchor: 's1', opinions: [0, 1] }]);
  const [head, work, path] = [await as(town, 'head'), `/staff/consultations/${slug}/result`, `/consultations/${slug}/result`];
  await head.post(`${work}/next-steps`, { next_steps: '計画を決めます。' });
  expect((await head.post(`${work}/approval`, { revision: '1', when: 'now' })).status).toBe(303);
  const { rows } = await sql<{ payload: { consultationId: number } }>`select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'result.release'`.execute(town.owner);
  expect(rows).toEqual([{ payload: { consultationId: id } }]);
  await town.program.runPendingJobs();
  expect((await town.ask(path)).status).toBe(200);
  const letters = await listLetters(mailFolder(town.settings.dataFolder));
  expect(letters.map(({ to }) => to)).toEqual([marks.email]);
  expect(letters[0]!.text).toContain(`http://town.example${path}`);
  for (const mark of [marks.name, marks.address, marks.phone]) expect(letters[0]!.text).not.toContain(mark);
  const leaving = [path, `${path}?format=csv`, `${path}?format=json`, `${path}?format=xlsx`, `${path}/print`, `${path}/book.pdf`, `${path}/replies/1`, `${path}/replies/1?format=json`, `${path}/table?format=csv`, `/api/v1/consultations/${slug}/result`, `/consultations/${slug}`, '/consultations/results', '/consultations/results?format=csv', '/record?format=json', `/search?q=${encodeURIComponent('木について')}`, '/data', '/feed', '/feeds'];
  for (const address of [...leaving, work, `${work}/preview`]) {
    const reply = address.startsWith('/staff') ? await head.ask(address) : await town.ask(address);
    const text = Buffer.from(await reply.arrayBuffer()).toString('utf8');
    for (const mark of Object.values(marks)) expect(text.includes(mark), `${mark} in ${address}`).toBe(false);
  }
  // What the database holds of the result, its record and its search is as silent as its pages.
  for (const table of ['result.release', 'result.reply', 'result.unit', 'result.unit_source', 'record.public_act', 'record.act', 'platform.search_entry', 'platform.outbox_event']) {
    const { rows: all } = await sql<{ row: string }>`select t::text as row from ${sql.raw(table)} t`.execute(town.owner);
    for (const mark of Object.values(marks)) expect(all.some(({ row }) => row.includes(mark)), `${mark} in ${table}`).toBe(false);
  }
});
