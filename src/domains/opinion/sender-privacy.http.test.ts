/** Name, address and e-mail of a sender, and the code of the receipt, leave the city by no way but to the sender. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { as } from '#cast';
import { townConsultation, type TownConsultation } from '#fixtures/consultation/town-consultation';
import { inTransaction } from '#platform/database';
import { openTown, type Town } from '#town';
import { hiddenOf, openForm, said, send, sent, writer } from './sending.fixture.ts';

let town: Town;
let call: TownConsultation;
const lines: string[] = [];
beforeAll(async () => {
  town = await openTown({ at: '2026-04-10T12:00:00+09:00' });
  // Every line of every level, of requests and of jobs.
  const { log } = town.program;
  const keep = (...said: unknown[]) => void lines.push(JSON.stringify(said));
  Object.assign(log, { child: () => log, trace: keep, debug: keep, info: keep, warn: keep, error: keep, fatal: keep });
  call = await townConsultation(town);
});
afterAll(() => town.close());

const markers = ['目印名前', '目印住所', 'marker-mail'];
const personal = { ...said, name: '目印名前', address: '目印住所1-2-3', email: 'marker-mail@resident.example', letters: 'receipt' };

it('nothing of a sender stands in a page, an export, a feed, a search, a letter to others, a log line or a dump of the database', async () => {
  const who = writer(town, call.slug);
  const code = await sent(who, personal);
  await who.post(`/consultations/${call.slug}/opinions/drafts`, { form: await openForm(who), ...personal, 'text-1': '目印下書き' });
  await who.ask(`/consultations/receipts/${code}`);
  await who.post('/consultations/receipts', { code });
  await who.post(`/consultations/receipts/${code}/additions`, { revision: hiddenOf(await (await who.ask(`/consultations/receipts/${code}`)).text())['revision']!, text: '二つ目' });
  await who.ask(`/consultations/receipts/${code}/nowhere`);
  await send(who, await openForm(who), { ...personal, 'text-1': '' });
  await town.program.runPendingJobs();
  const paths = ['/', '/consultations', `/consultations/${call.slug}`, `/consultations/${call.slug}?format=json`, `/consultations/${call.slug}/moderation`, '/consultations/receipts', `/consultations/receipts/${code}`, '/search?q=目印名前', '/search?q=marker-mail', '/feeds/all', '/data', '/api/v1/openapi.json', '/log'];
  for (const path of paths) {
    const text = await (await town.ask(path, { headers: { accept: 'text/html' } })).text();
    // What was asked for is repeated on the page of a search.
    for (const marker of markers.filter((one) => !path.includes(one))) expect(text, path).not.toContain(marker);
  }
  const member = await as(town, 'member');
  for (const path of [`/staff/consultations/${call.slug}`, `/staff/consultations/${call.slug}/likeness`, '/staff']) {
    const text = await (await member.ask(path)).text();
    for (const marker of markers) expect(text, path).not.toContain(marker);
  }
  const dump = await everyRow();
  for (const marker of [...markers, '目印下書き', code]) expect(dump.includes(marker) || dump.includes(Buffer.from(marker).toString('hex')), marker).toBe(false);
  const logged = lines.join('\n');
  expect(logged).toContain('/consultations/receipts/:code');
  for (const marker of [...markers, code, code.replace(/(.{4})(?=.)/g, '$1-')]) expect(logged, marker).not.toContain(marker);
});

/** Every row of every table but the queue of letters under way, as text. */
async function everyRow(): Promise<string> {
  return inTransaction(town.owner, async (tx) => {
    const { rows: tables } = await sql<{ name: string }>`
      select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(tx);
    const parts: string[] = [];
    for (const { name } of tables) {
      const { rows } = await sql<{ all: string | null }>`select jsonb_agg(to_jsonb(t))::text as all from ${sql.raw(name)} t`.execute(tx);
      parts.push(rows[0]!.all ?? '');
    }
    return parts.join('\n');
  });
}

it('the folder of data holds nothing of it but the letter to the sender', async () => {
  const folder = town.settings.dataFolder;
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile() && !entry.parentPath.includes(join(folder, 'mail')));
  for (const file of files) {
    const bytes = await readFile(join(file.parentPath, file.name));
    for (const marker of markers) expect(bytes.includes(marker), file.name).toBe(false);
  }
});
