import { inTransaction } from '#platform/database';
import { sendMail } from '#platform/mail';
import { openTown, type Town } from '#town';
import { afterEach, expect, test } from 'vitest';

let town: Town;
afterEach(() => town.close());
const env = { HIRAKU_ORIGIN: 'http://localhost:3000' };
const ask = (peer?: string, headers: Record<string, string> = {}) => town.server.fetch(new Request('http://localhost:3000/dev/mail', { headers: { accept: 'text/html', ...headers } }), peer);

test('at this machine a letter that was not sent is shown with its link, and nowhere else', async () => {
  town = await openTown({ env });
  expect(await (await ask('127.0.0.1')).text()).toContain('まだ手紙はありません');
  await inTransaction(town.db, (tx) => sendMail(tx, { key: 'a', to: 'hanako@takuno.example', subject: 'ご案内 <b>', text: 'こちらを。\n\nhttp://localhost:3000/sign-in/link/abc\n' }));
  await town.program.runPendingJobs();
  const shown = await (await ask('127.0.0.1')).text();
  expect(shown).toContain('<a href="http://localhost:3000/sign-in/link/abc">');
  expect(shown).toContain('ご案内 &lt;b>');
  expect([(await ask('192.0.2.7')).status, (await ask('127.0.0.1', { 'x-forwarded-for': '127.0.0.1' })).status]).toEqual([404, 404]);
});

test('a page of another site, whose name leads to this machine, reads no letter', async () => {
  town = await openTown({ env });
  const from = async (host: string) => (await ask('127.0.0.1', { host })).status;
  expect([await from('localhost:3000'), await from('127.0.0.1:3000'), await from('[::1]:3000')]).toEqual([200, 200, 200]);
  expect([await from('rebound.example:3000'), await from('localhost.rebound.example'), await from('127.0.0.1.rebound.example')]).toEqual([404, 404, 404]);
});

test.each([
  ['a site with a public address', { HIRAKU_ORIGIN: 'https://plan.takuno.example' }],
  ['a site whose address only begins like this machine’s', { HIRAKU_ORIGIN: 'http://localhost.takuno.example' }],
  ['a site with a mail server', { ...env, HIRAKU_MAIL_URL: 'smtp://127.0.0.1:1', HIRAKU_MAIL_FROM: 'plan@takuno.example' }],
])('%s has no such page', async (_name, settings) => {
  town = await openTown({ env: settings });
  expect((await town.server.fetch(new Request(`${town.settings.origin}/dev/mail`), '127.0.0.1')).status).toBe(404);
});
