/**
 * Who takes part is known to nobody who need not know. `privacy-town.ts` puts a mark wherever something of a person can stand; here
 * everything that leaves the server, or lies on its disk, is searched for them.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { assemble } from '#app';
import { hiddenOf, writer } from '#fixtures/opinion/sending';
import { signInByLink } from '#fixtures/people/visitor';
import { as } from '#cast';
import { listLetters, mailFolder } from '#platform/mail-folder';
import { marksIn, marksInDatabase } from './privacy-search.ts';
import { type MarkedTown, openMarkedTown } from './privacy-town.ts';

let place: MarkedTown;
beforeAll(async () => {
  place = await openMarkedTown();
});
afterAll(() => place?.town.close());

/** Of somebody who takes part: by nobody but the sender and whoever opens the sender with a reason. */
const personal = /^zqvx[sad]/;
const inside = /^zqvx[it]/;

const { routes } = assemble({ ...(await import('#town')).townProfile });

/** Each address of each row in each of its forms and languages, and with readings. */
function addresses(rows: typeof routes, params: Record<string, string>): string[] {
  return rows.flatMap(({ path, formats = ['html'] }) => {
    const filled = path.replace(/:([a-z0-9]+)\*?/giu, (_, name: string) => encodeURIComponent(params[name] ?? '1'));
    const whole = formats.map((format) => `${filled}${formats.length > 1 ? `?format=${format}` : ''}`);
    return [...whole, ...(formats.includes('html') ? [`/en${filled}`, `/furigana${filled}`] : [])];
  });
}

const publicRows = routes.filter(({ method, who }) => method === 'GET' && who === 'anyone');
const params = () => ({ slug: place.call.slug, key: 'd1', audience: 'plain', token: 'nothing', code: 'nothing' });
const programme = { slug: 'P0002', number: 'P0002', key: 'P0002', id: '1', level: '0', tile: '000' };

/** All that anyone can ask for: `[address, marks]` of those with marks that are not `allowed`. */
async function publicLeaks(allowed: RegExp | null = null): Promise<{ asked: number; leaks: [string, string[]][] }> {
  const { rows: acts } = await sql<{ id: number }>`select id from record.public_act`.execute(place.town.db);
  const words = ['zqvxsname', 'zqvxponline', 'zqvxrtext', 'zqvxtname', 'zqvxaname', '街路樹'].flatMap((word) => [`/search?q=${word.slice(0, -1)}`, `/api/v1/search?q=${word.slice(0, -1)}`, `/consultations?text=${word.slice(0, -1)}`, `/consultations/results?text=${word.slice(0, -1)}&format=json`]);
  const more = ['/metrics', '/health', `/consultations/receipts/${place.codes.web}/nowhere`, '/log/tile/entries/000.p/5', ...[1, 2, 3, 4, 6, 8, 12].map((width) => `/log/tile/entries/000.p/${width}`)];
  const asked = [...new Set([...addresses(publicRows, params()), ...addresses(publicRows, { ...params(), ...programme }), ...acts.flatMap(({ id }) => [`/record/acts/${id}`, `/record/acts/${id}?format=json`]), ...words, ...more])];
  const leaks = await searched(asked, (address) => place.town.ask(address, { headers: { accept: '*/*' } }), allowed);
  return { asked: asked.length, leaks };
}

async function searched(asked: string[], ask: (address: string) => Promise<Response>, allowed: RegExp | null): Promise<[string, string[]][]> {
  const leaks: [string, string[]][] = [];
  for (const address of asked) {
    const reply = await ask(address);
    const head = JSON.stringify([...reply.headers]);
    const body = new Uint8Array(await reply.arrayBuffer());
    if (reply.status >= 500 && !address.startsWith('/health')) leaks.push([address, [`status ${reply.status}`]]);
    // What was asked for is repeated by a search; it is never the whole of a mark.
    const marks = [...marksIn(body), ...marksIn(head)].filter((mark) => !allowed?.test(mark) && !address.includes(mark));
    if (marks.length > 0) leaks.push([address, marks]);
  }
  return leaks;
}

async function filesWith(allowed: RegExp | null = null): Promise<[string, string[]][]> {
  const folder = place.town.settings.dataFolder;
  const all = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile() && !entry.parentPath.includes(mailFolder(folder)));
  const read = await Promise.all(all.map(async (entry): Promise<[string, string[]]> => [entry.name, marksIn(await readFile(join(entry.parentPath, entry.name)))]));
  return read.map(([name, marks]): [string, string[]] => [name, marks.filter((mark) => !allowed?.test(mark))]).filter(([, marks]) => marks.length > 0);
}

describe('while opinions come in', () => {
  test('nothing of what came is anywhere for the public', async () => {
    const { asked, leaks } = await publicLeaks();
    expect(asked).toBeGreaterThan(150);
    expect(leaks).toEqual([]);
  });

  test('no list, page or export of staff names a sender; the letter itself and the account’s own pages do', async () => {
    const rows = routes.filter(({ method, path }) => method === 'GET' && /^\/staff(\/consultations|\/audit|$)/.test(path));
    const { numbers, staff } = place;
    const of = (id: number) => addresses(rows, { ...params(), id: String(id), number: '1' });
    // One of them in every language and form, the others as they are.
    const asked = [...new Set([...of(numbers.web), ...Object.values(numbers).flatMap((id) => of(id).filter((address) => address.includes(`/${id}`) && !/^\/(en|furigana)/.test(address)))])].filter((address) => !/\/staff\/consultations\/mail\/\d/.test(address));
    expect(asked.length).toBeGreaterThan(100);
    for (const person of [staff.member, staff.planning]) expect(await searched(asked, (address) => person.ask(address, { headers: { accept: '*/*' } }), /^zqvx[^sad]/)).toEqual([]);
    expect(await searched(asked.filter((address) => /audit|submissions|mail/.test(address)), (address) => staff.auditor.ask(address, { headers: { accept: '*/*' } }), /^zqvx[^sad]/)).toEqual([]);
    expect(marksIn(await (await staff.member.ask('/staff/consultations/mail/3')).text())).toContain('zqvxsnamewaiting');
    expect(marksIn(await (await place.resident.ask('/me/data')).text())).toContain('zqvxsnameresident');
  });

  test('a sender is shown and a file given out for a reason, cleaned, and the record says why', async () => {
    const { staff, work, numbers } = place;
    const page = `${work}/submissions/${numbers.web}/sender`;
    expect(marksIn(await (await staff.head.post(page, { why_sender: '' })).text()).filter((mark) => personal.test(mark))).toEqual([]);
    expect(marksIn(await (await staff.head.post(page, { why_sender: '本人に確かめるため zqvxiwhy' })).text())).toContain('zqvxsnameweb');
    const { rows } = await sql<{ submission: number; position: number }>`select submission_id as submission, position from opinion.attachment order by 1, 2`.execute(place.town.db);
    expect(rows.length).toBeGreaterThan(8);
    for (const { submission, position } of rows) {
      const reply = await staff.records.post(`${work}/submissions/${submission}/attachments`, { why_file: '内容を読むため', position: String(position) });
      expect([reply.status, reply.headers.get('content-disposition')?.startsWith('attachment'), marksIn(new Uint8Array(await reply.arrayBuffer())), marksIn(JSON.stringify([...reply.headers]))]).toEqual([200, true, [], []]);
    }
    const { rows: acts } = await sql<{ why: string | null }>`select why from record.act where act in ('sender.read', 'attachment.read') order by id`.execute(place.town.db);
    expect(acts.length).toBe(rows.length + 1);
    expect(acts[0]!.why).toContain('zqvxiwhy');
  });

  test('letters go to their senders alone, and hold neither name nor address nor text', async () => {
    await place.town.program.runPendingJobs();
    const letters = await listLetters(mailFolder(place.town.settings.dataFolder));
    expect(letters.length).toBeGreaterThan(5);
    for (const { to, subject, text } of letters) {
      expect(to).toMatch(/^zqvx(s|a)mail/);
      expect(marksIn(`${subject} ${text}`).filter((mark) => personal.test(mark) || inside.test(mark) || mark.startsWith('zqvxp')), text).toEqual([]);
    }
  });

  test('a copy of the database or of the disk tells of no sender and no draft', async () => {
    const found = await marksInDatabase(place.town.owner);
    // The account stands where accounts stand; what the opinions say stands where opinions stand.
    expect(found.flatMap(([table, marks]) => marks.filter((mark) => personal.test(mark) && !(mark.startsWith('zqvxa') && table.startsWith('people.'))).map((mark) => `${table} ${mark}`))).toEqual([]);
    expect(found.map(([table]) => table)).toContain('opinion.opinion');
    for (const code of Object.values(place.codes)) expect((await everythingOf(code)).length, code).toBe(0);
    expect(await filesWith()).toEqual([]);
  });

  test('a withdrawal leaves no word, whatever was done with it before, and one number less', async () => {
    const { staff, work, town, call, codes, numbers } = place;
    const before = await counts();
    expect((await staff.member.post(`${work}/split`, { do: 'chosen', 'submission[]': Object.values(numbers).map(String) })).status).toBe(303);
    expect((await marksInDatabase(town.owner)).flatMap(([table, marks]) => (marks.includes('zqvxwtext') ? [table] : []))).toEqual(['opinion.opinion', 'reply.unit']);
    const who = writer(town, call.slug);
    expect((await who.post(`/consultations/receipts/${codes.withdrawn}/withdrawal`)).status).toBe(303);
    await town.program.runPendingJobs();
    expect((await marksInDatabase(town.owner)).filter(([, marks]) => marks.some((mark) => mark.startsWith('zqvxw') || mark.endsWith('gone')))).toEqual([]);
    const after = await counts();
    expect([after.withdrawn - before.withdrawn, before.kept - after.kept, after.people - before.people]).toEqual([1, 1, -1]);
    expect((await who.ask(`/consultations/receipts/${codes.withdrawn}`)).status).toBe(200);
  });

  test('setting aside shows its reason to the public, and of the text nothing', async () => {
    const { staff, work, numbers, call, town } = place;
    expect((await staff.head.post(`${work}/submissions/${numbers.aside}/aside`, { ground: 'advertising', reason: '宣伝のため' })).status).toBe(303);
    await town.program.runPendingJobs();
    const log = await (await town.ask(`/consultations/${call.slug}/moderation?format=json`, { headers: { accept: '*/*' } })).json();
    expect(log.entries).toMatchObject([{ number: numbers.aside, act: 'set-aside', reason: '宣伝のため' }]);
    expect(Object.keys(log.entries[0])).toEqual(['at', 'number', 'act', 'ground', 'reason', 'acting_as']);
  });
});

describe('a vote on an opinion map', () => {
  /** Every row of every table, with the transaction that wrote it. */
  async function allRows(): Promise<{ table: string; row: string; transaction: string }[]> {
    const { owner } = place.town;
    const { rows: tables } = await sql<{ name: string }>`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`.execute(owner);
    const all = [];
    for (const { name } of tables) all.push(...(await sql<{ table: string; row: string; transaction: string }>`select ${name}::text as table, to_jsonb(t)::text as row, t.xmin::text as transaction from ${sql.raw(name)} t`.execute(owner)).rows);
    return all;
  }

  test('is tied to no account by any table, by any transaction, or by the log', async () => {
    const { town, map, lines } = place;
    const { rows: people } = await sql<{ id: string }>`select id from people.person where email = 'zqvxamail@resident.example'`.execute(town.owner);
    const person = people[0]!.id;
    const { rows: own } = await sql<{ number: number; mark: Buffer; code: Buffer }>`select number, mark, code_sha256 as code from opinion_map.participant where conversation_id = ${map.id}`.execute(town.owner);
    expect(own).toHaveLength(1);
    const all = await allRows();
    const ofPerson = all.filter(({ row }) => row.includes(person) || row.includes('zqvxamail') || row.includes('zqvxaname'));
    const ofMap = all.filter(({ table }) => /^opinion_map\.(participant|vote|ballot|statement|network_hour)$/.test(table)).filter(({ row }) => !row.includes('"seed"'));
    expect([ofPerson.length > 5, ofMap.length > 12]).toEqual([true, true]);
    expect(ofPerson.filter(({ table, row }) => table.startsWith('opinion_map') || row.includes('opinion-map') || row.includes(own[0]!.mark.toString('hex')) || row.includes(own[0]!.code.toString('hex'))).map(({ table }) => table)).toEqual([]);
    // Not even the numbers of transactions: nothing of a person was written in one that wrote a ballot.
    const ballots = new Set(ofMap.map(({ transaction }) => transaction));
    expect(ofPerson.filter(({ transaction }) => ballots.has(transaction)).map(({ table }) => table)).toEqual([]);
    // Nor in the one before or after, which a session that keeps when it was used would be.
    const beside = new Set([...ballots].flatMap((transaction) => [String(Number(transaction) - 1), String(Number(transaction) + 1)]));
    expect(ofPerson.filter(({ transaction }) => beside.has(transaction)).map(({ table }) => table)).toEqual([]);
    // That somebody voted has no line at all: its instant would be the ballot's.
    const logged = lines.filter((line) => line.includes('opinion-map'));
    expect([lines.length > 8, logged.filter((line) => /opinion-maps\/:slug\/(votes|part|mine|place|entry|return)\\?".*status\\?":[23]/.test(line))]).toEqual([true, []]);
    expect(logged.filter((line) => line.includes(person) || line.includes(String(own[0]!.number)) || line.includes('agree') || line.includes(map.slug))).toEqual([]);
  });
});

async function everythingOf(code: string): Promise<string[]> {
  const spelt = [code, code.replace(/(.{4})(?=.)/g, '$1-')].flatMap((one) => [one, one.toLowerCase()]);
  const { rows: tables } = await sql<{ name: string }>`select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(place.town.owner);
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql`select from ${sql.raw(name)} t where to_jsonb(t)::text like any(${spelt.map((one) => `%${one}%`)}) limit 1`.execute(place.town.owner);
    if (rows.length > 0) found.push(name);
  }
  return [...found, ...(spelt.some((one) => place.lines.join('\n').includes(one)) ? ['log'] : [])];
}

async function counts(): Promise<{ people: number; kept: number; withdrawn: number; opinions: number }> {
  const { countsOf } = await import('#domains/opinion');
  const { total, withdrawn } = await countsOf(place.town.db, place.call.id);
  return { people: total.people, kept: total.submissions, withdrawn, opinions: total.opinions };
}

describe('while the city works on its replies', () => {
  test('nothing of replies, units and notes is anywhere for the public, approved or not', async () => {
    await answerEverything();
    const { asked, leaks } = await publicLeaks();
    expect(asked).toBeGreaterThan(150);
    expect(leaks).toEqual([]);
  });
});

/** Splits, writes, returns, approves, with the city's own words in every field; the release is planned for the next day. */
async function answerEverything(): Promise<void> {
  const { town, work, numbers } = place;
  town.clock.set('2026-05-20T10:00:00+09:00');
  const [member, head] = [await as(town, 'member'), await as(town, 'head')];
  const done = async (asked: Promise<Response>, what: string): Promise<void> => {
    const reply = await asked;
    expect(reply.status, `${what} ${reply.status === 303 ? '' : (await reply.text()).replace(/<[^>]+>|\s+/g, ' ').slice(0, 2_000)}`).toBe(303);
  };
  const { rows: kept } = await sql<{ id: number }>`select id from opinion.submission where withdrawn_at is null and aside_at is null and id <> ${numbers.web} and id not in (select submission_id from reply.split)`.execute(town.db);
  if (kept.length > 0) await done(member.post(`${work}/split`, { do: 'chosen', 'submission[]': kept.map(({ id }) => String(id)) }), 'splits');
  const { rows: opinions } = await sql<{ id: number; text: string }>`select id, text from opinion.opinion where submission_id = ${numbers.web} order by position`.execute(town.db);
  const version = hiddenOf(await (await member.ask(`${work}/split/${numbers.web}`)).text())['version'] ?? '0';
  const each = <T,>(of: (one: { id: number; text: string }, index: number) => T) => opinions.map(of);
  await done(member.post(`${work}/split/${numbers.web}`, { version, do: 'save', 'opinion[]': each(({ id }) => String(id)), 'cut[]': each(({ text }) => text), 'part_opinion[]': each(({ id }) => String(id)), 'part_text[]': each(({ text }) => text), 'part_kind[]': each(() => 'opinion'), 'part_place[]': each(() => 'd1#s2'), 'part_tags[]': each(() => 'zqvxitag'), 'part_department[]': each(() => ''), 'part_public[]': each(({ text }, index) => (index === 0 ? text : '電話で知らせてほしい。')) }), 'a split with words taken out');
  await done(member.post(`${work}/split/${numbers.web}/notes`, { note: 'zqvxinotesplit' }), 'a note');
  await done(member.post('/staff/consultations/wordings', { new_title: 'zqvxiwordingtitle', new_text: 'zqvxiwordingtext', new_outcome: '' }), 'a wording');
  const { rows: units } = await sql<{ id: number }>`select id from reply.unit order by id`.execute(town.db);
  await done(member.post(`${work}/units`, { do: 'tags', 'unit[]': units.map(({ id }) => String(id)), tag_add: 'zqvxitagall' }), 'tags');
  await done(member.post(`${work}/units`, { do: 'new', 'unit[]': units.map(({ id }) => String(id)), heading: '木について zqvxrheading' }), 'a reply');
  const reply = `${work}/replies/1`;
  await done(member.post(reply, { version: '0', heading: '木について zqvxrheading', place: 'whole', outcome: 'reference', text: '古い版 zqvxrold' }), 'a first version');
  await done(member.post(reply, { version: '1', heading: '木について zqvxrheading', place: 'whole', outcome: 'reference', text: '大切にします。zqvxrtext' }), 'a second version');
  await done(member.post(`${reply}/notes`, { note: 'zqvxinotereply' }), 'a note');
  await done(member.post(`${reply}/submission`, { version: '2' }), 'sent up');
  await done(head.post(`${reply}/approval`, { version: '2', do: 'return', return_note: 'zqvxireturned' }), 'sent back');
  await done(member.post(`${reply}/submission`, { version: '2' }), 'sent up again');
  await done(head.post(`${reply}/approval`, { version: '2', do: 'approve' }), 'approved');
  await done(member.post(`${work}/result/next-steps`, { next_steps: '計画を決めます。zqvxrnext' }), 'next steps');
  await done(member.post(`${work}/result/versions/plain`, { title: 'やさしく zqvxrplain', body: 'zqvxrplainbody' }), 'plain');
  const form = hiddenOf(await (await head.ask(`${work}/result`)).text());
  await done(head.post(`${work}/result/approval`, { ...form, when: 'later', day: '2026-05-21', time: '09:00' }), 'planned');
  await town.program.runPendingJobs();
}

describe('once the result is out', () => {
  test('it says what was said and answered, and nothing of anybody, in every form of it', async () => {
    const { town, call } = place;
    town.clock.set('2026-05-21T09:00:00+09:00');
    await releaseNow();
    const { leaks } = await publicLeaks(/^zqvx[pr]/);
    expect(leaks).toEqual([]);
    const path = `/consultations/${call.slug}/result`;
    const marks = async (address: string) => marksIn(new Uint8Array(await (await town.ask(address)).arrayBuffer()));
    for (const address of [path, `${path}?format=csv`, `${path}?format=json`, `${path}?format=xlsx`, `${path}/print`, `${path}/table?format=xlsx`, `${path}/table?format=csv`, `/api/v1/consultations/${call.slug}/result`]) expect(await marks(address), address).toEqual(expect.arrayContaining(['zqvxponline', 'zqvxrtext']));
    expect(await marks(path)).not.toContain('zqvxrold');
    const book = await town.ask(`${path}/book.pdf`);
    expect([book.status, book.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  });

  test('letters about it go to whoever asked for one, with nothing of them', async () => {
    await place.town.program.runPendingJobs();
    const letters = (await listLetters(mailFolder(place.town.settings.dataFolder))).filter(({ text }) => text.includes('/result') || text.includes('公表'));
    expect(letters.map(({ to }) => to)).toContain('zqvxsmailweb@home.example');
    for (const { text } of letters) expect(marksIn(text).filter((mark) => personal.test(mark) || inside.test(mark))).toEqual([]);
  });

  test('an account that is erased takes name, letter and files along, and the counts stay', async () => {
    const { town, resident, numbers } = place;
    const before = await counts();
    await signInByLink(town, resident, 'zqvxamail@resident.example');
    const page = await (await resident.ask('/me/erasure')).text();
    const erased = await resident.post('/me/erasure', { ...hiddenOf(page), confirm: 'yes' });
    expect(erased.status).toBe(303);
    await town.program.runPendingJobs();
    expect(await counts()).toEqual(before);
    expect((await marksInDatabase(town.owner)).filter(([, marks]) => marks.some((mark) => mark.startsWith('zqvxa')))).toEqual([]);
    // One was written on the web, the other came by e-mail and was linked by its receipt.
    const { rows } = await sql<{ left: number }>`
      select ((select count(*) from opinion.sender where submission_id in (${numbers.resident}, ${numbers.letter})) + (select count(*) from opinion.attachment where submission_id in (${numbers.resident}, ${numbers.letter}))
        + (select count(*) from opinion.mail_message where submission_id = ${numbers.letter} and length(sealed) > 0) + (select count(*) from opinion.draft where person_id is not null))::integer as left`.execute(town.db);
    expect(rows).toEqual([{ left: 0 }]);
  });

  test('no line of the log, at whatever level, holds a word of anybody', async () => {
    const logged = place.lines.join('\n');
    expect(logged).toContain('/consultations/receipts/:code');
    expect(marksIn(logged)).toEqual([]);
  });
});

/** The job takes the clock of the machine; the release, that of the town. */
async function releaseNow(): Promise<void> {
  const { releaseIfDue } = await import('../src/domains/result/releasing.store.ts');
  const { openDatabase } = await import('#platform/database');
  const db = openDatabase(place.town.settings.databaseUrl!, { connectionsMax: 2 });
  await releaseIfDue({ db, clock: place.town.clock, safe: place.town.program.safe, site: { name: place.town.profile.name, origin: place.town.settings.origin } }, place.call.id);
  await db.destroy();
  await place.town.program.runPendingJobs();
}
