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
const asking = `import { runApart } from ${apart};
await runApart({ program: 'endless', beside: import.meta.url, timeMaxMs: Number(process.argv[2]), heapMegabytes: 64 }, { port: Number(process.argv[3]) });`;
/** Tells its number over a connection, which stays open until its process ends, and never gives up the processor again. */
const endless = `import { connect } from 'node:net';
import { answerApart } from ${apart};
answerApart(({ port }) => new Promise(() => {
  const line = connect(port, '127.0.0.1', () => {
    line.write(String(process.pid));
    for (;;);
  });
}));`;

let folder: string;
let server: Server;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hiraku-apart-'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'asking.ts'), asking);
  writeFileSync(join(folder, 'endless.ts'), endless);
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

describe('a computation apart that never ends', () => {
  test('ends when the site that asked for it is killed', async () => {
    await withEndless(600_000, (asker) => asker.kill('SIGKILL'));
  });

  test('ends at its time though the site that asked for it stands still', async () => {
    await withEndless(3000, (asker) => asker.kill('SIGSTOP'));
  });
});

/** Passes once the process that computes has ended after `befall`; leaves none behind where it has not. */
async function withEndless(timeMaxMs: number, befall: (asker: ChildProcess) => void): Promise<void> {
  const asker = spawn(process.execPath, [join(folder, 'asking.ts'), String(timeMaxMs), String((server.address() as AddressInfo).port)], { stdio: 'ignore' });
  let computing = 0;
  try {
    const [line] = (await once(server, 'connection')) as [Socket];
    const ended = new Promise((resolve) => line.on('error', () => undefined).on('close', resolve));
    computing = Number(await new Promise((resolve) => line.once('data', resolve)));
    expect(computing).toBeGreaterThan(0);
    befall(asker);
    await ended;
    computing = 0;
  } finally {
    asker.kill('SIGKILL');
    if (computing !== 0) process.kill(computing, 'SIGKILL');
  }
}
