/** From sending on the web to reading the city's reply with the code of the receipt, and nothing else. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from 'kysely';
import { as } from '#cast';
import { townConsultation, type TownConsultation } from '#fixtures/consultation/town-consultation';
import { openForm, said, send, sent, codeOf, writer } from '#fixtures/opinion/sending';
import { listLetters, mailFolder } from '#platform/mail-folder';
import { openTown, type Town } from '#town';
import { townAnswered } from './answered.fixture.ts';

let town: Town;
let call: TownConsultation;
beforeAll(async () => {
  town = await openTown({ at: '2026-04-10T12:00:00+09:00' });
  call = await townConsultation(town);
});
afterAll(() => town?.close());

it('whoever sent an opinion without an account reads the replies to it with the code, and is led there by a letter', async () => {
  const who = writer(town, call.slug);
  const code = codeOf(await send(who, await openForm(who), { ...said, 'text-1': '植え替えの前に話し合いの場がほしい。', email: 'result@resident.example', letters: 'result' }));
  const other = await sent(writer(town, call.slug), { ...said, 'text-1': '本数を増やしてほしい。' });
  const receipt = async (of: string): Promise<string> => (await writer(town, call.slug).ask(`/consultations/receipts/${of}`)).text();
  expect(await receipt(code)).toContain('まだ公表されていません');

  town.clock.set('2026-05-20T10:00:00+09:00');
  const { rows } = await sql<{ id: number }>`select id from opinion.submission where consultation_id = ${call.id} order by id`.execute(town.db);
  await townAnswered(town, call.id, rows.map(({ id }) => id), [
    { heading: '住民との話し合い', text: '話し合いの場を設けます。', outcome: 'reflected', opinions: [0] },
    { heading: '本数を増やす', text: '木の健康を大切にします。', outcome: 'not-reflected', opinions: [1] },
  ]);
  const head = await as(town, 'head');
  const work = `/staff/consultations/${call.slug}/result`;
  expect((await head.post(`${work}/next-steps`, { next_steps: '6月に計画を決めます。' })).status).toBe(303);
  const form = await (await head.ask(work)).text();
  const hidden = Object.fromEntries([...form.slice(form.indexOf(`${work}/approval`)).matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]));
  const { csrf: _csrf, ...seen } = hidden;
  expect((await head.post(`${work}/approval`, { ...seen, when: 'now' })).status).toBe(303);
  await town.program.runPendingJobs();

  const shown = await receipt(code);
  expect(shown).toContain('話し合いの場を設けます。');
  expect(shown).toContain(`/consultations/${call.slug}/result/replies/1`);
  expect(shown).not.toContain('木の健康を大切にします。');
  expect(await receipt(other)).toContain('木の健康を大切にします。');
  const letters = (await listLetters(mailFolder(town.settings.dataFolder))).filter(({ to }) => to === 'result@resident.example');
  expect(letters.map(({ text }) => text.includes(`${town.settings.origin}/consultations/receipts/${code}`))).toEqual([true]);
});
