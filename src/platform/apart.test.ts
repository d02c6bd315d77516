import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { runApart } from './apart.ts';

test('a process that works apart is handed no address, password or key of the site', async () => {
  const secrets = ['DATABASE_URL', 'HIRAKU_DATABASE_OWNER_URL', 'HIRAKU_SAFE_KEY', 'HIRAKU_MAIL_URL', 'CITY_LOGIN_SECRET', 'PGPASSWORD'];
  for (const name of secrets) {
    const before = process.env[name];
    process.env[name] = 'x';
    onTestFinished(() => {
      if (before === undefined) delete process.env[name];
      else process.env[name] = before;
    });
  }
  const folder = mkdtempSync(join(tmpdir(), 'hiraku-apart-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'teller.ts'), `import { answerApart } from ${JSON.stringify(new URL('apart.ts', import.meta.url).href)};\nanswerApart(() => Object.keys(process.env));\n`);
  const told = async (asksDatabase: boolean) => (await runApart<string[]>({ program: 'teller', beside: pathToFileURL(join(folder, 'asker.ts')).href, timeMaxMs: 60_000, heapMegabytes: 64, asksDatabase }, {})).answer;
  const plain = await told(false);
  expect([plain.includes('PATH'), plain.filter((name) => secrets.includes(name))]).toEqual([true, []]);
  // What speaks with the database has its settings, and the address in what it is sent.
  expect((await told(true)).filter((name) => secrets.includes(name))).toEqual(['PGPASSWORD']);
});
