/** A permission is what its row says: tried over HTTP with a small register of people and a table of acts. */
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { answering, holders, type Access, type Act, type Principal } from './access.ts';
import { csrfCookie } from './csrf.ts';
import { json, Refusal, row, signedIn, type Route } from './http.ts';
import { sessionCookie, sessionCookieName } from './session.ts';
import { openSmallSite, type SmallSite } from './small-site.fixture.ts';

let home: SmallSite;
beforeAll(async () => {
  home = await openSmallSite(inject('databaseServer'));
  await sql`create table act (act jsonb not null)`.execute(home.db);
});
afterAll(() => home.close());
beforeEach(async () => {
  await sql`truncate act, news`.execute(home.db);
});

const hourAgo = new Date('2026-04-01T02:00:00Z');
const member = { role: 'member', department: { id: 2, name: '道路課' }, departmentIds: [2], delegated: false } as const;
const people: Record<string, Partial<Principal>> = {
  resident: { posts: [] },
  member: { posts: [{ ...member, departmentIds: [2] }], provedAt: hourAgo },
};
/** Every look at the register is counted: pages that are kept must need none. */
let lookups = 0;
const access: Access = {
  signInPath: '/sign-in',
  principalOf: async (_db, token) => {
    lookups += 1;
    const found = people[token];
    return found ? { personId: token, sessionId: `session of ${token}`, way: 'link', name: null, email: `${token}@town.example`, posts: [], postsWithheld: false, provedAt: home.clock.now(), commitment: (content) => `<${content.length}>`, ...found } : null;
  },
  record: async (tx, act) => void (await sql`insert into act values (${JSON.stringify(act)}::jsonb)`.execute(tx)),
};

const text = { 'content-type': 'text/html; charset=utf-8' };
const write = row({
  method: 'POST',
  path: '/notes/:note',
  who: answering(async (_db, { note }) => (note === 'road' ? [2] : note === 'lake' ? [5] : null), ['member']),
  act: 'note.saved',
  what: 'Saves a note',
  formats: ['html', 'json'],
  form: z.object({ words: z.string().max(200) }),
  async run(ask) {
    await sql`insert into news values (1, ${ask.form.words})`.execute(ask.db);
    ask.telling.why = 'asked for';
    if (ask.form.words === 'mistake') return { status: 422, headers: text, body: 'once more' };
    if (ask.form.words === 'refused') throw new Refusal(409, 'taken', { ja: '重なりました。', en: 'Taken.' });
    return { status: 303, headers: { location: '/' }, body: null };
  },
});
const rows: Route[] = [
  row({ method: 'GET', path: '/notes', who: 'staff', act: 'notes.read', what: 'Notes', formats: ['html', 'json'], query: z.object({ page: z.coerce.number().int().optional() }), run: (ask) => json(signedIn(ask).email) }),
  row({ method: 'GET', path: '/me', who: 'person', act: 'account.read', what: 'Oneself', run: (ask) => ({ status: 200, headers: text, body: signedIn(ask).personId }) }),
  row({ method: 'GET', path: '/keys', who: holders('member'), act: 'keys.read', fresh: true, what: 'Keys', formats: ['html', 'json'], run: () => json('keys') }),
  row({ method: 'GET', path: '/public', who: 'anyone', what: 'For everybody', reads: [], run: () => ({ status: 200, headers: text, body: 'everybody' }) }),
  row({ method: 'GET', path: '/greeting', who: 'anyone', what: 'Greets', run: (ask) => ({ status: 200, headers: text, body: ask.principal?.personId ?? 'nobody' }) }),
  row({ method: 'POST', path: '/greetings', who: 'anyone', act: 'greeting.sent', what: 'Takes a greeting', form: z.object({ words: z.string() }), run: () => ({ status: 303, headers: { location: '/' }, body: null }) }),
  row({
    method: 'POST',
    path: '/ballots',
    who: 'anyone',
    secret: true,
    what: 'Takes a vote',
    form: z.object({ words: z.string() }),
    async run(one) {
      if (one.form.words.startsWith('broken')) throw new Error(`cannot read ${one.form.words}`);
      if (one.form.words === 'closed') throw new Refusal(403, 'closed', { ja: '締め切りました。', en: 'Closed.' });
      await sql`insert into news values (1, ${one.form.words})`.execute(one.db);
      return json(one.principal?.personId ?? 'nobody', one.form.words === 'mistake' ? 422 : 200);
    },
  }),
  row({ method: 'POST', path: '/api/ballots', who: 'anyone', secret: true, proof: 'form', what: 'Takes a vote with a code', form: z.object({ code: z.string() }), run: (one) => json([one.form.code, { ...one }.principal]) }),
  row({ method: 'POST', path: '/stop/:token', who: 'anyone', act: 'following.ended', proof: 'address', what: 'Ends a following', run: () => json('ended') }),
  write,
];

const ask = (path: string, whom: string | null, headers: Record<string, string> = {}, init: RequestInit = {}) =>
  home.server(rows, {}, { access }).fetch(new Request(`http://town.example${path}`, { ...init, headers: { accept: 'text/html', ...(whom && { cookie: `hiraku-session=${whom}` }), ...headers } }));

async function send(path: string, whom: string | null, fields: Record<string, string>): Promise<Response> {
  const form = await home.server([row({ method: 'GET', path: '/', who: 'anyone', what: 'A form', run: (one) => ({ status: 200, headers: text, body: one.csrf! }) })]).fetch(new Request('http://town.example/'));
  const token = await form.text();
  const cookie = [`hiraku-csrf=${token}`, ...(whom ? [`hiraku-session=${whom}`] : [])].join('; ');
  return ask(path, null, { cookie }, { method: 'POST', body: new URLSearchParams({ csrf: token, ...fields }) });
}

/** Sends a form to a row whose end comes only when `meanwhile` has happened. */
async function sendSlowly(routes: Route[], path: string, whom: string, meanwhile: () => void): Promise<Response> {
  const token = await home.server([row({ method: 'GET', path: '/', who: 'anyone', what: 'A form', run: (one) => ({ status: 200, headers: text, body: one.csrf! }) })]).fetch(new Request('http://town.example/')).then((page) => page.text());
  const parts = [`csrf=${encodeURIComponent(token)}&words=`, 'road'];
  const body = new ReadableStream<Uint8Array>({
    pull(stream) {
      const part = parts.shift();
      if (part === 'road') meanwhile();
      if (part === undefined) stream.close();
      else stream.enqueue(new TextEncoder().encode(part));
    },
  }, { highWaterMark: 0 });
  const headers = { accept: 'text/html', cookie: `hiraku-csrf=${token}; hiraku-session=${whom}`, 'content-type': 'application/x-www-form-urlencoded' };
  return home.server(routes, {}, { access }).fetch(new Request(`http://town.example${path}`, { method: 'POST', body, duplex: 'half', headers } as RequestInit));
}

const acts = async () => (await sql<{ act: Omit<Act, 'at'> }>`select act from act`.execute(home.db)).rows.map((one) => one.act);
const notes = async () => (await sql`select from news`.execute(home.db)).rows.length;

describe('a form that takes its time', () => {
  const upload = { ...write, path: '/uploads/:note', bodyBytesMax: 5_000_000 };

  test.each([['a form', '/notes/road'], ['a large file', '/uploads/road']])('%s: whoever loses the right before all of it is there writes nothing', async (_what, path) => {
    people['leaver'] = { posts: [{ ...member, departmentIds: [2] }] };
    expect((await sendSlowly([write, upload], path, 'leaver', () => undefined)).status).toBe(303);
    expect((await sendSlowly([write, upload], path, 'leaver', () => void (people['leaver'] = { posts: [] }))).status).toBe(403);
    people['leaver'] = { posts: [{ ...member, departmentIds: [2] }] };
    expect((await sendSlowly([write, upload], path, 'leaver', () => void delete people['leaver'])).status).toBe(401);
    expect(await notes()).toBe(1);
  });

  test('a large file of somebody without the right is not even read', async () => {
    people['passer-by'] = { posts: [] };
    let read = false;
    expect((await sendSlowly([upload], '/uploads/road', 'passer-by', () => (read = true))).status).toBe(403);
    expect(read).toBe(false);
  });
});

describe('somebody who is not signed in', () => {
  test('is led over the sign-in and back to the page in its language, with its query', async () => {
    const reply = await ask('/notes?page=2', null);
    expect([reply.status, reply.headers.get('location'), reply.headers.get('cache-control')]).toEqual([303, '/sign-in?next=%2Fnotes%3Fpage%3D2', 'no-store']);
    expect((await ask('/en/notes', null)).headers.get('location')).toBe('/en/sign-in?next=%2Fnotes');
  });

  test('is told so as a program, and when a form is sent', async () => {
    const reply = await ask('/notes', null, { accept: 'application/json' });
    expect([reply.status, await reply.json()]).toEqual([401, expect.objectContaining({ status: 401 })]);
    expect((await send('/notes/road', null, { words: 'a' })).status).toBe(401);
    expect([await notes(), await acts()]).toEqual([0, []]);
  });

  test('a session that nobody knows is no session', async () => {
    expect((await ask('/me', 'stranger')).status).toBe(303);
  });
});

describe('somebody signed in', () => {
  test('sees what is theirs, and the reading is recorded without a commitment', async () => {
    const reply = await ask('/me', 'resident');
    expect([reply.status, await reply.text(), reply.headers.get('cache-control')]).toEqual([200, 'resident', 'no-store']);
    expect(await acts()).toEqual([expect.objectContaining({ requestId: reply.headers.get('x-request-id'), act: 'account.read', actingAs: 'person', personId: 'resident', commitment: null, subject: null })]);
  });

  test('is refused what their posts do not open, and nothing is recorded', async () => {
    expect([(await ask('/notes', 'resident')).status, (await send('/notes/road', 'resident', { words: 'a' })).status, (await send('/notes/lake', 'member', { words: 'a' })).status]).toEqual([403, 403, 403]);
    expect([await notes(), await acts()]).toEqual([0, []]);
  });

  test('a record that is none is not found', async () => {
    expect((await send('/notes/none', 'member', { words: 'a' })).status).toBe(404);
  });

  test('a page for everybody that is not kept greets them, and is theirs alone', async () => {
    const [mine, nobodys] = [await ask('/greeting', 'resident'), await ask('/greeting', null)];
    expect([await mine.text(), mine.headers.get('cache-control')]).toEqual(['resident', 'no-store']);
    expect([await nobodys.text(), nobodys.headers.get('cache-control')]).toEqual(['nobody', 'private, no-cache']);
  });

  test('a page that is kept never asks who is there', async () => {
    lookups = 0;
    const reply = await ask('/public', 'member');
    expect([reply.headers.get('cache-control'), lookups]).toEqual(['public, max-age=0, must-revalidate', 0]);
  });
});

describe('signing in', () => {
  const begin = row({
    method: 'POST',
    path: '/sessions',
    who: 'anyone',
    act: 'session.begun',
    what: 'Begins a session',
    run: async (one) => ({ status: 303, headers: { location: '/' }, body: one.csrf!, cookies: [sessionCookie(one.site.origin, 'resident'), await csrfCookie(one.db, one.site.origin)] }),
  });

  test('gives the browser a session and a new token for forms, so that whoever planted the old one knows nothing', async () => {
    const server = home.server([...rows, begin], {}, { access });
    const old = (await csrfCookie(home.db, 'http://town.example')).split(';')[0]!;
    const reply = await server.fetch(new Request('http://town.example/sessions', { method: 'POST', headers: { cookie: old }, body: new URLSearchParams({ csrf: old.split('=')[1]! }) }));
    const cookies = reply.headers.getSetCookie();
    expect(cookies.map((cookie) => cookie.replace(/=[^;]*/, '='))).toEqual(['hiraku-session=; Path=/; HttpOnly; SameSite=Lax', 'hiraku-csrf=; Path=/; HttpOnly; SameSite=Lax']);
    const fresh = cookies[1]!.split(';')[0]!;
    expect(fresh).not.toBe(old);
    const greet = (token: string) => ask('/greetings', null, { cookie: `hiraku-session=resident; ${fresh}` }, { method: 'POST', body: new URLSearchParams({ csrf: token, words: 'a' }) });
    expect([(await greet(fresh.split('=')[1]!)).status, (await greet(old.split('=')[1]!)).status]).toEqual([303, 403]);
  });
});

describe('a sensitive act', () => {
  test('asks for a fresh sign-in and opens after it', async () => {
    const late = await ask('/keys', 'member');
    expect([late.status, late.headers.get('location')]).toEqual([303, '/sign-in?next=%2Fkeys&fresh=yes']);
    expect((await ask('/keys', 'member', { accept: 'application/json' })).status).toBe(401);
    home.clock.set('2026-04-01T02:05:00Z');
    expect((await ask('/keys', 'member')).status).toBe(200);
    home.clock.set('2026-04-01T03:00:00Z');
  });
});

describe('the record of an act', () => {
  test('says who, as what, what, about what, why; of what was sent only a commitment', async () => {
    expect((await send('/notes/road', 'member', { words: '秘密の言葉' })).status).toBe(303);
    const content = JSON.stringify([['words', '秘密の言葉']]);
    expect(await acts()).toEqual([
      { requestId: expect.any(String), at: '2026-04-01T03:00:00.000Z', personId: 'member', actingAs: 'member: 道路課', act: 'note.saved', subject: 'note road', why: 'asked for', commitment: `<${content.length}>` },
    ]);
    expect([await notes(), JSON.stringify(home.lines).includes('秘密')]).toEqual([1, false]);
  });

  test('has no commitment where there is no person whose key could keep it', async () => {
    expect((await send('/greetings', null, { words: 'こんにちは' })).status).toBe(303);
    expect(await acts()).toEqual([expect.objectContaining({ act: 'greeting.sent', actingAs: 'anyone', personId: null, commitment: null })]);
  });

  test.each([['mistake', 422], ['refused', 409]])('goes back with the act that ended as %s', async (words, status) => {
    expect((await send('/notes/road', 'member', { words })).status).toBe(status);
    expect([await notes(), await acts()]).toEqual([0, []]);
  });

  test('without its record the act does not stand', async () => {
    const broken = home.server(rows, {}, { access: { ...access, record: () => Promise.reject(new Error('full')) } });
    const reply = await broken.fetch(new Request('http://town.example/stop/abc', { method: 'POST' }));
    expect([reply.status, await acts()]).toEqual([500, []]);
  });
});

test('an address that proves itself takes a form from elsewhere; another does not', async () => {
  const elsewhere = { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) };
  const from = { accept: '*/*', origin: 'https://mail.example', 'sec-fetch-site': 'cross-site' };
  expect((await ask('/stop/abc', null, from, elsewhere)).status).toBe(200);
  expect((await ask('/greetings', null, from, elsewhere)).status).toBe(403);
});

describe('what is sent in secret', () => {
  test('is done and leaves no act, and no line of the log says who it was', async () => {
    const before = home.lines.length;
    const [cast, refused] = [await send('/ballots', 'resident', { words: 'yes' }), await send('/ballots', 'resident', { words: 'closed' })];
    expect([cast.status, await cast.json(), refused.status]).toEqual([200, 'resident', 403]);
    expect([await notes(), await acts()]).toEqual([1, []]);
    // Of what was done there is no line, whose instant would be the ballot's; of the refusal there is one, without a person.
    const told = home.lines.slice(before).filter(({ route }) => route === '/ballots');
    expect([told.map(({ status }) => status).filter(Boolean), JSON.stringify(told).includes('resident')]).toEqual([[403], false]);
  });

  test('is in no line of the log where it goes wrong: neither whose it was nor what', async () => {
    const before = home.lines.length;
    expect((await send('/ballots', 'resident', { words: 'broken zqbridge' })).status).toBe(500);
    const told = home.lines.slice(before).filter(({ msg, route }) => msg === 'request failed' || route === '/ballots');
    expect(told.map(({ msg, status }) => status ?? msg)).toEqual(['request failed', 500]);
    expect(told[0]).toMatchObject({ fault: { type: 'Error', frames: expect.stringContaining('session.http.test') as string } });
    expect(JSON.stringify(told)).not.toMatch(/zqbridge|resident/);
  });

  test('goes back where it was a mistake', async () => {
    expect((await send('/ballots', 'resident', { words: 'mistake' })).status).toBe(422);
    expect(await notes()).toBe(0);
  });

  test('comes from another site only where the form proves itself, and then stands for nobody who is signed in', async () => {
    const from = { accept: '*/*', origin: 'https://blog.example', 'sec-fetch-site': 'cross-site' };
    const withCode = await ask('/api/ballots', 'resident', from, { method: 'POST', body: new URLSearchParams({ code: 'abc' }) });
    expect([withCode.status, await withCode.json(), withCode.headers.getSetCookie()]).toEqual([200, ['abc', null], []]);
    expect((await ask('/ballots', 'resident', from, { method: 'POST', body: new URLSearchParams({ words: 'yes' }) })).status).toBe(403);
  });
});

test.each<[string, Partial<Route>, string]>([
  ['is kept though not for everyone', { who: 'staff', reads: ['news'], act: 'x.read' }, 'cannot be for some'],
  ['shows what is not public without naming its act', { who: 'staff' }, 'names its act'],
  ['writes without naming its act', { method: 'POST' }, 'names its act'],
  ['keeps an act of what is secret', { method: 'POST', secret: true, act: 'vote.cast' }, 'no act is kept'],
  ['is secret though not for everyone', { method: 'POST', secret: true, who: 'staff' }, 'no act is kept'],
])('the program does not start with a row that %s', (_name, declared, message) => {
  const wrong: Route = { method: 'GET', path: '/x', who: 'anyone', what: 'X', run: () => json(1), ...declared };
  expect(() => home.server([wrong])).toThrow(message);
});

test('the cookie of a session is out of reach for scripts, and for other hosts where the site has https', () => {
  expect(sessionCookie('http://localhost:3000', 'abc')).toBe('hiraku-session=abc; Path=/; HttpOnly; SameSite=Lax');
  expect(sessionCookie('https://plan.example', 'abc')).toBe('__Host-hiraku-session=abc; Path=/; HttpOnly; SameSite=Lax; Secure');
  expect(sessionCookie('https://plan.example', null)).toContain('__Host-hiraku-session=; ');
  expect([sessionCookie('https://plan.example', null), sessionCookieName('https://plan.example')]).toEqual([expect.stringContaining('Max-Age=0'), '__Host-hiraku-session']);
});
