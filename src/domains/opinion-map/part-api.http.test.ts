/** Taking part from other sites, and what anybody who reads all that is kept can learn of who voted how. */
import { createHash } from 'node:crypto';
import { Writable } from 'node:stream';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { as } from '#cast';
import type { Access, Principal } from '#platform/access';
import { createServer } from '#platform/server';
import { openTown, type Town } from '#town';
import { routes } from './routes.ts';
import { type TownMap, townMap } from './town-map.fixture.ts';

let town: Town;
let map: TownMap;

beforeAll(async () => {
  town = await openTown({ env: { HIRAKU_WRITES_PER_MINUTE: '60' } });
  map = await townMap(town);
});
afterAll(() => town.close());

interface Said {
  state: string;
  key: string;
  next: { number: number; text: string } | null;
  left: number;
}

/** As a script of a school's page sends it: no cookie, another Origin. */
async function fromElsewhere(what: string, fields: Record<string, string>, slug = map.slug): Promise<{ status: number; said: Said; headers: Headers }> {
  const reply = await town.ask(`/api/v1/opinion-maps/${slug}/${what}`, { method: 'POST', headers: { accept: 'application/json', origin: 'https://school.example', 'sec-fetch-site': 'cross-site' }, body: new URLSearchParams(fields) });
  return { status: reply.status, said: (await reply.json()) as Said, headers: reply.headers };
}

describe('another site', () => {
  test('gives a person a key, takes votes and a statement under it, and sets no cookie', async () => {
    const begun = await fromElsewhere('participation', {});
    expect(begun.said).toMatchObject({ state: 'open', left: 6 });
    expect(begun.headers.get('access-control-allow-origin')).toBe('*');
    expect(begun.headers.getSetCookie().filter((one) => one.includes('hiraku-map'))).toEqual([]);
    const { key } = begun.said;
    let next = begun.said.next;
    for (let count = 0; count < 5; count += 1) {
      const voted = await fromElsewhere('votes', { key, statement: String(next!.number), choice: 'agree' });
      expect(voted.status).toBe(200);
      next = voted.said.next;
    }
    expect((await fromElsewhere('participation', { key })).said).toMatchObject({ key, left: 1, next: { number: next!.number } });
    expect((await fromElsewhere('statements', { key, text: '夜の道が暗いので街灯をもっと増やしてほしい。' })).said).toMatchObject({ state: 'similar' });
    expect((await fromElsewhere('statements', { key, text: '角の田中さんの家の木を切ってください。' })).said).toMatchObject({ state: 'personal', personal: ['name'], similar: [], anyway: 'name' });
    expect((await fromElsewhere('statements', { key, text: '市民農園を駅の近くにつくってください。' })).said).toMatchObject({ state: 'shown', number: 7 });
    expect((await fromElsewhere('votes', { key, statement: '99', choice: 'agree' })).status).toBe(409);
    expect((await fromElsewhere('votes', { key: 'nonsense', statement: '1', choice: 'agree' })).status).toBe(422);
    expect((await fromElsewhere('statements', { key, text: 'あ' })).status).toBe(422);
    const { rows } = await sql<{ came: string }>`select came_by as came from opinion_map.participant where conversation_id = ${map.id}`.execute(town.owner);
    expect(rows).toEqual([{ came: 'embed' }]);
  });

  test('cannot be used where somebody has to be known, and says where to go', async () => {
    const closed = await townMap(town, { number: 2, access: 'signed-in' });
    expect((await fromElsewhere('participation', {}, closed.slug)).said).toMatchObject({ state: 'elsewhere', next: null });
    const { key } = (await fromElsewhere('participation', {})).said;
    expect((await fromElsewhere('votes', { key, statement: '1', choice: 'agree' }, closed.slug)).status).toBe(409);
    const page = await (await town.ask(`/opinion-maps/${closed.slug}/embed`)).text();
    expect(page).toContain('この問いへのリンクを載せられます');
    expect(page).not.toContain('そのまま置けます');
  });

  test('takes the element from one address, as a module, whatever site asks', async () => {
    const reply = await town.ask('/opinion-maps/embed.js', { headers: { origin: 'https://school.example' } });
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-type')).toContain('text/javascript');
    expect(reply.headers.get('access-control-allow-origin')).toBe('*');
    expect(reply.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(await reply.text()).toContain('hiraku-opinion-map');
    const page = await (await town.ask(`/opinion-maps/${map.slug}/embed`)).text();
    expect(page).toContain('&lt;hiraku-opinion-map src=&quot;http://town.example/opinion-maps/2026-1&quot;');
  });
});

describe('what is kept', () => {
  test('ties no vote to whoever cast it: not in any table, not in the audit record', async () => {
    // No UUID holds its address: of those that stand with the person, one in 65,536 holds 2026-4.
    const closed = await townMap(town, { number: 20_000, access: 'signed-in' });
    const person = await as(town, 'person');
    await person.ask(`/opinion-maps/${closed.slug}/part`);
    for (const statement of ['1', '2', '3', '4', '5', '6']) expect((await person.post(`/opinion-maps/${closed.slug}/votes`, { statement, choice: 'agree' })).status).toBe(303);
    expect((await person.post(`/opinion-maps/${closed.slug}/statements`, { text: '駅の北口にも、案内板を置いてほしい。' })).status).toBe(303);
    await person.ask(`/opinion-maps/${closed.slug}/mine?code=shown`);
    const { rows: tables } = await sql<{ name: string }>`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`.execute(town.owner);
    const said: string[] = [];
    for (const { name } of tables) {
      const { rows } = await sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.raw(name)} t`.execute(town.owner);
      for (const { row } of rows) if (row.includes(person.personId) || row.includes(person.email) || row.includes('市民 はなこ')) said.push(`${name}: ${row}`);
    }
    // Sessions and the account know the person; nothing of theirs knows the opinion map, and nothing of the map knows the person.
    expect(said.length).toBeGreaterThan(0);
    expect(said.filter((row) => row.startsWith('opinion_map.') || row.includes(closed.slug) || row.includes('opinion-map'))).toEqual([]);
    const { rows: own } = await sql<{ number: number; code: Buffer; mark: Buffer }>`select number, code_sha256 as code, mark from opinion_map.participant where conversation_id = ${closed.id}`.execute(town.owner);
    expect(own).toHaveLength(1);
    // The mark is no plain hash of the account.
    for (const guess of [person.personId, `opinion-map ${closed.id} ${person.personId}`]) expect(own[0]!.mark.equals(createHash('sha256').update(guess).digest())).toBe(false);
    const { rows: instants } = await sql<{ odd: number }>`
      select count(*)::integer as odd from (select cast_at as at from opinion_map.vote union all select began_at from opinion_map.participant union all select made_at from opinion_map.statement where origin = 'participant') kept
      where at <> date_trunc('hour', at)`.execute(town.owner);
    expect(instants).toEqual([{ odd: 0 }]);
  });
});

describe('the log', () => {
  test('names nobody who votes, signed in or not, taken or refused', async () => {
    const asked = await townMap(town, { number: 5, access: 'signed-in' });
    const person = await as(town, 'person');
    const lines: string[] = [];
    const log = pino({ level: 'debug' }, new Writable({ write: (line: Buffer, _, done) => (lines.push(line.toString()), done()) }));
    const principal: Principal = { personId: person.personId, sessionId: 'one', way: 'link', name: '市民 はなこ', email: person.email, posts: [], postsWithheld: false, provedAt: town.clock.now(), commitment: () => '' };
    const access: Access = { signInPath: '/sign-in', principalOf: async () => principal, record: async () => undefined };
    const site = { ...town.profile, origin: town.settings.origin, nav: [] };
    const server = createServer({ ...town.program, log, routes, site, access, settings: town.settings, errorPage: (_, { status }) => ({ status, headers: {}, body: '' }) });
    const send = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) => server.fetch(new Request(`http://town.example${path}`, { method: 'POST', headers: { cookie: person.cookie, accept: 'application/json', ...headers }, body: new URLSearchParams({ csrf: person.csrf, ...fields }) }), '192.0.2.77');
    expect((await send(`/opinion-maps/${asked.slug}/votes`, { statement: '1', choice: 'agree' })).status).toBe(200);
    expect((await send(`/opinion-maps/${asked.slug}/votes`, { statement: '1', choice: 'agree' }, { origin: 'https://elsewhere.example' })).status).toBe(403);
    await sql`update opinion_map.participant set barred_at = now() where conversation_id = ${asked.id}`.execute(town.owner);
    expect((await send(`/opinion-maps/${asked.slug}/votes`, { statement: '2', choice: 'agree' })).status).toBe(403);
    // Nothing says when the vote came that was taken; two lines each say that one was not.
    expect(lines.map((line) => (JSON.parse(line) as { status?: number; kind?: string }).status ?? 'refused')).toEqual(['refused', 403, 'refused', 403]);
    expect(lines.join('')).toContain('/opinion-maps/:slug/votes');
    for (const secret of [person.personId, person.email, '市民', '192.0.2.77', 'agree', asked.slug]) expect(lines.join('')).not.toContain(secret);
  });
});

describe('a class of forty behind one address', () => {
  test('may vote at once, and is counted as one network, with nothing that says which participants they are', async () => {
    const school = await townMap(town, { number: 3 });
    const ask = (what: string, fields: Record<string, string>) => town.server.fetch(new Request(`http://town.example/api/v1/opinion-maps/${school.slug}/${what}`, { method: 'POST', headers: { accept: 'application/json' }, body: new URLSearchParams(fields) }), '192.0.2.40');
    await town.server.fetch(new Request(`http://town.example/opinion-maps/${school.slug}/part`), '192.0.2.40');
    await Promise.all(
      Array.from({ length: 40 }, async () => {
        const { key } = (await (await ask('participation', {})).json()) as Said;
        for (const statement of ['1', '2', '3']) expect((await ask('votes', { key, statement, choice: 'agree' })).status).toBe(200);
      }),
    );
    const { rows } = await sql<{ participants: number; votes: number; network: Buffer }>`select participants, votes, network from opinion_map.network_hour where conversation_id = ${school.id}`.execute(town.owner);
    expect(rows).toHaveLength(1);
    expect(rows[0]!.participants).toBe(40);
    // What is not written yet is less than one portion.
    expect(rows[0]!.votes).toBeGreaterThan(120 - 16);
    expect(rows[0]!.votes).toBeLessThanOrEqual(120);
    expect(rows[0]!.network).toHaveLength(32);
  });
});
