/** People who mean ill to an opinion map: who votes more than once, who looks for whose vote it is, what they write, and staff where they have no business. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { sql } from 'kysely';
import { assemble } from '#app';
import { as, nobody, type Signed } from '#cast';
import { standingTown } from '#fixtures/opinion-map/town-standing';
import { type TownMap, townMap, townVotes } from '#fixtures/opinion-map/town-map';
import { visitor } from '#fixtures/people/visitor';
import type { CommandContext } from '#platform/domain';
import { openTown, type Town, townProfile } from '#town';
import { processorMsSince } from '#platform/processor-time.fixture';
import { recountCommand } from '../src/domains/opinion-map-report/recount.command.ts';
import { likesOf } from '../src/domains/opinion-map/own-statement.ts';
import { statementText } from '../src/domains/opinion-map/statement.ts';

let town: Town;
let map: TownMap;
beforeAll(async () => {
  town = await openTown({ env: { HIRAKU_WRITES_PER_MINUTE: '60', HIRAKU_READS_PER_MINUTE: '600' } });
  map = await townMap(town);
});
afterAll(() => town?.close());

const anything = { headers: { accept: '*/*' } };
const elsewhere = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };

async function onlyRow<Row>(query: ReturnType<typeof sql<Row>>): Promise<Row> {
  return (await query.execute(town.owner)).rows[0]!;
}

function api(slug: string, what: string, fields: Record<string, string>, headers: Record<string, string> = elsewhere): Promise<Response> {
  return town.ask(`/api/v1/opinion-maps/${slug}/${what}`, { method: 'POST', headers: { accept: 'application/json', ...headers }, body: new URLSearchParams(fields) });
}

const key = async (): Promise<string> => ((await (await api(map.slug, 'participation', {})).json()) as { key: string }).key;
const participants = async ({ id }: TownMap): Promise<number> => (await onlyRow(sql<{ n: number }>`select count(*)::integer as n from opinion_map.participant where conversation_id = ${id}`)).n;

describe('somebody with the whole database', () => {
  test('finds no session that was used in the moment of a ballot, neither by its instant nor by its transaction', async () => {
    const asked = await townMap(town, { number: 2, access: 'signed-in' });
    const person = await as(town, 'person');
    const session = () => onlyRow(sql<object>`select array_agg(xmin::text || ' ' || ctid::text || ' ' || seen_at order by id) as kept from people.session where person_id = ${person.personId}`);
    const before = await session();
    const began = town.clock.now();
    town.clock.set(new Date(began.getTime() + 30 * 60_000));
    for (const path of ['part', 'mine', 'place', 'part/statement']) await person.ask(`/opinion-maps/${asked.slug}/${path}`);
    expect((await person.post(`/opinion-maps/${asked.slug}/votes`, { statement: '1', choice: 'agree' })).status).toBe(303);
    expect(await participants(asked)).toBe(1);
    expect(await session()).toEqual(before);
    // Elsewhere it is kept, because sessions that nobody uses end.
    await person.ask('/me');
    expect(await session()).not.toEqual(before);
    town.clock.set(began);
  });

  test('and with the list of the invitations that were given out, does not learn in which order they were used', async () => {
    const invited = await townMap(town, { number: 3, access: 'code' });
    const codes = ['0000000000000000', '1111111111111111', '2222222222222222'];
    const { newCodes } = await import('../src/domains/opinion-map/invitation.ts');
    const { insertInvitations } = await import('../src/domains/opinion-map/invitation.store.ts');
    codes.splice(0, 3, ...newCodes(3));
    await insertInvitations(town.db, invited.id, 'くじ', codes, town.clock.today());
    for (const invitation of codes) {
      const who = visitor(town);
      expect((await who.post(`/opinion-maps/${invited.slug}/entry`, { invitation })).status).toBe(303);
      expect((await who.post(`/opinion-maps/${invited.slug}/votes`, { statement: '1', choice: 'agree' })).status).toBe(303);
    }
    expect(await participants(invited)).toBe(3);
    const { rows } = await sql<{ kept: string }>`select distinct xmin::text as kept from opinion_map.invitation where conversation_id = ${invited.id} and used`.execute(town.owner);
    expect(rows).toHaveLength(1);
  });

  test('finds no network after a month, and before it none that another map knows', async () => {
    const [one, other] = [await townMap(town, { number: 13 }), await townMap(town, { number: 14 })];
    for (const { slug } of [one, other]) {
      await town.server.fetch(new Request(`http://town.example/opinion-maps/${slug}/part`), '203.0.113.80');
      expect((await town.server.fetch(new Request(`http://town.example/api/v1/opinion-maps/${slug}/votes`, { method: 'POST', body: new URLSearchParams({ key: await key(), statement: '1', choice: 'agree' }) }), '203.0.113.80')).status).toBe(200);
    }
    const kept = async () => (await sql<{ network: string }>`select encode(network, 'hex') as network from opinion_map.network_hour where conversation_id in (${one.id}, ${other.id})`.execute(town.owner)).rows;
    expect(new Set((await kept()).map(({ network }) => network)).size).toBe(2);
    const { networkHourJob } = await import('../src/domains/opinion-map/network-hour.job.ts');
    const look = (days: number) => networkHourJob.run(null, { ...town.program.worker, clock: { ...town.clock, now: () => new Date(town.clock.now().getTime() + days * 86_400_000) } });
    await look(30);
    expect(await kept()).toHaveLength(2);
    await look(32);
    expect(await kept()).toHaveLength(0);
  });
});

describe('somebody who wants more than one vote', () => {
  test('gets none by pressing at once, by the same form again, or by a key that another conversation gave', async () => {
    const own = await key();
    const before = await participants(map);
    await Promise.all(Array.from({ length: 12 }, (_, at) => api(map.slug, 'votes', { key: own, statement: String((at % 3) + 1), choice: 'agree' })));
    expect(await participants(map)).toBe(before + 1);
    expect(await onlyRow(sql<object>`select count(*)::integer as votes from opinion_map.vote where conversation_id = ${map.id}`)).toEqual({ votes: 3 });
    const other = await townMap(town, { number: 4 });
    // Nobody is told that a vote was taken where none was.
    expect((await api(other.slug, 'votes', { key: own, statement: '1', choice: 'agree' })).status).toBe(422);
    expect(await participants(other)).toBe(0);
  });

  test('is let in nowhere by the way for other sites, by a header, by a pass that was made up or is another’s', async () => {
    for (const [at, access] of (['code', 'signed-in', 'verified'] as const).entries()) {
      const closed = await townMap(town, { number: 5 + at, access });
      const who = visitor(town);
      await who.ask(`/opinion-maps/${map.slug}/part`);
      const code = who.cookies.get(`hiraku-map-${map.slug}`)!.split('.')[0]!;
      const { passOf } = await import('../src/domains/opinion-map/participant.ts');
      // The pass of another conversation, and of another code.
      const passes = [passOf(town.program.safe, map.id, code), passOf(town.program.safe, closed.id, 'ABCDEFGHJKMNPQRS'), 'x'.repeat(43), ''];
      for (const pass of passes) {
        const forged = `${code}.page.${pass}`;
        who.cookies.set(`hiraku-map-${closed.slug}`, forged);
        await who.post(`/opinion-maps/${closed.slug}/votes`, { statement: '1', choice: 'agree' });
        await who.post(`/opinion-maps/${closed.slug}/statements`, { text: '入れないはずの意見です。' });
        for (const what of ['votes', 'statements']) expect((await api(closed.slug, what, { key: forged, statement: '1', choice: 'agree', text: '入れないはずの意見です。' })).status).toBe(409);
      }
      if (access === 'verified') {
        const person = await as(town, 'person');
        await person.post(`/opinion-maps/${closed.slug}/votes`, { statement: '1', choice: 'agree' });
      }
      expect([access, await participants(closed)]).toEqual([access, 0]);
    }
  });

  test('is nobody to the way for other sites, whatever cookies come along', async () => {
    const person = await as(town, 'person');
    const own = await key();
    const reply = await api(map.slug, 'votes', { key: own, statement: '4', choice: 'agree' }, { ...elsewhere, cookie: person.cookie });
    expect(reply.status).toBe(200);
    expect(reply.headers.get('access-control-allow-credentials')).toBeNull();
    expect((await onlyRow(sql<{ marks: number }>`select count(mark)::integer as marks from opinion_map.participant where conversation_id = ${map.id}`)).marks).toBe(0);
  });

  test('has nobody vote by a page of another site, nor go on under a code that is not theirs', async () => {
    const victim = visitor(town);
    await victim.ask(`/opinion-maps/${map.slug}/part`);
    const before = victim.cookies.get(`hiraku-map-${map.slug}`);
    const forms: Record<string, Record<string, string>> = { votes: { statement: '1', choice: 'agree' }, statements: { text: 'よその頁から送られた意見です。' }, return: { code: (await key()).split('.')[0]! }, entry: { invitation: 'x' }, departure: {} };
    for (const [what, fields] of Object.entries(forms)) {
      expect([what, (await victim.post(`/opinion-maps/${map.slug}/${what}`, fields, elsewhere)).status]).toEqual([what, 403]);
      expect([what, (await victim.ask(`/opinion-maps/${map.slug}/${what}`, { method: 'POST', body: new URLSearchParams(fields) })).status]).toEqual([what, 403]);
      // No link does it either.
      const link = await victim.ask(`/opinion-maps/${map.slug}/${what === 'votes' ? 'part' : what}?${new URLSearchParams(fields)}`);
      expect(link.headers.getSetCookie().filter((one) => one.includes('hiraku-map'))).toEqual([]);
    }
    expect(victim.cookies.get(`hiraku-map-${map.slug}`)).toBe(before);
  });

  test('who tries codes from one network is stopped before the hundredth, and votes are limited like pages', async () => {
    const who = visitor(town, '198.51.100.9');
    const [tries, votes]: number[][] = [[], []];
    // What one may ask for grows again by the machine's clock: on a slow machine nobody would be stopped.
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      for (let turn = 0; turn < 70; turn += 1) tries!.push((await who.post(`/opinion-maps/${map.slug}/return`, { code: `AAAA-AAAA-AAAA-${String(turn).padStart(4, 'A')}` })).status);
      const vote = () => town.server.fetch(new Request(`http://town.example/api/v1/opinion-maps/${map.slug}/votes`, { method: 'POST', headers: { accept: 'application/json' }, body: new URLSearchParams({ key: 'x' }) }), '198.51.100.10');
      for (let turn = 0; turn < 31; turn += 1) votes!.push(...(await Promise.all(Array.from({ length: 20 }, vote))).map(({ status }) => status));
    } finally {
      vi.useRealTimers();
    }
    expect(tries).toEqual([...Array<number>(60).fill(422), ...Array<number>(10).fill(429)]);
    expect(votes).toEqual([...Array<number>(600).fill(422), ...Array<number>(20).fill(429)]);
  });
});

describe('somebody who wants to know early, or what was refused', () => {
  test('reads no figure of a result that is shown at the end, and no text that waits or was refused, at any address', async () => {
    const { map: secret } = await standingTown(town, { map: { year: 2027, number: 9, shows: 'end', moderation: 'before', opensOn: '2026-03-01', closesOn: '2026-04-30' } });
    await sql`insert into opinion_map.statement (conversation_id, number, text, folded, lang, origin, author, state, made_at)
      select ${secret.id}, 900 + row_number() over (), 'zqsecret' || state || 'です。', 'zqsecret' || state, 'ja', 'participant', (select min(number) from opinion_map.participant where conversation_id = ${secret.id}), state, now() from unnest(array['waiting', 'refused']) state`.execute(town.owner);
    await sql`insert into opinion_map.moderation (conversation_id, act, statement, ground, reason, acting_as, at) values (${secret.id}, 'refused', 902, 'personal', '個人の情報のため', 'member', now())`.execute(town.owner);
    const rows = assemble(townProfile).routes.filter(({ method, who, path }) => method === 'GET' && who === 'anyone' && /opinion-maps|^\/search|^\/api\/v1\/search|^\/$/.test(path));
    expect(rows.length).toBeGreaterThan(15);
    const who = visitor(town);
    for (const { path, formats = ['html'] } of rows) {
      for (const format of formats) {
        const address = `${path.replace(':slug', secret.slug)}${formats.length > 1 ? `?format=${format}&q=zqsecre` : path.endsWith('search') ? '?q=zqsecre' : ''}`;
        const reply = await who.ask(address, anything);
        const text = await reply.text();
        expect([address, reply.status >= 500 && reply.status !== 503, /zqsecret/.test(text)]).toEqual([address, false, false]);
        if (address.includes(secret.slug)) expect([address, /"(agree|disagree|groups|representative|people)":\s*[[{\d]/.test(text)]).toEqual([address, false]);
      }
    }
    const begun = (await (await api(secret.slug, 'participation', {})).json()) as { result: string | null };
    expect(begun.result).toBeNull();
    // Nor by what is like it: the form for one's own statement compares with what is shown alone.
    const own = (await (await api(secret.slug, 'participation', {})).json()) as { key: string };
    await sql`update opinion_map.conversation set write_after = 0 where id = ${secret.id}`.execute(town.owner);
    expect(await (await api(secret.slug, 'statements', { key: own.key, text: 'zqsecretwaitingです。' })).json()).toMatchObject({ state: 'waiting' });
  });

  test('sees no draft, by any way to take part in it', async () => {
    const draft = await townMap(town, { number: 10, state: 'draft', question: '下書きの問いzqdraft' });
    const person = await nobody(town);
    for (const path of ['', '/part', '/mine', '/place', '/result', '/statements', '/report', '/report/votes', '/report/paper', '/moderation', '/embed', '/return', '/part/statement']) expect([path, (await town.ask(`/opinion-maps/${draft.slug}${path}`, anything)).status]).toEqual([path, 404]);
    for (const what of ['votes', 'statements', 'entry', 'return', 'departure']) expect([what, (await person.post(`/opinion-maps/${draft.slug}/${what}`, { statement: '1', choice: 'agree' })).status]).toEqual([what, 404]);
    for (const what of ['participation', 'votes', 'statements']) expect([what, (await api(draft.slug, what, { key: await key(), statement: '1', choice: 'agree' })).status]).toEqual([what, 404]);
    expect(await (await town.ask('/opinion-maps?format=json', anything)).text()).not.toContain('zqdraft');
  });
});

describe('staff', () => {
  let staffRows: ReturnType<typeof assemble>['routes'];
  beforeAll(() => {
    staffRows = assemble(townProfile).routes.filter(({ path }) => path.startsWith('/staff/opinion-maps/:slug'));
  });
  const at = (path: string, slug: string, number: string): string => path.replace(':slug', slug).replace(':number', number);
  const everything = { act: 'refused', ground: 'hurtful', reason: 'だめです', seen: '0', step: 'take-over', translation: 'x', question: 'x', advice: 'x', revision: '1', text: 'x', lines: 'だめな文です。', batch: 'x', count: '1', take: 'ten', closes_on: '2026-05-30', contact: 'x', moderation: 'before', shows: 'end' };

  test('of another section reach nothing of an opinion map, nor does a resident', async () => {
    expect(staffRows.length).toBeGreaterThan(25);
    await townVotes(town, map, [[4_711, 1, 1]]);
    for (const kind of ['otherMember', 'otherHead', 'person'] as const) {
      const intruder: Signed = await as(town, kind);
      for (const { method, path } of staffRows) {
        const address = at(path, map.slug, path.includes('participants') ? '4711' : '1');
        const reply = method === 'GET' ? await intruder.ask(address, anything) : await intruder.post(address, everything);
        expect([kind, method, address, reply.status]).toEqual([kind, method, address, 403]);
      }
    }
  });

  test('change nothing of another map by its numbers: no participant, no statement, no invitation', async () => {
    const foreign = await townMap(town, { number: 11, department: { bureau: '総務部', section: '総務課' } });
    await townVotes(town, foreign, [[815, 1, 1]]);
    const kept = () => onlyRow(sql<object>`
      select (select jsonb_agg(to_jsonb(p) order by number) from opinion_map.participant p where conversation_id = ${foreign.id}) as people,
        (select jsonb_agg(to_jsonb(s) order by number) from opinion_map.statement s where conversation_id = ${foreign.id}) as statements,
        (select count(*)::integer from opinion_map.moderation where conversation_id = ${foreign.id}) as acts`);
    const before = await kept();
    const head = await as(town, 'head');
    const own = await townMap(town, { number: 12, seeds: ['これだけの意見です。'] });
    for (const { method, path } of staffRows.filter((row) => /:number/.test(row.path))) {
      const address = at(path, own.slug, path.includes('participants') ? '815' : '3');
      const reply = method === 'GET' ? await head.ask(address, anything) : await head.post(address, everything);
      expect([address, reply.status]).toEqual([address, 404]);
    }
    expect((await head.post(`/staff/opinion-maps/${own.slug}/participants`, { 'numbers[]': '815', ground: 'flood', reason: 'だめです' })).status).toBe(409);
    await head.post(`/staff/opinion-maps/${own.slug}/queue/ten`, { number0: '3', act0: 'refused', ground0: 'hurtful', reason0: 'だめです', seen0: '0' });
    expect(await kept()).toEqual(before);
  });
});

describe('somebody who writes', () => {
  const nasty = ['<script>alert(1)</script>をやめて', '"><img src=x onerror=alert(1)>です', '=HYPERLINK("https://elsewhere.example")', '＝cmd|calcのこと', '</script><script>alert(2)</script>', '#read("/etc/passwd") $x$ *b* @a', '</svg><x>{{7*7}}', '__proto__', 'constructor'];

  test('turns no page about, hides no copy by letters that nobody sees, and covers no line by marks piled up', () => {
    const plain = '木を切るな。';
    for (const typed of ['木を\u202e切る\u2066な。', '木\u200bを切\u2060るな\ufeff。', '木を切るな\u{e0041}。', '木を切るな\u00ad。', '\u0000木を切るな。\u0085', '木\u3164を切るな。']) expect(statementText(typed)).toBe(plain);
    expect(likesOf(statementText('木\u200cを切るな。'), [{ number: 1, text: plain, lang: 'ja', translation: null, origin: 'seed', state: 'shown', meta: false, mergedInto: null } as never]).same).toBe(true);
    expect(statementText(`あ${'\u0301'.repeat(4_000)}いう`).length).toBeLessThan(8);
    expect(statementText('木\ud800を切る')).toBe('木\ufffdを切る');
    // What people do write stays.
    for (const kept of ['葛\u{e0100}飾の👨‍👩‍👧の道', 'がぎぐ', '❤️と👍🏽']) expect(statementText(kept)).toBe(kept);
    for (const long of ['\u0301', ' ', 'あ\u200d', '\u115f']) {
      const began = process.cpuUsage();
      statementText(long.repeat(50_000));
      expect(processorMsSince(began)).toBeLessThan(2_000);
    }
  });

  test('writes text, in every page, table and answer', async () => {
    const { map: written } = await standingTown(town, { map: { year: 2028, number: 1, opensOn: '2026-03-01', closesOn: '2026-04-30' } });
    for (const [index, said] of nasty.entries()) await sql`update opinion_map.statement set text = ${said}, folded = ${said}, translation = ${said} where conversation_id = ${written.id} and number = ${index + 1}`.execute(town.owner);
    await sql`update opinion_map.conversation set question = ${nasty[0]}, question_en = ${nasty[4]}, background = ${nasty[1]}, rules = ${nasty[4]} where id = ${written.id}`.execute(town.owner);
    const path = `/opinion-maps/${written.slug}`;
    for (const address of [path, `${path}/part`, `${path}/part?show=1`, `${path}/part?show=5`, `${path}/result`, `${path}/statements`, `${path}/place`, `${path}/moderation`, `${path}/embed`, '/opinion-maps']) {
      for (const prefix of address === path || address.endsWith('/part') ? ['', '/en', '/furigana'] : ['', '/en']) {
        const reply = await town.ask(prefix + address, { headers: { accept: 'text/html' } });
        expect([prefix + address, reply.status]).toEqual([prefix + address, 200]);
        expect(await reply.text(), prefix + address).not.toMatch(/<script>alert|<img src=x|<x>|<\/svg><x/);
        expect(reply.headers.get('content-security-policy')).toMatch(/script-src [^;]*'self'/);
        expect(reply.headers.get('content-security-policy')).not.toContain('unsafe');
      }
    }
    for (const address of [`${path}/result?format=csv`, `${path}/statements?format=csv`, '/opinion-maps?format=csv']) expect(await (await town.ask(address)).text(), address).not.toMatch(/(^|[,\n]"?)[=＝]/m);
    // A browser takes an answer for programs for nothing else, with whatever text is in it.
    const answers = [await town.ask(`${path}/result?format=json`), await town.ask(`${path}/statements?format=json`), await api(written.slug, 'participation', {})];
    for (const reply of answers) expect([reply.headers.get('x-content-type-options'), reply.headers.get('content-type')]).toEqual(['nosniff', 'application/json; charset=utf-8']);
  });
});

describe('a file of published data that was made to hurt', () => {
  /** Readable, but its figures are not what its votes give. */
  const good = { format: 'hiraku-opinion-map', version: 1, conversation: { slug: '2026-1', url: 'x', question: 'x', question_en: null, opens_on: '2026-04-01', closes_on: '2026-04-30' }, made_at: '2026-05-01T00:00:00Z', parameters: { method: 1, seed: 1, votesLeast: 7, peopleLeast: 15, groupLeast: 5, clustersMax: 100, groupsMax: 5, significance: 1.28, resamplings: 100, stabilityLeast: 0.7, deals: 99, movement: 1e-12, patience: 1 }, memory: { signs: [1, 1], groups: 0, challenger: 0, wins: 0 }, statements: [{ number: 1, text: 'x', lang: 'ja', translation: null, origin: 'seed', meta: false, shown: true, merged_into: null }], votes: [[1, 1, 1]], barred: 0, figures: { sample: {}, statements: [], groups: [] } };

  test('prints no orders to a terminal and no line that is not the program’s own', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hostile-map-'));
    const nasty = 'x\u001b[2J\u009b31m\u202e\r\nsame';
    const [data, weights] = [join(folder, 'data\u001b[2J.json'), join(folder, 'weights.csv')];
    const lines: string[] = [];
    const run = (options: Record<string, string | boolean>) => recountCommand.run({ print: (line: string) => lines.push(line), tell: (line: string) => lines.push(line) } as unknown as CommandContext, options, [data]);
    await writeFile(data, JSON.stringify({ ...good, conversation: { ...good.conversation, question: nasty }, statements: [{ ...good.statements[0], text: nasty }], figures: { ...good.figures, [nasty]: nasty } }));
    expect(await run({})).toBe(1);
    for (const [table, code] of [['number,weight\n1,1', 0], [`number,weight\n${nasty},1`, 1], [`number,weight\n${','.repeat(1_000_000)}`, 1]] as const) {
      await writeFile(weights, table);
      expect(await run({ weights })).toBe(code);
    }
    // As data it stays what it is.
    const before = lines.length;
    expect(await run({ json: true })).toBe(1);
    const [printed] = lines.splice(before);
    expect((JSON.parse(printed!) as { differences: object[] }).differences).toContainEqual({ place: nasty, published: nasty });
    for (const text of [`${nasty} {`, JSON.stringify({ format: nasty })]) {
      await writeFile(data, text);
      expect(await run({})).toBe(1);
    }
    expect([...lines, printed!.replaceAll('\n', '')].filter((line) => /[\p{Cc}\u202e]/u.test(line))).toEqual([]);
    expect([lines.includes('different'), lines.includes('same')]).toEqual([true, false]);
  });

  test('is refused by name, in a moment', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hostile-map-'));
    const run = async (text: string): Promise<string> => {
      const told: string[] = [];
      await writeFile(join(folder, 'data.json'), text);
      const code = await recountCommand.run({ print: () => undefined, tell: (line: string) => told.push(line) } as unknown as CommandContext, {}, [join(folder, 'data.json')]);
      return `${code} ${told.join(' ')}`;
    };
    const began = process.cpuUsage();
    const parameters = (change: object): string => JSON.stringify({ ...good, parameters: { ...good.parameters, ...change } });
    for (const [text, why] of [
      [parameters({ resamplings: 9e15 }), 'parameters.resamplings'],
      [parameters({ clustersMax: 1e9 }), 'parameters.clustersMax'],
      [parameters({ groupsMax: 1e9 }), 'parameters.groupsMax'],
      [JSON.stringify({ ...good, barred: 4e9 }), 'barred'],
      [JSON.stringify({ ...good, votes: [[1, 1, 1e308]] }), 'votes[0]'],
      [JSON.stringify({ ...good, votes: [[-1, 1, 1]] }), 'votes[0]'],
      [JSON.stringify({ ...good, statements: [{ ...good.statements[0], number: 1e12 }] }), 'statements[0].number'],
      [JSON.stringify(good).replace('"sample":{}', `"sample":${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`), 'nested'],
      ['['.repeat(1_000_000), 'cut off'],
      ['\u0000'.repeat(1_000), 'no JSON'],
    ] as const) {
      expect(await run(text)).toContain(`1 `);
      expect(await run(text)).toContain(why);
    }
    // Names that every object has change nothing.
    expect(await run(JSON.stringify(good).replace('"figures":', '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"figures":'))).toMatch(/^1 /);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(processorMsSince(began)).toBeLessThan(10_000);
  });
});


