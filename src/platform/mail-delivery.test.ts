/** Letters on their way over a real SMTP server, or into the folder where there is none. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { sql } from 'kysely';
import { simpleParser, type ParsedMail } from 'mailparser';
import { pino } from 'pino';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { settableClock } from './clock.ts';
import { inTransaction, type Database } from './database.ts';
import { openFiles } from './files.ts';
import { listDeadJobs, migrateJobs, runPendingJobs } from './jobs.ts';
import { mailJob } from './mail-delivery.ts';
import { listLetters, mailFolder } from './mail-folder.ts';
import { sendMail, type Mail } from './mail.ts';
import { scratchDatabase, type ScratchDatabase } from './scratch-database.ts';
import { openSafe } from './safe.ts';
import { site } from './small-site.fixture.ts';

let scratch: ScratchDatabase;
let db: Database;
const folder = mkdtempSync(join(tmpdir(), 'hiraku-mail-'));
let post: SMTPServer;
let url: string;
let taken: { to: string[]; raw: string; mail: ParsedMail }[] = [];
/** Answers that the server gives instead of taking a letter. */
let refusals: { responseCode: number; message: string }[] = [];
let lines: string[] = [];

beforeAll(async () => {
  scratch = await scratchDatabase(inject('databaseServer'));
  db = scratch.db;
  await migrateJobs(db);
  post = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo(_address, _session, done) {
      const refusal = refusals.shift();
      done(refusal ? Object.assign(new Error(refusal.message), { responseCode: refusal.responseCode }) : null);
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks);
        void simpleParser(raw).then((mail) => {
          taken.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw: raw.toString('latin1'), mail });
          done();
        }, done);
      });
    },
  });
  await new Promise<void>((ready) => post.listen(0, '127.0.0.1', ready));
  url = `smtp://127.0.0.1:${(post.server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  [taken, refusals, lines] = [[], [], []];
});
afterEach(() => sql`delete from graphile_worker._private_jobs`.execute(db));
afterAll(async () => {
  await new Promise<void>((closed) => post.close(closed));
  await scratch.drop();
  rmSync(folder, { recursive: true, force: true });
});

const letter: Mail = { key: 'link:1', to: 'hanako@takuno.example', subject: 'サインインのご案内（拓野市）', text: '次のリンクを開いてください。\n\nhttp://town.example/sign-in/link\n' };
const safe = openSafe({ given: null, file: join(folder, 'safe-key') });
const give = (mail: Partial<Mail> = {}) => inTransaction(db, (tx) => sendMail(tx, { ...letter, ...mail }));
const work = (mailUrl: string | null = url) =>
  runPendingJobs({
    db,
    clock: settableClock('2026-04-01T12:00:00+09:00'),
    files: openFiles(join(tmpdir(), 'never-written')),
    site,
    logKey: { given: null, file: join(folder, 'log-key') },
    safe,
    outside: { scanner: null, mailbox: null },
    log: pino({ level: 'debug' }, new Writable({ write: (line: Buffer, _, done) => (lines.push(line.toString()), done()) })),
    jobs: [mailJob({ mailUrl, mailFrom: 'plan@takuno.example', dataFolder: folder })],
  });
const pauseIsOver = () => sql`update graphile_worker._private_jobs set run_at = now()`.execute(db);

test('a letter in Japanese arrives as it was written, from the city, marked as written by a machine', async () => {
  await give({ headers: { 'List-Unsubscribe': '<https://town.example/follow/stop/abc>', 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } });
  await work();
  const [{ to, mail }] = taken as [(typeof taken)[0]];
  expect([to, mail.subject, mail.text?.trimEnd(), mail.from?.value, mail.date?.toISOString()]).toEqual([
    ['hanako@takuno.example'],
    letter.subject,
    letter.text.trimEnd(),
    [{ address: 'plan@takuno.example', name: '拓野市' }],
    '2026-04-01T03:00:00.000Z',
  ]);
  expect([mail.headers.get('auto-submitted'), mail.headers.get('list')]).toEqual(['auto-generated', { unsubscribe: { url: 'https://town.example/follow/stop/abc' }, 'unsubscribe-post': { name: 'List-Unsubscribe=One-Click' } }]);
  expect(taken[0]!.raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n');
});

test('a letter that tells who takes part waits sealed, and arrives as it was written', async () => {
  await inTransaction(db, (tx) => sendMail(tx, letter, safe));
  const { rows } = await sql<{ payload: object }>`select payload from graphile_worker._private_jobs`.execute(db);
  expect(JSON.stringify(rows)).not.toMatch(/hanako|サインイン|sign-in/);
  await work();
  expect(taken.map(({ to, mail }) => [to, mail.subject])).toEqual([[['hanako@takuno.example'], letter.subject]]);
});

test('nobody adds a header or a reader by what they type', async () => {
  await give({ key: 'a', subject: 'ご案内\r\nBcc: evil@example.org\r\n\r\n本文' });
  await give({ key: 'b', text: '.\r\nRCPT TO:<evil@example.org>\r\n..\r\n' });
  await work();
  for (const { to, mail } of taken) expect([to, mail.bcc, mail.cc]).toEqual([['hanako@takuno.example'], undefined, undefined]);
  expect(taken.map(({ mail }) => mail.subject)).toEqual(['ご案内 Bcc: evil@example.org 本文', letter.subject]);
  expect(taken[1]!.mail.text).toContain('RCPT TO:<evil@example.org>');
});

test.each(['a@b.example, evil@example.org', 'a@b.example\r\nBcc: evil@example.org', 'a <evil@example.org>', 'none', ''])('what is no single address (%j) gets no letter, and is not told in the log', async (to) => {
  await give({ to });
  await work();
  expect(taken).toEqual([]);
  expect(lines.join('')).toContain('no single e-mail address');
  expect(lines.join('')).not.toMatch(/example\.org/);
});

test('a letter cannot bring headers other than those of lists', async () => {
  await give({ headers: { Bcc: 'evil@example.org' } });
  await work();
  expect([taken, lines.join('').includes('evil')]).toEqual([[], false]);
});

test('a server that asks for patience gets the letter later, once', async () => {
  refusals = [{ responseCode: 451, message: 'greylisted, hanako@takuno.example' }];
  await give();
  await work();
  expect(taken).toEqual([]);
  await pauseIsOver();
  await work();
  await work();
  expect(taken).toHaveLength(1);
});

test('a letter sent twice is recognised as one by its Message-ID, another one is not', async () => {
  await give();
  await work();
  await give();
  await give({ key: 'link:2' });
  await work();
  const ids = taken.map(({ mail }) => mail.messageId);
  expect([ids[1], ids[2] === ids[0]]).toEqual([ids[0], false]);
  expect(ids[0]).toMatch(/^<[0-9a-f]{40}@town\.example>$/);
});

test('a letter that nobody takes ends as failed work, and neither log nor list of failures holds whom or what it was', async () => {
  await give();
  await sql`update graphile_worker._private_jobs set attempts = 9`.execute(db);
  refusals = [{ responseCode: 550, message: 'no such user hanako@takuno.example' }];
  await work();
  const [dead] = await listDeadJobs(db);
  expect(dead).toMatchObject({ name: 'mail.send', attempts: 10, error: 'the mail server did not take a letter (SMTP 550)' });
  expect(lines.join('')).toContain('job failed for the last time');
  expect(lines.join('')).not.toMatch(/hanako|サインイン|sign-in/);
});

test('no letter goes to another machine in the clear, unless the city says so', async () => {
  const elsewhere = url.replace('127.0.0.1', '0.0.0.0');
  await give();
  await work(elsewhere);
  expect([taken.length, /did not take a letter \(([^)]*)\)/.exec(lines.join(''))?.[1]]).toEqual([0, 'SMTP 500']);
  await pauseIsOver();
  await work(`${elsewhere}?requireTLS=false`);
  expect(taken).toHaveLength(1);
});

test('a server that is not there is told without its password', async () => {
  await give();
  await work('smtp://plan:geheim@127.0.0.1:1');
  expect(lines.join('')).toContain('ESOCKET');
  expect(lines.join('')).not.toMatch(/geheim|hanako/);
});

test('without a server a letter lies in the folder, once, for its owner’s eyes only, newest first', async () => {
  await give();
  await work(null);
  await give();
  await work(null);
  const names = readdirSync(mailFolder(folder));
  expect(names.map((name) => name.replace(/^[0-9a-f]{40}/, 'x')).toSorted()).toEqual(['x.eml', 'x.json']);
  for (const name of names) expect(statSync(join(mailFolder(folder), name)).mode & 0o777).toBe(0o600);
  const mail = await simpleParser(readFileSync(join(mailFolder(folder), names.find((name) => name.endsWith('.eml'))!)));
  expect([mail.subject, mail.text?.trimEnd()]).toEqual([letter.subject, letter.text.trimEnd()]);
  expect(await listLetters(mailFolder(folder))).toEqual([{ at: new Date('2026-04-01T03:00:00Z'), to: letter.to, subject: letter.subject, text: letter.text }]);
  expect(await listLetters(join(folder, 'none'))).toEqual([]);
});
