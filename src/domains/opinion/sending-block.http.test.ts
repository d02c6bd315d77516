/** What stands on the call's own pages, and what later domains learn by the door. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { as } from '#cast';
import { townConsultation, type TownConsultation } from '#fixtures/consultation/town-consultation';
import { inTransaction } from '#platform/database';
import { openTown, type Town } from '#town';
import { countsOf } from './counts.store.ts';
import { openForm, said, send, sent, writer } from './sending.fixture.ts';
import { endLate, withdrawSubmission } from './submission-writing.store.ts';
import { listWishingLetters } from './wishing-letter.store.ts';

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

it('the page of an open call leads to the form, and tells nobody how many came', async () => {
  await sent(writer(town, call.slug));
  const html = await (await town.ask(`/consultations/${call.slug}`, { headers: { accept: 'text/html' } })).text();
  expect(html).toContain(`href="/consultations/${call.slug}/opinions/new"`);
  expect(html).toContain(`href="/consultations/${call.slug}/opinions/new?audience=children"`);
  expect(html).not.toContain('方法ごとの数');
  town.clock.set('2026-05-01T00:00:00+09:00');
  const over = await (await town.ask(`/consultations/${call.slug}`, { headers: { accept: 'text/html' } })).text();
  expect(over).not.toContain(`/consultations/${call.slug}/opinions/new`);
  expect(over).toContain('href="/consultations/receipts"');
});

it('its page for staff counts what came, by way, and leads to the shield', async () => {
  await sent(writer(town, call.slug));
  const html = await (await (await as(town, 'member')).ask(`/staff/consultations/${call.slug}`)).text();
  for (const shown of ['方法ごとの数', 'ウェブ', '窓口', `/staff/consultations/${call.slug}/shield`]) expect(html).toContain(shown);
});

it('whoever wants a letter about the result is known to the release, with the receipt, until it is taken back', async () => {
  const who = writer(town, call.slug);
  const code = await sent(who, { ...said, email: 'result@resident.example', letters: 'result' });
  await sent(who, { ...said, email: 'receipt@resident.example', letters: 'receipt' });
  const wishes = await listWishingLetters(town.db, town.program.safe, call.id);
  expect(wishes).toMatchObject([{ email: 'result@resident.example', lang: 'ja', receiptPath: `/consultations/receipts/${code}` }]);
  await inTransaction(town.db, (tx) => withdrawSubmission(tx, { id: wishes[0]!.submissionId, consultationId: call.id }, town.clock.now()));
  expect(await listWishingLetters(town.db, town.program.safe, call.id)).toEqual([]);
});

it('nothing late is taken once the release is being prepared', async () => {
  const who = writer(town, call.slug);
  const form = await openForm(who);
  town.clock.set('2026-05-01T09:00:00+09:00');
  await endLate(town.db, call.id, town.clock.now());
  await endLate(town.db, call.id, town.clock.now());
  expect((await send(who, form)).status).toBe(410);
  expect((await countsOf(town.db, call.id)).total.submissions).toBe(0);
});
