import { as, nobody, type Signed } from '#cast';
import { lettersTo, linkIn, morning, openFollowTown } from '#fixtures/follow/follow-town';
import { readJson } from '#fixtures/plan/town-plan';
import { addDays } from '#domains/civic';
import type { Town } from '#town';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepare, revisionOf, written } from './written-call.fixture.ts';

describe('announcing a call', () => {
  let town: Town;
  let head: Signed;
  beforeAll(async () => {
    town = await openFollowTown();
    head = await as(town, 'head');
  });
  afterAll(() => town.close());

  const announce = async (slug: string, revision?: string): Promise<Response> => head.post(`/staff/consultations/${slug}/announcement`, { revision: revision ?? (await revisionOf(head, slug)) });
  const isPublic = async (slug: string): Promise<boolean> => (await town.ask(`/api/v1/consultations/${slug}`)).status === 200;

  test('tells those who follow a programme that it serves, the next morning', async () => {
    const email = 'hanako@resident.example';
    await (await nobody(town)).post('/follow/requests', { about: 'programme:P0002', email, rhythm: 'daily' });
    await town.program.runPendingJobs();
    await (await nobody(town)).post(linkIn((await lettersTo(town, email)).at(-1)!, '/follow/confirm/'));
    expect((await announce(await prepare(town, head, { subject: '知らせる案' }))).status).toBe(303);
    await town.program.runPendingJobs();
    await morning(town, '2026-04-02T08:00:00+09:00');
    const told = (await lettersTo(town, email)).at(-1)!;
    expect(told.text).toContain('「知らせる案」の意見募集を公表しました');
    town.clock.set('2026-04-01T13:00:00+09:00');
  });

  test('and saving it at the same instant never makes a text public that nobody announced', async () => {
    for (let round = 0; round < 5; round += 1) {
      const slug = await prepare(town, head, { purpose: '読んだ趣旨' });
      const revision = await revisionOf(head, slug);
      const [announced, saved] = await Promise.all([announce(slug, revision), head.post(`/staff/consultations/${slug}/edit`, { ...written, revision, purpose: '読んでいない趣旨' })]);
      expect([[303, 409], [409, 303]]).toContainEqual([announced.status, saved.status]);
      expect(await isPublic(slug)).toBe(announced.status === 303);
      if (announced.status === 303) expect((await readJson(town, `/api/v1/consultations/${slug}`)).purpose).toBe('読んだ趣旨');
    }
  });

  test('is refused with what is lacking, and nothing of it becomes public', async () => {
    const slug = await prepare(town, head, { closes_on: '2026-04-20' });
    const reply = await announce(slug);
    expect(reply.status).toBe(422);
    const page = await reply.text();
    for (const words of ['足りないものがあるため、公表しませんでした', '募集期間が11日間で、きまりの30日に足りません', '短くする根拠を選んで']) expect(page).toContain(words);
    expect(await isPublic(slug)).toBe(false);
    const asJson = await head.postJson(`/staff/consultations/${slug}/announcement`, { revision: await revisionOf(head, slug) });
    expect([asJson.status, JSON.stringify(await asJson.json())]).toEqual([422, expect.stringContaining('exception')]);
    const { rows } = await sql<{ found: number }>`select count(*)::int as found from consultation.document_version v join consultation.document d on d.id = v.document_id join consultation.consultation c on c.id = d.consultation_id where c.slug = ${slug} and v.published_at is not null`.execute(town.db);
    expect(rows[0]!.found).toBe(0);
  });

  test('with a version for children that has no text yet says so by its name, and stands in nobody’s way', async () => {
    const slug = await prepare(town, head);
    const said = async (): Promise<string> => (await head.ask(`/staff/consultations/${slug}`)).text();
    expect(await said()).not.toContain('まだ文章がありません');
    expect((await head.post(`/staff/consultations/${slug}/documents`, { title: '街路樹ってなんだろう', audience: 'children' })).status).toBe(303);
    expect(await said()).toContain('「街路樹ってなんだろう」（子ども向け版）には、まだ文章がありません');
    expect((await announce(slug)).status).toBe(303);
  });

  test('is over for a draft that nobody wants: it goes with its documents, and what is public never does', async () => {
    const slug = await prepare(town, head);
    const remove = async (one: string, revision?: string): Promise<number> => (await head.post(`/staff/consultations/${one}/removal`, { revision: revision ?? (await revisionOf(head, one)) })).status;
    expect((await (await as(town, 'otherHead')).post(`/staff/consultations/${slug}/removal`, { revision: '1' })).status).toBe(403);
    expect([await remove(slug, '0'), await remove(slug), (await head.ask(`/staff/consultations/${slug}`)).status]).toEqual([409, 303, 404]);
    const told = await prepare(town, head);
    await announce(told);
    expect([await remove(told), await isPublic(told)]).toEqual([409, true]);
  });

  test('a short one with its ground publishes the reason', async () => {
    const slug = await prepare(town, head, { closes_on: '2026-04-20', exception: 'urgent', exception_reason: '台風に備えて急ぐため' });
    expect((await announce(slug)).status).toBe(303);
    expect((await readJson(town, `/api/v1/consultations/${slug}`)).exception).toEqual({ key: 'urgent', label: '急いで決める必要があるとき', reason: '台風に備えて急ぐため' });
    expect(await (await town.ask(`/consultations/${slug}`)).text()).toContain('台風に備えて急ぐため');
  });

  test('never makes a period public that is shorter than the rule without a reason, whatever the form says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: -2, max: 20 }), fc.integer({ min: -3, max: 40 }), fc.constantFrom('', 'urgent', 'by-law'), fc.constantFrom('', ' ', '急ぐため'), async (opens, days, exception, reason) => {
        const opensOn = addDays('2026-04-01', opens);
        const reply = await head.post('/staff/consultations', { ...written, opens_on: opensOn, closes_on: addDays(opensOn, days), exception, exception_reason: reason });
        if (reply.status === 422) return days < 0;
        const slug = /consultations\/(\d{4}-\d+)/.exec(reply.headers.get('location')!)![1]!;
        await sql`with made as (insert into consultation.document (consultation_id, key, audience, title, position) select id, 'd1', 'standard', '素案', 1 from consultation.consultation where slug = ${slug} returning id)
          insert into consultation.document_version (document_id, number, form, source, reason, acting_as, made_at) select id, 1, 'text', '# 案', '', 'head', now() from made`.execute(town.db);
        const announced = (await announce(slug)).status === 303;
        const long = days + 1 >= 30 && exception === '';
        const excepted = days + 1 < 30 && exception !== '' && reason.trim() !== '';
        return announced === (opens >= 0 && (long || excepted)) && (await isPublic(slug)) === announced;
      }),
      { numRuns: 25 },
    );
  });
});
