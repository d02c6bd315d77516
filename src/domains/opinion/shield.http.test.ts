/** A flood: machines work, people wait a little, nobody is turned away or counted twice. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { as } from '#cast';
import { townConsultation, type TownConsultation } from '#fixtures/consultation/town-consultation';
import { openTown, type Town } from '#town';
import { countsOf } from './counts.store.ts';
import { codeOf, hiddenOf, openForm, said, send, sent, worked, writer } from './sending.fixture.ts';
import { workBits } from './work.ts';

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

const later = (seconds: number) => town.clock.set(new Date(town.clock.now().getTime() + seconds * 1_000));
const work = (form: string) => worked(form, workBits);
const kept = async () => (await countsOf(town.db, call.id)).total.submissions;

it('the eleventh form of a network in ten minutes brings a proof of work; others send as before', async () => {
  const office = writer(town, call.slug, '192.0.2.7');
  for (let turn = 0; turn < 10; turn += 1) await sent(office);
  const form = await openForm(office);
  const asked = await send(office, form);
  const html = await asked.text();
  const challenge = hiddenOf(html)['form']!;
  expect([asked.status, html.includes('30秒ほどたってから'), html.includes('街路樹を減らさないでください。'), html.includes('data-opinion-work=')]).toEqual([429, true, true, true]);
  expect((await send(office, challenge)).status).toBe(429);
  expect((await send(office, challenge, { ...said, nonce: '12' })).status).toBe(429);
  const solved = { ...said, nonce: work(challenge) };
  const code = codeOf(await send(office, challenge, solved));
  // The same work opens nothing twice, and no other form.
  expect(codeOf(await send(office, challenge, solved))).toBe(code);
  const another = hiddenOf(await (await send(office, await openForm(office))).text())['form']!;
  expect((await send(office, another, solved)).status).toBe(429);
  expect(await kept()).toBe(11);
  await sent(writer(town, call.slug, '198.51.100.9'));
  later(600);
  await sent(office);
  expect(await kept()).toBe(13);
});

it('whoever has no script waits 30 seconds and presses again', async () => {
  const office = writer(town, call.slug, '192.0.2.8');
  for (let turn = 0; turn < 10; turn += 1) await sent(office);
  const challenge = hiddenOf(await (await send(office, await openForm(office))).text())['form']!;
  later(29);
  const early = await send(office, challenge);
  expect([early.status, (await early.text()).includes('1秒ほどたってから')]).toEqual([429, true]);
  later(1);
  codeOf(await send(office, challenge));
  // Somebody who changes the instant in the form changes its signature.
  const [claims, signature] = challenge.split('.');
  const changed = JSON.parse(Buffer.from(claims!, 'base64url').toString()) as { work: { waitedAt: number } };
  changed.work.waitedAt = 0;
  const forged = await send(office, `${Buffer.from(JSON.stringify(changed)).toString('base64url')}.${signature}`);
  expect(forged.status).toBe(422);
  expect(await kept()).toBe(11);
});

it('staff turn it on for everybody for a while, and off again', async () => {
  const before = await openForm(writer(town, call.slug, '192.0.2.20'));
  const member = await as(town, 'member');
  const place = `/staff/consultations/${call.slug}/shield`;
  expect((await member.post(place, { hours: '2', step: 'start' })).status).toBe(422);
  expect((await member.post(place, { hours: '1', step: 'start' })).status).toBe(303);
  expect(await (await member.ask(place)).text()).toContain('都市整備部 道路課');
  const who = writer(town, call.slug, '192.0.2.20');
  const unready = await send(who, before);
  expect(unready.status).toBe(429);
  const form = await openForm(who);
  const check = await (await who.post(`/consultations/${call.slug}/opinions/new`, { form, ...said, step: 'check' })).text();
  expect(check).toContain('/assets/opinion-work-');
  codeOf(await send(who, form, { ...said, nonce: work(form) }));
  // Whoever writes for longer than half a minute notices nothing.
  const slow = await openForm(who);
  later(31);
  codeOf(await send(who, slow));
  expect((await member.post(place, { step: 'stop' })).status).toBe(303);
  await sent(who);
  expect(await kept()).toBe(3);
});

it('only those who work on the call turn it on', async () => {
  const place = `/staff/consultations/${call.slug}/shield`;
  expect((await (await as(town, 'otherMember')).post(place, { hours: '1' })).status).toBe(403);
  expect((await (await as(town, 'person')).post(place, { hours: '1' })).status).toBe(403);
});
