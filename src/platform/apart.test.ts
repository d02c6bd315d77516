import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
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

const apart = JSON.stringify(new URL('./apart.ts', import.meta.url).href);
/** With a second word it stands still at once, before its own clock could end what it asked for. */
const asking = `import { runApart } from ${apart};
const [timeMaxMs, standsStill] = process.argv.slice(2);
const computed = runApart({ program: 'endless', beside: import.meta.url, timeMaxMs: Number(timeMaxMs), heapMegabytes: 64 }, {});
if (standsStill) process.kill(process.pid, 'SIGSTOP');
await computed;`;
/** Tells its number over a connection, which stays open until its process ends; then that it computes, and never gives up the processor again. */
const endless = (port: number) => `import { connect } from 'node:net';
import { answerApart } from ${apart};
const line = connect(${port}, '127.0.0.1');
line.write(process.pid + ' ', () => answerApart(() => {
  line.write('computes');
  for (;;);
}));`;

let folder: string;
let server: Server;

beforeAll(async () => {
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  folder = mkdtempSync(join(tmpdir(), 'hiraku-apart-'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'asking.ts'), asking);
  writeFileSync(join(folder, 'endless.ts'), endless((server.address() as AddressInfo).port));
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

describe('a computation apart that never ends', () => {
  test('ends when the site that asked for it is killed', async () => {
    await withEndless(['600000'], (asker) => asker.kill('SIGKILL'));
  });

  test('ends at its time though the site that asked for it stands still', async () => {
    await withEndless(['1000', 'still'], () => undefined);
  });
});

/** Passes once the process that computes has ended after `befall`; leaves none behind where it has not. */
async function withEndless(words: string[], befall: (asker: ChildProcess) => void): Promise<void> {
  const asker = spawn(process.execPath, [join(folder, 'asking.ts'), ...words], { stdio: 'ignore' });
  let computing = 0;
  try {
    const [line] = (await once(server, 'connection')) as [Socket];
    const ended = new Promise<void>((resolve) => line.on('error', () => undefined).on('close', () => resolve()));
    let said = '';
    const computes = new Promise<void>((resolve) => line.setEncoding('utf8').on('data', (text: string) => (said += text).endsWith('computes') && resolve()));
    await Promise.race([computes, ended]);
    computing = Number.parseInt(said, 10);
    expect(computing).toBeGreaterThan(0);
    befall(asker);
    await ended;
    computing = 0;
  } finally {
    asker.kill('SIGKILL');
    if (computing > 0) process.kill(computing, 'SIGKILL');
  }
}
