/** What one can do with the code of a receipt. */
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { as } from '#cast';
import { townConsultation, type TownConsultation } from '#fixtures/consultation/town-consultation';
import { openTown, type Town } from '#town';
import { countsOf } from './counts.store.ts';
import { hiddenOf, said, sent, writer, type Writer } from './sending.fixture.ts';

let town: Town;
let call: TownConsultation;
let number = 0;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());
beforeEach(async () => {
  town.clock.set('2026-04-10T12:00:00+09:00');
  call = await townConsultation(town, { number: (number += 1) });
});

const here = (): Writer => writer(town, call.slug);
const path = (code: string, more = '') => `/consultations/receipts/${code}${more}`;
const page = async (who: Writer, code: string) => (await who.ask(path(code))).text();

describe('the code', () => {
  it('opens the receipt however it is typed, and nothing else does', async () => {
    const who = here();
    const code = await sent(who);
    const typed = ` ${code.slice(0, 8).toLowerCase()} ー ${code.slice(8).replaceAll('0', 'o')} `;
    const found = await who.post('/consultations/receipts', { code: typed });
    expect([found.status, found.headers.get('location')]).toEqual([303, path(code)]);
    for (const wrong of ['', 'abc', '0000000000000000']) {
      const reply = await who.post('/consultations/receipts', { code: wrong });
      expect([reply.status, (await reply.text()).includes('href="#f-code"')], wrong).toEqual([422, true]);
    }
    expect((await who.ask(path('0000000000000000'))).status).toBe(404);
  });

  it('is kept nowhere: neither in the database nor among the acts', async () => {
    const code = await sent(here());
    const { rows } = await sql<{ all: string }>`select (select jsonb_agg(to_jsonb(s))::text from opinion.submission s) || (select jsonb_agg(to_jsonb(a))::text from record.act a) as all`.execute(town.db);
    expect(rows[0]!.all).not.toContain(code);
    expect(rows[0]!.all).toContain('submission.sent');
  });
});

describe('adding', () => {
  it('takes one opinion more, and raises what the department has to look at again', async () => {
    const who = here();
    const code = await sent(who);
    const { revision } = hiddenOf(await page(who, code));
    const reply = await who.post(path(code, '/additions'), { revision: revision!, about: 'd1#s2', text: '近くの学校にも説明してください。' });
    expect([reply.status, reply.headers.get('location')]).toEqual([303, path(code, '?done=added')]);
    expect(await page(who, code)).toContain('近くの学校にも説明してください。');
    expect((await countsOf(town.db, call.id)).total).toEqual({ people: 1, submissions: 1, opinions: 2 });
    const { rows } = await sql<{ payload: object }>`select payload from platform.outbox_event where topic = 'opinion.submission-changed' order by id desc limit 1`.execute(town.db);
    expect(rows[0]!.payload).toMatchObject({ consultationId: call.id });
  });

  it('takes a button pressed twice once, and gives back what was written beside another change', async () => {
    const who = here();
    const code = await sent(who);
    const { revision } = hiddenOf(await page(who, code));
    const add = (text: string) => who.post(path(code, '/additions'), { revision: revision!, text });
    expect([(await add('二つ目')).status, (await add('二つ目')).status]).toEqual([303, 303]);
    const stale = await add('別の窓の意見');
    expect([stale.status, (await stale.text()).includes('別の窓の意見')]).toEqual([409, true]);
    expect((await countsOf(town.db, call.id)).total.opinions).toBe(2);
  });

  it('and taking back end with the period', async () => {
    const who = here();
    const code = await sent(who);
    town.clock.set('2026-05-01T00:00:00+09:00');
    expect((await who.post(path(code, '/additions'), { revision: '1', text: '遅れた' })).status).toBe(409);
    expect((await who.post(path(code, '/withdrawal'))).status).toBe(409);
    const html = await page(who, code);
    expect(html).toContain('受け付けの期間が終わった');
    expect(html).not.toContain('/withdrawal');
  });
});

describe('taking back', () => {
  it('asks first, then erases text, sender and likeness, and counts that it was there', async () => {
    const who = here();
    const code = await sent(who, { ...said, name: '市民 はなこ', address: '拓野市中町1-2-3' });
    expect(await (await who.ask(path(code, '/withdrawal'))).text()).toContain('元に戻せません');
    expect((await who.post(path(code, '/withdrawal'))).status).toBe(303);
    expect((await who.post(path(code, '/withdrawal'))).status).toBe(303);
    const html = await page(who, code);
    expect(html).toContain('に取り下げられました');
    expect(html).not.toContain('街路樹を減らさないでください。');
    expect(await countsOf(town.db, call.id)).toMatchObject({ total: { people: 0, submissions: 0, opinions: 0 }, withdrawn: 1 });
    const { rows } = await sql<{ n: number }>`
      select ((select count(*) from opinion.opinion o join opinion.submission s on s.id = o.submission_id where s.consultation_id = ${call.id})
        + (select count(*) from opinion.sender n join opinion.submission s on s.id = n.submission_id where s.consultation_id = ${call.id}))::int as n`.execute(town.db);
    expect(rows[0]!.n).toBe(0);
  });
});

describe('an account', () => {
  it('keeps what was sent while signed in together, and opens each again', async () => {
    const person = await as(town, 'person');
    const form = hiddenOf(await (await person.ask(`/consultations/${call.slug}/opinions/new`)).text())['form']!;
    await person.post(`/consultations/${call.slug}/opinions`, { form, ...said });
    const list = await person.ask('/consultations/mine');
    const html = await list.text();
    expect([list.headers.get('cache-control'), html.includes('街路樹計画（素案）')]).toEqual(['no-store', true]);
    const receipt = /href="(\/consultations\/receipts\/[0-9A-Z]{16})"/.exec(html)![1]!;
    expect(await (await person.ask(receipt)).text()).toContain('街路樹を減らさないでください。');
  });

  it('takes a receipt in afterwards, and no other account can', async () => {
    const code = await sent(here());
    const [person, other] = [await as(town, 'person'), await as(town, 'member')];
    expect((await person.post(path(code, '/account'))).headers.get('location')).toBe(path(code, '?done=linked'));
    expect((await other.post(path(code, '/account'))).status).toBe(409);
    expect(await (await person.ask('/consultations/mine')).text()).toContain(path(code));
  });

  it('shows all that is kept with its sender, and erased leaves opinions and counts as they were', async () => {
    const person = await as(town, 'person');
    const other = here();
    for (const [name, slug] of [['市民 はなこ', call.slug], ['市民 花子', call.slug]] as const) {
      const form = hiddenOf(await (await person.ask(`/consultations/${slug}/opinions/new`)).text())['form']!;
      await person.post(`/consultations/${slug}/opinions`, { form, ...said, name, address: '拓野市中町1-2-3' });
    }
    await sent(other);
    const form = hiddenOf(await (await person.ask(`/consultations/${call.slug}/opinions/new`)).text())['form']!;
    await person.post(`/consultations/${call.slug}/opinions/drafts`, { form, ...said });
    const own = await (await person.ask('/me/data?format=json')).text();
    for (const shown of ['街路樹を減らさないでください。', '市民 花子', '拓野市中町1-2-3']) expect(own).toContain(shown);
    const before = await countsOf(town.db, call.id);
    expect(before.total).toEqual({ people: 2, submissions: 3, opinions: 3 });
    const { personalData } = await import('./own.store.ts');
    await personalData.erase(town.db, person.personId, town.clock.now(), town.program.safe);
    expect(await countsOf(town.db, call.id)).toEqual(before);
    const { rows } = await sql<{ n: number }>`select ((select count(*) from opinion.sender n join opinion.submission s on s.id = n.submission_id where s.consultation_id = ${call.id}) + (select count(*) from opinion.draft) + (select count(*) from opinion.submission where person_id = ${person.personId}))::int as n`.execute(town.db);
    expect(rows[0]!.n).toBe(0);
  });
});
