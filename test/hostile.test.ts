/** People who mean ill to a call for opinions: those who flood it, pry into it, bend it, and what they send. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { assemble } from '#app';
import { as } from '#cast';
import { townConsultation, type TownConsultation } from '#fixtures/consultation/town-consultation';
import { paper } from '#fixtures/opinion/attachment';
import { codeOf, openForm, said, send, sent, writer } from '#fixtures/opinion/sending';
import { townSubmissions } from '#fixtures/opinion/town-opinion';
import { lettersTo } from '#fixtures/people/visitor';
import { openTown, type Town, townProfile } from '#town';
import { readDocument } from '../src/domains/consultation/document-text.ts';
import { readLetter, withoutQuotes } from '../src/domains/opinion/letter.ts';
import { senderKey } from '../src/domains/opinion/sender.ts';
import { findPersonalMarks } from '../src/domains/reply/personal-mark.ts';
import { cutOpinion } from '../src/domains/reply/split.ts';
import { readDelimitedTable } from '../src/domains/result/past-csv.ts';
import { readHtmlTables } from '../src/domains/result/past-html.ts';
import { readPast, readPastForm } from '../src/domains/result/past.ts';
import { partsOf } from '../src/domains/result/version.ts';
import { townReleased } from '../src/domains/result/released.fixture.ts';
import { processorMsSince } from '#platform/processor-time.fixture';

let town: Town;
let call: TownConsultation;
let other: TownConsultation;
beforeAll(async () => {
  town = await openTown({ at: '2026-04-10T12:00:00+09:00', env: { HIRAKU_WRITES_PER_MINUTE: '0' } });
  call = await townConsultation(town);
  other = await townConsultation(town, { number: 2, subject: '庁舎の使い方（素案）' });
  await sql`update consultation.consultation set bureau = '総務部', section = '総務課' where id = ${other.id}`.execute(town.db);
});
afterAll(() => town?.close());
beforeEach(() => town.clock.set('2026-04-10T12:00:00+09:00'));

async function filesKept(): Promise<number> {
  return (await readdir(join(town.settings.dataFolder, 'files'), { recursive: true, withFileTypes: true }).catch(() => [])).filter((entry) => entry.isFile()).length;
}

describe('somebody who sends', () => {
  test('has the city write no more than five letters in an hour to an address that is not theirs, by whatever form', async () => {
    const victim = 'victim@elsewhere.example';
    for (let turn = 0; turn < 8; turn += 1) {
      const who = writer(town, call.slug, `192.0.2.${turn}`);
      const form = turn % 2 === 0 ? 'made.up' : await openForm(who);
      expect((await who.post(`/consultations/${call.slug}/opinions/drafts`, { form, ...said, email: turn < 4 ? victim : victim.toUpperCase() })).status).toBe(303);
    }
    const sender = writer(town, call.slug, '192.0.2.200');
    const receipt = await send(sender, await openForm(sender), { ...said, email: victim, letters: 'receipt' });
    expect((await lettersTo(town, victim)).length + (await lettersTo(town, victim.toUpperCase())).length).toBe(5);
    // Nothing is lost by it: the page shows the code that the letter would.
    expect((await sender.ask(receipt.headers.get('location')!)).status).toBe(200);
    town.clock.set(new Date(town.clock.now().getTime() + 61 * 60_000));
    await sent(sender, { ...said, 'text-1': 'もう一つ', email: victim, letters: 'receipt' });
    expect((await lettersTo(town, victim)).length + (await lettersTo(town, victim.toUpperCase())).length).toBe(6);
  });

  test('fills no disk with files that are refused or sent again', async () => {
    const who = writer(town, call.slug);
    const before = await filesKept();
    const post = async (form: string, more: Record<string, File>) => {
      const body = new FormData();
      for (const [name, value] of Object.entries({ csrf: who.cookies.get('hiraku-csrf')!, form, ...said, 'file-1': new File([new Uint8Array(paper('x'))], 'a.pdf'), ...more })) body.append(name, value);
      return who.ask(`/consultations/${call.slug}/opinions`, { method: 'POST', body });
    };
    const form = await openForm(who);
    expect((await post(form, { 'file-2': new File([new Uint8Array([1, 2, 3])], 'b.exe') })).status).toBe(422);
    expect(await filesKept()).toBe(before);
    const code = codeOf(await post(form, {}));
    expect(await filesKept()).toBe(before + 1);
    expect(codeOf(await post(form, {}))).toBe(code);
    expect(await filesKept()).toBe(before + 1);
  });

  test('escapes neither the end of the period nor the count of a network by a form of another call, a changed one, or a header', async () => {
    const who = writer(town, other.slug, '203.0.113.5');
    const foreign = await openForm(who);
    const [said64, signature] = foreign.split('.') as [string, string];
    const token = JSON.parse(Buffer.from(said64, 'base64url').toString()) as object;
    const changed = (change: object) => `${Buffer.from(JSON.stringify({ ...token, ...change })).toString('base64url')}.${signature}`;
    const forged = [foreign, changed({ consultation: call.id }), changed({ begun: 0, consultation: call.id, network: null }), `${said64}.`, '.', `${foreign}.${signature}`, 'a'.repeat(1_000)];
    const count = async () => (await sql<{ n: number }>`select count(*)::integer as n from opinion.submission`.execute(town.db)).rows[0]!.n;
    const before = await count();
    for (const form of forged) expect((await writer(town, call.slug, '203.0.113.5').post(`/consultations/${call.slug}/opinions`, { form, ...said })).status, form).toBe(422);
    town.clock.set('2026-05-01T00:00:00+09:00');
    for (const form of forged) expect((await writer(town, call.slug).post(`/consultations/${call.slug}/opinions`, { form, ...said })).status, form).toBeGreaterThanOrEqual(410);
    expect(await count()).toBe(before);
    town.clock.set('2026-04-10T12:00:00+09:00');
    const statuses: number[] = [];
    for (let turn = 0; turn < 11; turn += 1) {
      const one = writer(town, call.slug, '203.0.113.77');
      const form = await openForm({ ...one, ask: (path, init) => one.ask(path, { ...init, headers: { 'x-forwarded-for': `198.51.100.${turn}`, forwarded: `for=198.51.100.${turn}` } }) });
      statuses.push((await one.post(`/consultations/${call.slug}/opinions`, { form, ...said, 'text-1': `意見${turn}` }, { 'x-forwarded-for': `198.51.100.${turn}` })).status);
    }
    expect(statuses).toEqual([...Array<number>(10).fill(303), 429]);
  });

  test('turns no page about by marks of direction, and hides no copy by letters that nobody sees', async () => {
    const who = writer(town, call.slug, '192.0.2.90');
    const code = await sent(who, { ...said, name: '山田\u202e太郎', 'text-1': '木を\u202e切る\u2066な\u200b\u0007。' });
    await sent(who, { ...said, 'text-1': '木を\u200b切\u200dるな。' });
    const { rows } = await sql<{ text: string; copy: string }>`select text, encode(copy_sha256, 'hex') as copy from opinion.opinion where text like '木を%な%'`.execute(town.db);
    expect(rows.map(({ text }) => /[\u202a-\u202e\u2066-\u2069\u0007]/.test(text))).toEqual([false, false]);
    expect(rows[0]!.copy).toBe(rows[1]!.copy);
    expect(await (await who.ask(`/consultations/receipts/${code}`)).text()).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  });
});

describe('somebody who guesses or finds a code', () => {
  test('learns nothing from a wrong one, and no page with a right one is kept or told to other sites', async () => {
    const who = writer(town, call.slug, '192.0.2.91');
    const code = await sent(who, { ...said, name: '山田 太郎' });
    for (const path of [`/consultations/receipts/${code}`, `/en/consultations/receipts/${code}`, `/furigana/consultations/receipts/${code}`, `/consultations/receipts/${code}/withdrawal`]) {
      const reply = await who.ask(path);
      expect([reply.status, reply.headers.get('cache-control'), reply.headers.get('referrer-policy'), reply.headers.get('x-robots-tag')], path).toEqual([200, 'no-store', 'same-origin', 'noindex, nofollow']);
      expect(await reply.text(), path).not.toContain('山田 太郎');
    }
    const wrong = `${code.slice(0, 14)}${code[14] === '0' ? '1' : '0'}${code[15]}`;
    const [typed, asked] = [await who.post('/consultations/receipts', { code: wrong }), await who.ask(`/consultations/receipts/${wrong}`)];
    expect([typed.status, asked.status]).toEqual([422, 404]);
    for (const path of ['additions', 'withdrawal']) expect((await who.post(`/consultations/receipts/${wrong}/${path}`, { text: 'x', revision: '1' })).status).toBe(404);
    // Seventy-five bits: a million guesses a second for a million receipts would take hundreds of years.
    expect(32 ** 15 / 1e6 / 1e6 / 31_536_000).toBeGreaterThan(1);
  });

  test('takes back nothing without the token of the form, from another site, or twice', async () => {
    const who = writer(town, call.slug, '192.0.2.92');
    const code = await sent(who);
    const path = `/consultations/receipts/${code}/withdrawal`;
    expect((await who.ask(path, { method: 'POST', body: new URLSearchParams() })).status).toBe(403);
    expect((await who.post(path, {}, { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' })).status).toBe(403);
    const before = (await sql<{ revision: number }>`select max(revision) as revision from opinion.submission`.execute(town.db)).rows[0]!.revision;
    expect((await Promise.all([who.post(path), who.post(path)])).map(({ status }) => status)).toEqual([303, 303]);
    expect((await sql<{ revision: number }>`select max(revision) as revision from opinion.submission`.execute(town.db)).rows[0]!.revision).toBe(Math.max(before, 2));
  });
});

describe('staff of another section', () => {
  test('reach no submission, split, file or reply of a call through the address of their own', async () => {
    const [submission] = await townSubmissions(town, call.id, [{ way: 'post', opinions: [{ text: '秘密の意見', anchor: 's1' }] }]);
    await sql`insert into reply.reply (consultation_id, number, heading, version, text, made_at) values (${call.id}, 7, '秘密の見出し', 1, '秘密の回答', now())`.execute(town.db);
    const rows = assemble(townProfile).routes.filter(({ path, who }) => path.startsWith('/staff/consultations/:slug') && who !== 'anyone' && /:(id|number)/.test(path));
    expect(rows.length).toBeGreaterThan(20);
    const fields = { why_sender: 'x', why_file: 'x', position: '0', ground: 'abuse', reason: 'x', note: 'x', version: '1', do: 'save', heading: 'x', text: 'x', place: 'whole', revision: '1', to_reply: '1', outcome: 'reference' };
    for (const kind of ['otherMember', 'otherHead'] as const) {
      const intruder = await as(town, kind);
      for (const { method, path } of rows) {
        const whole = path.replace(':id', String(submission)).replace(':number', '7').replace(/:\w+/g, (name) => (name === ':slug' ? ':slug' : '1'));
        for (const [slug, refused] of [[other.slug, [403, 404]], [call.slug, [403, 404]]] as const) {
          const address = whole.replace(':slug', slug);
          const reply = method === 'GET' ? await intruder.ask(address) : await intruder.post(address, fields);
          const text = await reply.text();
          // Nothing of the other section's call is told, whatever the answer.
          expect([refused.includes(reply.status as never) || reply.status === 422, text.includes('秘密の')], `${kind} ${method} ${address} ${reply.status}`).toEqual([true, false]);
        }
      }
    }
    const { rows: left } = await sql<{ aside: Date | null; revision: number }>`select aside_at as aside, revision from opinion.submission where id = ${submission}`.execute(town.db);
    expect(left).toEqual([{ aside: null, revision: 1 }]);
    expect((await sql`select from record.act where act in ('sender.read', 'attachment.read')`.execute(town.db)).rows).toEqual([]);
  });

  test('move, tag or join no units of another call by their numbers', async () => {
    await sql`insert into reply.split (submission_id, consultation_id, submission_revision, version, letters, acting_as, at) select submission_id, ${call.id}, 1, 1, 5, 'x', now() from opinion.opinion where text = '秘密の意見'`.execute(town.db);
    const { rows } = await sql<{ id: number }>`
      insert into reply.unit (consultation_id, submission_id, opinion_id, position, text, letters, folded)
      select ${call.id}, submission_id, id, 0, text, 5, text from opinion.opinion where text = '秘密の意見' returning id`.execute(town.db);
    const intruder = await as(town, 'otherHead');
    const deeds: Record<string, string>[] = [{ do: 'tags', tag_add: 'x' }, { do: 'new', heading: 'x' }, { do: 'under', to_reply: '7' }, { do: 'remark' }, { do: 'assign', to_department: '', due_on: '2026-06-01' }];
    for (const deed of deeds) {
      await intruder.post(`/staff/consultations/${other.slug}/units`, { ...deed, 'unit[]': String(rows[0]!.id) });
    }
    const { rows: left } = await sql<{ tags: string[]; reply: number | null; remark: boolean; due: string | null }>`select tags, reply_id as reply, remark, due_on as due from reply.unit where id = ${rows[0]!.id}`.execute(town.db);
    expect(left).toEqual([{ tags: [], reply: null, remark: false, due: null }]);
  });
});

describe('what is published', () => {
  const nasty = ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "=HYPERLINK(\"https://elsewhere.example\")", '＝cmd|calc', '</script><script>alert(2)</script>', '#read("/etc/passwd") $x$ *b* @a', ']]><x>', '{{7*7}}', 'javascript:alert(1)'];

  test('is text, whatever somebody wrote: in pages, with readings, in tables, in data for search engines', async () => {
    const { id, slug } = await townConsultation(town, { number: 3, subject: `街路樹${nasty[4]}`, opensOn: '2026-03-01', closesOn: '2026-03-31' });
    await townReleased(town, id, nasty.map((text) => ({ heading: text, item: text, text, passages: [{ documentKey: 'd1', anchor: 's2', heading: text, before: text, after: `${text} 後` }], units: [{ text }] })), { at: '2026-04-05T10:00:00+09:00' });
    const path = `/consultations/${slug}/result`;
    for (const address of [path, `${path}/print`, `${path}/replies/1`, `${path}/replies/5`, `${path}/table`, '/consultations/results', '/consultations', `/consultations/${slug}`]) {
      for (const prefix of ['', '/furigana', '/en']) {
        const reply = await town.ask(prefix + address, { headers: { accept: 'text/html' } });
        const html = await reply.text();
        expect(reply.status, prefix + address).toBe(200);
        expect(html, prefix + address).not.toMatch(/<script>alert|<img src=x|<x>|href="javascript:/);
        // JSON within a page ends where the page means it to.
        for (const [, json] of html.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)) expect(() => JSON.parse(json!) as unknown).not.toThrow();
      }
    }
    for (const address of [`${path}?format=csv`, `${path}/table?format=csv`, '/consultations/results?format=csv']) {
      const csv = await (await town.ask(address)).text();
      expect(csv, address).not.toMatch(/(^|[,\n]"?)[=＝]/m);
    }
    const feed = await (await town.ask('/feeds/all')).text();
    expect(feed).not.toContain('<script>');
  });

  test('refers to no address but one over https that staff typed', () => {
    const form = { subject: 'x', year: '2024', purpose: '', bureau: 'x', section: '', opens_on: '', closes_on: '', people: '', submissions: '', programmes: '', contact: '' };
    const faultsOf = (source_url: string) => readPastForm({ ...form, source_url }, new Set()).faults.map(({ field }) => field);
    for (const address of ['javascript:alert(1)', 'http://169.254.169.254/', 'file:///etc/passwd', 'data:text/html,x', 'https://a b.example', '//elsewhere.example']) expect(faultsOf(address), address).toEqual(['source_url']);
    expect(faultsOf('https://city.example/result')).toEqual([]);
  });
});

describe('a text of 200,000 characters that was made to hold up a reader', () => {
  const many = (text: string): string => text.repeat(Math.ceil(200_000 / text.length)).slice(0, 200_000);
  const texts = [many(' '), `# a${many('　')}b`, `a${many('\n')}b`, `a${many(' \n')}b`, many('0-'), many('山田'), many('私は山'), many('a@'), `a@${many('a.')}`, many('% '), many('&a'), many('# \n'), `# x${many('{#a')}`, many('> '), many('---\n'), `x\nOn ${many('a')}`, `x\n2020年1月1日${many('の')}`, many('1丁目'), many('〒'), many('さん様'), `a${many('\u0301')}`, many('（同旨'), many('-・')];
  const markup = ['<td>', '<br>', '<br> ', '<li>', '<b hidden>', '<table><tr>', '<td rowspan=9 colspan=9>', '<blockquote>', '<!--', '&#x0', '<textarea>'].map((piece) => `<table><tr><td>${many(piece)}`);
  const readers: [string, (text: string) => unknown, string[]][] = [
    ['a draft', (text) => readDocument(text, { opening: 'x' }), texts],
    ['marks of persons', findPersonalMarks, texts],
    ['quotes in letters', withoutQuotes, texts],
    ['name and address', (text) => senderKey(text, text), texts],
    ['a split', (text) => cutOpinion(text, text), texts],
    ['a version in plain words', partsOf, texts],
    ['a letter', (text) => readLetter(Buffer.from(`From: ${text.slice(0, 1_000)}\r\nSubject: ${text.slice(0, 1_000)}\r\n\r\n${text}`)), texts],
    ['a letter of parts', (text) => readLetter(Buffer.from(`Content-Type: multipart/mixed; boundary=b\r\n\r\n${text}`)), [many('--b\r\n\r\n').repeat(20), many('x\n').repeat(20), `--b\r\n${many('X: <a@b>,').repeat(20)}`]],
    ['a letter in HTML', (text) => readLetter(Buffer.from(`Content-Type: text/html\r\n\r\n${text}`)), markup],
    ['a table in HTML', (text) => readPastOf(() => readHtmlTables(text)), markup],
    ['a past result', (text) => readPastOf(() => [{ name: '', rows: [['項目', 'ご意見', '市の考え方', '件数'], [text, text, text, text.slice(0, 50_000)]].map((cells, at) => ({ line: at + 1, cells: cells.map((cell) => ({ text: cell, merged: null })) })) }]), texts],
    ['a table as CSV', (text) => readPastOf(() => readDelimitedTable(text)), texts],
  ];

  /** What a reader refuses, it has read in time. */
  function readPastOf(grids: () => Parameters<typeof readPast>[0]): void {
    try {
      const read = grids();
      if (read.length > 0) readPast(read);
    } catch {
      return;
    }
  }

  test.each(readers)('holds up no reader of %s', async (_, read, all) => {
    for (const text of all) {
      const began = process.cpuUsage();
      await read(text);
      expect(processorMsSince(began), JSON.stringify(text.slice(0, 30))).toBeLessThan(2_000);
    }
  });
});
