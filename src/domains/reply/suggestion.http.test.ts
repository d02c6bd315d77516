import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { as } from '#cast';
import { type TownConsultation, townConsultation } from '#fixtures/consultation/town-consultation';
import { townSubmissions } from '#fixtures/opinion/town-opinion';
import { openTown, type Town } from '#town';
import { sql } from 'kysely';

const texts = ['図書館の開館時間を夜8時まで延ばしてください。', '図書館は開館時間が短い。夜も開けてほしい。', '街路樹の伐採に反対します。', 'いつもありがとうございます。'];

describe('units that might be answered together', () => {
  let town: Town;
  let consultation: TownConsultation;
  let path: string;
  beforeAll(async () => {
    town = await openTown({ at: '2026-05-10T12:00:00+09:00' });
    consultation = await townConsultation(town);
    path = `/staff/consultations/${consultation.slug}/suggestions`;
    const submissions = await townSubmissions(town, consultation.id, texts.map((text) => ({ opinions: [{ text }] })));
    for (const [index, submission] of submissions.entries()) {
      await sql`insert into reply.split (submission_id, consultation_id, submission_revision, version, letters, acting_as, at) values (${submission}, ${consultation.id}, 1, 1, 1, 'member: 都市整備部 道路課', now())`.execute(town.db);
      await sql`insert into reply.unit (consultation_id, submission_id, opinion_id, position, text, letters, folded, remark) values (${consultation.id}, ${submission}, ${index + 1}, 0, ${texts[index]}, 1, ${texts[index]}, ${index === 3})`.execute(town.db);
    }
  });
  afterAll(() => town.close());

  test('are found when staff ask, and come under one new reply when a person says so', async () => {
    const member = await as(town, 'member');
    expect(await (await member.ask(path)).text()).toContain('まだ調べていません');
    expect((await member.post(path)).status).toBe(303);
    await town.program.runPendingJobs();
    const listed = (await (await member.ask(`${path}?format=json`)).json()) as { groups: { id: number; units: { unitId: number; text: string }[] }[] };
    expect(listed.groups.map(({ units }) => units.map(({ text }) => text))).toEqual([[texts[0], texts[1]]]);
    const [group] = listed.groups;
    expect(await (await member.ask(`${path}/${group!.id}`)).text()).toContain(texts[1]);
    const reply = await member.post(`${path}/${group!.id}`, { unit: group!.units.map(({ unitId }) => String(unitId)), heading: '図書館の開館時間' });
    expect([reply.status, reply.headers.get('location')]).toEqual([303, `/staff/consultations/${consultation.slug}/replies/1`]);
    const { rows } = await sql<{ units: bigint }>`select count(*) as units from reply.unit u join reply.reply r on r.id = u.reply_id where r.number = 1`.execute(town.db);
    expect(rows[0]!.units).toBe(2n);
    expect(await (await member.ask(path)).text()).toContain('似た意見の組はありません');
    expect(await (await member.ask(`${path}?show=all`)).text()).toContain('市の考え方 1');
  });

  test('are not brought together where none is chosen: the page says so and keeps what was typed', async () => {
    const member = await as(town, 'member');
    const { groups } = (await (await member.ask(`${path}?format=json&show=all`)).json()) as { groups: { id: number }[] };
    const again = await member.post(`${path}/${groups[0]!.id}`, { heading: '要旨' });
    expect([again.status, (await again.text()).includes('value="要旨"')]).toEqual([422, true]);
  });

  test('do not reach other departments, nor other consultations', async () => {
    expect((await (await as(town, 'otherMember')).ask(path)).status).toBe(403);
    const other = await townConsultation(town, { number: 2 });
    const { rows } = await sql<{ id: number }>`select id from reply.unit limit 1`.execute(town.db);
    expect((await (await as(town, 'member')).post(`/staff/consultations/${other.slug}/suggestions/1`, { unit: [String(rows[0]!.id)] })).status).toBe(409);
  });
});
