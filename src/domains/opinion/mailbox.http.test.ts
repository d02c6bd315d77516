import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { as, type Signed } from '#cast';
import { townConsultation, type TownConsultation } from '#fixtures/consultation/town-consultation';
import { photo } from '#fixtures/opinion/attachment';
import { letterOf, mailPassword, type MailServer, openMailServer } from '#fixtures/opinion/mailbox';
import { readSettings } from '#platform/config';
import { listLetters as listSent, mailFolder } from '#platform/mail-folder';
import type { Log } from '#platform/log';
import { openTown, type Town } from '#town';
import { fetchMail, type Fetched, fetchMailJob } from './mailbox.job.ts';
import { fetchMailCommand } from './mailbox.command.ts';
import { eraseDismissedLetters, eraseWithdrawnLetter, insertLetter } from './letter.store.ts';
import { letterBytesMax } from './letter.ts';
import { formatReceiptCode, receiptCode } from './receipt-code.ts';
import { readMailbox } from './mailbox.ts';

let town: Town;
let call: TownConsultation;
let member: Signed;
let server: MailServer;
const queue = '/staff/consultations/mail';
let next = 0;
const ids = (): string => `letter-${(next += 1)}@himitsu-pc.example`;

beforeAll(async () => {
  town = await openTown({ at: '2026-04-20T10:00:00+09:00' });
  call = await townConsultation(town);
  member = await as(town, 'member');
});
afterAll(() => town.close());
beforeEach(async () => {
  server = await openMailServer();
  town.program.outside.mailbox = place();
});
afterEach(async () => {
  town.program.outside.mailbox = null;
  await server.close();
  await sql`delete from opinion.mail_message`.execute(town.owner);
});

const place = (url = server.url) => readSettings({ HIRAKU_MAILBOX_URL: url }).outside.mailbox!;
const fetchNow = (url?: string): Promise<Fetched> => fetchMail(town.program, place(url));
const at = '20-Apr-2026 08:30:00 +0900';

interface Waiting {
  total: number;
  letters: { number: number; received_at: string }[];
}
const waiting = async (): Promise<Waiting> => (await (await member.ask(`${queue}?format=json`, { headers: { accept: '*/*' } })).json()) as Waiting;

describe('the mailbox', () => {
  it('is read into the queue; each letter is put away, seen', async () => {
    server.deliver(letterOf({ id: ids() }), at);
    server.deliver(letterOf({ id: ids() }), at);
    expect(await fetchNow()).toEqual({ kept: 2, problem: null });
    expect((await waiting()).letters.map(({ received_at }) => received_at)).toEqual(['2026-04-19T23:30:00.000Z', '2026-04-19T23:30:00.000Z']);
    expect(server.in('INBOX')).toEqual([]);
    expect(server.in('Hiraku').map(({ flags }) => flags.includes('\\Seen'))).toEqual([true, true]);
    expect(await fetchNow()).toEqual({ kept: 0, problem: null });
  });

  it('brings a letter that is delivered twice into the queue once', async () => {
    const id = ids();
    server.deliver(letterOf({ id }), at);
    server.deliver(letterOf({ id }), at);
    expect(await fetchNow()).toEqual({ kept: 1, problem: null });
    expect(server.in('Hiraku')).toHaveLength(2);
  });

  it('keeps a letter once when the line breaks after it was kept and before it was put away', async () => {
    server.deliver(letterOf({ id: ids() }), at);
    const broken = readMailbox(place(), async (letter) => {
      await insertLetter(town.db, town.program.safe, letter, town.clock.now());
      server.cut();
    });
    await expect(broken).rejects.toThrow('broken');
    expect(server.in('INBOX')).toHaveLength(1);
    expect(await fetchNow()).toEqual({ kept: 0, problem: null });
    expect(server.in('INBOX')).toHaveLength(0);
    expect((await waiting()).total).toBe(1);
  });

  it('does not put away what could not be kept', async () => {
    server.deliver(letterOf({ id: ids() }), at);
    await expect(readMailbox(place(), () => Promise.reject(new Error('the disk is full')))).rejects.toThrow('the disk is full');
    expect(server.in('INBOX').map(({ flags }) => flags.includes('\\Seen'))).toEqual([false]);
  });

  it('keeps only the head of a letter that is too large, and says so', async () => {
    server.deliver(letterOf({ id: ids(), body: `${'x'.repeat(70)}\r\n`.repeat(Math.ceil(letterBytesMax / 72) + 1) }), at);
    expect(await fetchNow()).toEqual({ kept: 1, problem: null });
    const { letters } = await waiting();
    expect(await (await member.ask(`${queue}/${letters[0]!.number}`)).text()).toContain('大きすぎるため');
  });

  it('says on the desk, in the queue and in the log that the login was refused, never with the password', async () => {
    const wrong = server.url.replace(mailPassword, `${mailPassword}-alt`);
    town.program.outside.mailbox = place(wrong);
    const lines: string[] = [];
    const log = { warn: (...said: unknown[]) => lines.push(JSON.stringify(said)) } as unknown as Log;
    await fetchMailJob.run(null, { ...town.program, log });
    expect(lines).toEqual([JSON.stringify([{ problem: 'login-refused' }, 'the mailbox of opinions could not be read'])]);
    const page = await (await member.ask(queue)).text();
    expect(page).toContain('名前かパスワードを断られました');
    expect(page).not.toContain(mailPassword);
    const desk = await (await member.ask('/staff')).text();
    const said = desk.slice(desk.indexOf('意見募集の電子メールを読み込めません'));
    const { total } = (await (await member.ask(`${queue}?mailbox=problem&format=json`)).json()) as { total: number };
    expect(/(\d+)件/.exec(said)?.[1]).toBe(String(total));
    const { rows } = await sql<{ jobs: number }>`select count(*)::integer as jobs from graphile_worker.jobs where task_identifier = 'opinion.fetch-mail'`.execute(town.owner);
    expect(rows[0]!.jobs).toBe(1);
    town.program.outside.mailbox = place();
    await fetchMailJob.run(null, { ...town.program, log });
    expect(await (await member.ask(queue)).text()).not.toContain('断られました');
  });

  it('names a server that is away, a folder that is not there, and a line without TLS where TLS is asked for', async () => {
    expect((await fetchNow(server.url.replace('/?', '/Nirgends?'))).problem).toBe('no-folder');
    expect((await fetchNow(server.url.replace('?requireTLS=false', ''))).problem).toBe('unreachable');
    expect((await fetchNow(server.url.replace(`:${server.port}/`, ':1/'))).problem).toBe('unreachable');
  });

  it('can be read by a command', async () => {
    server.deliver(letterOf({ id: ids() }), at);
    const printed: string[] = [];
    const context = { ...town.program, print: (line: string) => printed.push(line), tell: (line: string) => printed.push(line), departments: [] };
    expect(await fetchMailCommand.run(context as never, {}, [])).toBe(0);
    town.program.outside.mailbox = null;
    expect(await fetchMailCommand.run(context as never, {}, [])).toBe(1);
    expect(printed).toEqual(['1 new letters', expect.stringContaining('HIRAKU_MAILBOX_URL')]);
  });
});

async function oneLetter(raw: string): Promise<string> {
  server.deliver(raw, at);
  await fetchNow();
  const { letters } = await waiting();
  return `${queue}/${letters.at(-1)!.number}`;
}

describe('a letter in the queue', () => {
  const fields = { form_key: '00000000-0000-4000-9000-000000000001', shown: '1', 'text-1': '木を残してください。', name: 'ヒミツ 花子', email: 'himitsu@sender.example' };

  it('is shown to whoever may confirm it, and becomes a submission of the day it came', async () => {
    const path = await oneLetter(letterOf({ id: ids(), body: 'Keep the trees.\r\n\r\n> old letter' }));
    const page = await (await member.ask(path)).text();
    expect(page).toMatch(/<textarea[^>]*>\s*Keep the trees\.\s*<\/textarea>/);
    expect(page).toContain('old letter');
    const taken = await member.post(`${path}/submission`, { ...fields, call: call.slug, receipt: 'yes' });
    expect(taken.status).toBe(303);
    expect((await waiting()).total).toBe(0);
    const list = (await (await member.ask(`/staff/consultations/${call.slug}/submissions?way=mail&format=json`, { headers: { accept: '*/*' } })).json()) as { submissions: { received_on: string }[] };
    expect(list.submissions.map(({ received_on }) => received_on)).toEqual(['2026-04-20']);
    expect((await member.post(`${path}/submission`, { ...fields, call: call.slug })).status).toBe(409);
    await town.program.runPendingJobs();
    const sent = (await listSent(mailFolder(town.settings.dataFolder))).filter(({ to }) => to === 'himitsu@sender.example');
    expect(sent.map(({ text }) => /確認コード：([0-9A-Z-]+)/.exec(text)?.[1])).toEqual([formatReceiptCode(receiptCode(town.program.safe, fields.form_key))]);
  });

  it('brings its pictures clean, and asks before it leaves out what cannot be taken', async () => {
    const picture = (await photo('HIMITSUEXIF')).toString('base64').replace(/(.{76})/g, '$1\r\n');
    const head = 'Content-Type: multipart/mixed; boundary="b"\r\n';
    const part = (type: string, name: string, body: string): string => `--b\r\nContent-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}\r\n`;
    const path = await oneLetter(letterOf({ id: ids(), head, body: `--b\r\nContent-Type: text/plain\r\n\r\nsee\r\n${part('image/png', 'HIMITSU.png', picture)}${part('application/ms-tnef', 'winmail.dat', 'eJ8+IgAA')}--b--` }));
    const own = { ...fields, form_key: '00000000-0000-4000-9000-000000000002', call: call.slug };
    const asked = await member.post(`${path}/submission`, own);
    expect(asked.status).toBe(422);
    expect(await asked.text()).toContain('添付2は受け取れません');
    const taken = await member.post(`${path}/submission`, { ...own, skip: 'yes' });
    const id = Number(/taken=(\d+)/.exec(taken.headers.get('location')!)![1]);
    const page = await (await member.ask(`/staff/consultations/${call.slug}/submissions/${id}`)).text();
    expect(page).toContain('添付1.jpg');
    expect(page).not.toContain('HIMITSU');
  });

  it('is dismissed with a reason', async () => {
    const path = await oneLetter(letterOf({ id: ids() }));
    expect((await member.post(`${path}/dismissal`, {})).status).toBe(422);
    expect((await member.post(`${path}/dismissal`, { why: 'other' })).status).toBe(422);
    expect((await member.post(`${path}/dismissal`, { why: 'spam' })).status).toBe(303);
    expect(await (await member.ask(`${queue}?state=dismissed`)).text()).toContain('迷惑メール');
    await eraseDismissedLetters(town.db, town.clock.now());
    expect(await (await member.ask(path)).text()).not.toContain('中身は消去しました');
    await eraseDismissedLetters(town.db, new Date(town.clock.now().getTime() + 1));
    expect(await (await member.ask(path)).text()).toContain('中身は消去しました');
  });

  it('waits on the desk of those who may confirm it, and is closed to all others', async () => {
    const path = await oneLetter(letterOf({ id: ids() }));
    expect(await (await member.ask('/staff')).text()).toContain('確認を待つ電子メールのご意見');
    for (const kind of ['otherMember', 'otherHead', 'auditor', 'administrator', 'panel', 'person'] as const) {
      const other = await as(town, kind);
      for (const closed of [queue, path]) expect((await other.ask(closed)).status, `${kind} ${closed}`).toBe(403);
      expect((await other.post(`${path}/dismissal`, { why: 'spam' })).status, kind).toBe(403);
    }
    const records = await as(town, 'records');
    expect((await records.ask(path)).status).toBe(200);
    expect((await records.post(`${path}/submission`, { ...fields, call: call.slug })).status).toBe(403);
  });

  it('is closed to a section whose consultation is long over', async () => {
    const path = await oneLetter(letterOf({ id: ids() }));
    town.clock.set('2026-07-15T10:00:00+09:00');
    const later = await as(town, 'member');
    expect((await later.ask(queue)).status).toBe(403);
    expect((await later.ask(path)).status).toBe(403);
    expect(await (await later.ask('/staff')).text()).not.toContain('確認を待つ電子メールのご意見');
    expect((await (await as(town, 'planning')).ask(path)).status).toBe(200);
    town.clock.set('2026-04-20T10:00:00+09:00');
    member = await as(town, 'member');
  });

  it('is erased with the withdrawal of what it became', async () => {
    const path = await oneLetter(letterOf({ id: ids() }));
    const taken = await member.post(`${path}/submission`, { ...fields, form_key: '00000000-0000-4000-9000-000000000003', call: call.slug });
    const id = Number(/taken=(\d+)/.exec(taken.headers.get('location')!)![1]);
    await sql`update opinion.submission set withdrawn_at = now() where id = ${id}`.execute(town.owner);
    await sql`delete from opinion.mail_message where submission_id is distinct from ${id}`.execute(town.owner);
    await eraseWithdrawnLetter(town.db, { payload: { consultationId: call.id, submissionId: id } });
    expect(await (await member.ask(path)).text()).toContain('中身は消去しました');
  });

  it('leaves no word of itself or its sender in the clear in the database, but the opinion that was taken', async () => {
    await oneLetter(letterOf({ id: ids() }));
    const { rows } = await sql<{ name: string }>`select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'platform', 'graphile_worker')`.execute(town.owner);
    for (const { name } of rows) {
      const found = await sql`select from ${sql.raw(name)} t where t::text ~ 'ヒミツ|himitsu|HIMITSU|Please keep the trees' limit 1`.execute(town.owner);
      expect(found.rows.length, name).toBe(0);
    }
  });
});
