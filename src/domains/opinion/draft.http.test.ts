/** Half-written opinions, kept under an address that only their writers know. */
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { townConsultation, type TownConsultation } from '#fixtures/consultation/town-consultation';
import { lettersTo } from '#fixtures/people/visitor';
import { openTown, type Town } from '#town';
import { countsOf } from './counts.store.ts';
import { sweepDrafts } from './draft.store.ts';
import { codeOf, hiddenOf, openForm, said, send, writer, type Writer } from './sending.fixture.ts';

let town: Town;
let call: TownConsultation;
let number = 0;
beforeAll(async () => {
  town = await openTown({ env: { HIRAKU_WRITES_PER_MINUTE: '0' } });
});
afterAll(() => town.close());
beforeEach(async () => {
  town.clock.set('2026-04-10T12:00:00+09:00');
  call = await townConsultation(town, { number: (number += 1) });
});

const here = (): Writer => writer(town, call.slug);
const typed = { ...said, shown: '2', 'about-1': 'd1#s2', 'text-2': '書きかけの目印', name: '目印 なまえ', email: 'draft@resident.example', letters: 'receipt' };

async function saved(who: Writer, more: Record<string, string> = {}): Promise<string> {
  const form = await openForm(who);
  const reply = await who.post(`/consultations/${call.slug}/opinions/drafts`, { form, ...typed, ...more });
  return reply.headers.get('location')!;
}

const drafts = async () => (await sql<{ n: number }>`select count(*)::int as n from opinion.draft where consultation_id = ${call.id}`.execute(town.db)).rows[0]!.n;

it('opens in any browser with all that was typed, and lies sealed', async () => {
  const place = await saved(here());
  const reply = await here().ask(place);
  const html = await reply.text();
  for (const kept of ['書きかけの目印', 'value="目印 なまえ"', 'value="draft@resident.example"', '途中のものを保存しました', '2026年5月30日']) expect(html).toContain(kept);
  expect([reply.headers.get('referrer-policy'), reply.headers.get('x-robots-tag')]).toEqual(['same-origin', 'noindex, nofollow']);
  const { rows } = await sql<{ sealed: Buffer }>`select sealed from opinion.draft where consultation_id = ${call.id}`.execute(town.db);
  expect(rows[0]!.sealed.includes('目印')).toBe(false);
  expect((await lettersTo(town, 'draft@resident.example')).map(({ path }) => path)).toContain(place.split('?')[0]);
});

it('saved again stays at its address, and is gone once it is sent', async () => {
  const who = here();
  const place = (await saved(who)).split('?')[0]!;
  const fields = hiddenOf(await (await who.ask(place)).text());
  const again = await who.post(`/consultations/${call.slug}/opinions/drafts`, { ...fields, ...typed, 'text-2': '書き直した' });
  expect(again.headers.get('location')).toBe(`${place}?saved=mailed`);
  const resumed = await (await here().ask(place)).text();
  expect(resumed).toContain('書き直した');
  const sending = { ...hiddenOf(resumed), ...typed, 'text-2': '書き直した' };
  const code = codeOf(await send(who, '', sending));
  expect(await drafts()).toBe(0);
  expect((await here().ask(place)).status).toBe(410);
  // Another window that still has the draft open sends the same form.
  expect(codeOf(await send(here(), '', sending))).toBe(code);
  expect((await countsOf(town.db, call.id)).total).toEqual({ people: 1, submissions: 1, opinions: 2 });
});

it('begun within the period can be sent after it, marked as late', async () => {
  const place = await saved(here());
  town.clock.set('2026-05-02T10:00:00+09:00');
  const who = here();
  const html = await (await who.ask(place)).text();
  await send(who, '', { ...hiddenOf(html), ...typed });
  expect(await countsOf(town.db, call.id)).toMatchObject({ late: 1, total: { submissions: 1 } });
});

it('is gone 30 days after the period, later where the period was made longer', async () => {
  const place = await saved(here());
  await sweepDrafts(town.db, '2026-05-30');
  expect(await drafts()).toBe(1);
  await sql`update consultation.consultation set closes_on = '2026-05-10' where id = ${call.id}`.execute(town.owner);
  await sweepDrafts(town.db, '2026-05-31');
  expect(await drafts()).toBe(1);
  await sweepDrafts(town.db, '2026-06-10');
  expect(await drafts()).toBe(0);
  expect((await here().ask(place)).status).toBe(410);
});

it('of a token that is none is not there, and another call does not show it', async () => {
  const place = (await saved(here())).split('?')[0]!;
  const other = await townConsultation(town, { number: (number += 1) });
  for (const wrong of [`/consultations/${call.slug}/opinions/drafts/x`, place.replace(call.slug, other.slug)]) expect((await here().ask(wrong)).status, wrong).toBe(410);
});

it('saved too often by one network waits, and nothing typed is lost', async () => {
  const who = writer(town, call.slug, '192.0.2.44');
  const form = await openForm(who);
  const save = () => who.post(`/consultations/${call.slug}/opinions/drafts`, { form, ...said });
  for (let turn = 0; turn < 60; turn += 1) {
    const reply = await save();
    if (reply.status !== 303) throw new Error(`turn ${turn} answers ${reply.status}`);
  }
  const reply = await save();
  expect([reply.status, (await reply.text()).includes('街路樹を減らさないでください。')]).toEqual([429, true]);
});
