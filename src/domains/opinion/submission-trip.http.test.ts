/** A submission asks little of the database: 200 a second come on a last evening. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { townConsultation, type TownConsultation } from '#fixtures/consultation/town-consultation';
import { openTown, type Town } from '#town';
import { openForm, said, send, writer } from './sending.fixture.ts';

const statements: string[] = [];
let town: Town;
let call: TownConsultation;
beforeAll(async () => {
  town = await openTown({ at: '2026-04-10T12:00:00+09:00', onStatement: (text) => statements.push(text) });
  call = await townConsultation(town);
});
afterAll(() => town.close());

it('takes the transaction and a handful of statements, and none that all senders wait for', async () => {
  const who = writer(town, call.slug, '192.0.2.7');
  await send(who, await openForm(who));
  const form = await openForm(who);
  statements.length = 0;
  expect((await send(who, form, { ...said, 'about-1': 'd1#s2', name: '市民 はなこ', address: '拓野市中町1-2-3' })).status).toBe(303);
  const own = statements.map((text) => text.replace(/\s+/g, ' ').trim().slice(0, 90));
  // The begin travels with the first, the act with the commit.
  const trips = own.filter((text) => text !== 'begin' && !text.startsWith('/* prepared, with commit'));
  expect(trips.length, own.join('\n')).toBeLessThanOrEqual(6);
  expect(own.join('\n')).not.toMatch(/touch_content|lock table|for update/);
});
