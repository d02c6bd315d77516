import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { as } from '#cast';
import { inTransaction } from '#platform/database';
import { openTown, type Town } from '#town';
import { openInvitation } from './invitation.store.ts';
import { findPersonByEmail } from './person.store.ts';
import { lettersTo, signInByLink, visitor } from './visitor.fixture.ts';

const noon = new Date('2026-04-01T12:00:00+09:00').getTime();
const minute = 60_000;
const session = 'hiraku-session';

let town: Town;
let letters = 0;
/** An address that nobody has used yet. */
const newAddress = (): string => `person${++letters}@takuno.example`;

beforeAll(async () => {
  town = await openTown({ env: { HIRAKU_WRITES_PER_MINUTE: '0' } });
});
afterAll(() => town.close());
beforeEach(() => {
  town.clock.set(new Date(noon));
});

const acts = async (act: string): Promise<{ person_id: string | null; subject: string | null }[]> =>
  (await sql<{ person_id: string | null; subject: string | null }>`select person_id, subject from record.act where act = ${act} order by id`.execute(town.db)).rows;

describe('a link by e-mail', () => {
  test('signs in once its button is pressed, makes the account and leads on to where the person was going', async () => {
    const email = newAddress();
    const browser = visitor(town);
    const first = await browser.ask('/me/sessions');
    expect([first.status, first.headers.get('location')]).toEqual([303, '/sign-in?next=%2Fme%2Fsessions']);
    const asked = await browser.post('/sign-in', { email, next: '/me/sessions' });
    expect([asked.status, asked.headers.get('location')]).toEqual([303, '/sign-in/asked']);
    expect(await (await browser.ask('/sign-in/asked')).text()).toContain(email);
    const [letter] = await lettersTo(town, email);
    expect(letter!.subject).toContain('サインイン');
    const landing = await browser.ask(letter!.path);
    expect(await landing.text()).toContain('サインインする');
    expect(landing.headers.get('referrer-policy')).toBe('same-origin');
    const done = await browser.post(letter!.path);
    expect([done.status, done.headers.get('location')]).toEqual([303, '/me/sessions']);
    expect((await browser.ask('/me')).status).toBe(200);
    const person = await findPersonByEmail(town.db, email);
    expect((await acts('session.opened')).at(-1)).toEqual({ person_id: person!.id, subject: 'sign-in link' });
  });

  test('in English stays in English, letter and pages', async () => {
    const email = newAddress();
    const browser = visitor(town);
    await browser.post('/en/sign-in', { email });
    const [letter] = await lettersTo(town, email);
    expect(letter!.subject).toContain('your link to sign in');
    expect(letter!.path).toMatch(/^\/en\/sign-in\/link\//);
    expect((await browser.post(letter!.path)).headers.get('location')).toBe('/en/me?arrived=yes');
  });

  test('is not used up by a scanner of mail that follows links', async () => {
    const email = newAddress();
    const browser = visitor(town);
    await browser.post('/sign-in', { email });
    const [letter] = await lettersTo(town, email);
    for (const method of ['GET', 'HEAD', 'GET']) expect((await visitor(town).ask(letter!.path, { method })).status).toBe(200);
    expect((await browser.post(letter!.path)).status).toBe(303);
  });

  test('works once', async () => {
    const email = newAddress();
    const browser = visitor(town);
    await browser.post('/sign-in', { email });
    const [letter] = await lettersTo(town, email);
    const mark = browser.cookies.get('hiraku-browser')!;
    expect((await browser.post(letter!.path)).status).toBe(303);
    browser.cookies.set('hiraku-browser', mark);
    browser.cookies.delete(session);
    expect((await browser.ask(letter!.path)).status).toBe(410);
    expect((await browser.post(letter!.path)).status).toBe(410);
    expect(browser.cookies.has(session)).toBe(false);
  });

  test('pressed twice at the same moment opens one session', async () => {
    const email = newAddress();
    const browser = visitor(town);
    await browser.post('/sign-in', { email });
    const [letter] = await lettersTo(town, email);
    await browser.ask('/sign-in');
    const replies = await Promise.all([1, 2, 3, 4].map(() => browser.post(letter!.path)));
    expect(replies.map((reply) => reply.status).toSorted()).toEqual([303, 410, 410, 410]);
  });

  test('opened in another browser says how to go on, and is not used up', async () => {
    const email = newAddress();
    const browser = visitor(town);
    await browser.post('/sign-in', { email });
    const [letter] = await lettersTo(town, email);
    const other = visitor(town);
    expect(await (await other.ask(letter!.path)).text()).toContain('リンクを頼んだブラウザーで開いてください');
    const tried = await other.post(letter!.path);
    expect([tried.status, other.cookies.has(session)]).toEqual([403, false]);
    expect((await browser.post(letter!.path)).status).toBe(303);
  });

  test('a browser that was made to carry a mark of somebody else’s choosing gets one of its own', async () => {
    const browser = visitor(town);
    browser.cookies.set('hiraku-browser', 'chosen');
    await browser.post('/sign-in', { email: newAddress() });
    expect(browser.cookies.get('hiraku-browser')).toMatch(/^[\w-]{43}$/);
  });

  test('is good a moment before 15 minutes and over at exactly 15', async () => {
    const email = newAddress();
    const browser = visitor(town);
    await browser.post('/sign-in', { email });
    const [letter] = await lettersTo(town, email);
    town.clock.set(new Date(noon + 15 * minute));
    expect((await browser.post(letter!.path)).status).toBe(410);
    town.clock.set(new Date(noon + 15 * minute - 1));
    expect((await browser.post(letter!.path)).status).toBe(303);
  });

  test('holds the city’s own address, whatever host the request names', async () => {
    const email = newAddress();
    const browser = visitor(town);
    await browser.ask('/sign-in');
    const body = new URLSearchParams({ csrf: browser.cookies.get('hiraku-csrf')!, email });
    await browser.ask('/sign-in', { method: 'POST', body, headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' } });
    const [letter] = await lettersTo(town, email);
    expect(letter!.text).toContain('http://town.example/sign-in/link/');
    expect(letter!.text).not.toContain('evil.');
  });

  test('a link that was never made is not found, however it is written', async () => {
    for (const token of ['nothing', 'A'.repeat(43), '%27%20or%201=1']) {
      expect((await visitor(town).ask(`/sign-in/link/${token}`)).status).toBe(404);
      expect((await visitor(town).post(`/sign-in/link/${token}`)).status).toBe(404);
    }
  });

  test('the record holds neither address nor token', async () => {
    const email = newAddress();
    const browser = visitor(town);
    await signInByLink(town, browser, email);
    const { rows } = await sql<{ line: string }>`select to_jsonb(a)::text as line from record.act a`.execute(town.db);
    const all = rows.map((row) => row.line).join('\n');
    expect(all).not.toContain(email);
    const [letter] = await lettersTo(town, email);
    expect(all).not.toContain(letter!.path.split('/').at(-1));
  });
});

describe('asking for a link tells nothing', () => {
  test('of whether an address has an account: same reply, same page, same effects but for the letter', async () => {
    const known = newAddress();
    await signInByLink(town, visitor(town), known);
    await lettersTo(town, known);
    const look = async (email: string) => {
      const browser = visitor(town);
      await browser.ask('/sign-in');
      browser.cookies.set('hiraku-browser', 'B'.repeat(43));
      await sql`delete from people.link where used_at is null`.execute(town.db);
      const reply = await browser.post('/sign-in', { email });
      const page = await (await browser.ask('/sign-in/asked')).text();
      const { rows } = await sql<{ task: string }>`select task_identifier as task from graphile_worker.jobs order by id`.execute(town.db);
      const headers = [...reply.headers].filter(([name]) => name !== 'x-request-id');
      await lettersTo(town, email);
      return JSON.stringify([reply.status, headers, page.replaceAll(email, 'ADDRESS'), rows]);
    };
    expect(await look(known)).toBe(await look(newAddress()));
  });

  test('of the sixth letter within 15 minutes, which is not sent', async () => {
    const email = newAddress();
    const browser = visitor(town);
    const replies = new Set<string>();
    for (let asked = 0; asked < 6; asked += 1) {
      const reply = await browser.post('/sign-in', { email: asked % 2 ? email.toUpperCase() : email });
      replies.add(`${reply.status} ${reply.headers.get('location')} ${(await (await browser.ask('/sign-in/asked')).text()).replaceAll(new RegExp(email, 'gi'), 'ADDRESS')}`);
    }
    expect(replies.size).toBe(1);
    const all = [...(await lettersTo(town, email)), ...(await lettersTo(town, email.toUpperCase()))];
    expect(all).toHaveLength(5);
    town.clock.set(new Date(noon + 15 * minute));
    await browser.post('/sign-in', { email });
    expect([...(await lettersTo(town, email)), ...(await lettersTo(town, email.toUpperCase()))]).toHaveLength(6);
  });

  test.each(['', 'name', 'name@', '@host.example', 'a b@host.example', 'name@host', 'a@b.example\r\nBcc: c@d.example', `${'a'.repeat(250)}@b.example`])('%j is no address: the page comes again with what was typed', async (email) => {
    const reply = await visitor(town).post('/sign-in', { email });
    expect(reply.status).toBe(422);
    expect(await reply.text()).toContain('aria-invalid="true"');
  });

  test('one network may ask for 30 links in 15 minutes, and the database does not hold its address', async () => {
    const peer = '203.0.113.77';
    const browser = visitor(town, peer);
    for (let asked = 0; asked < 30; asked += 1) expect((await browser.post('/sign-in', { email: newAddress() })).status).toBe(303);
    const refused = await browser.post('/sign-in', { email: newAddress() });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '900']);
    expect((await visitor(town, '203.0.113.78').post('/sign-in', { email: newAddress() })).status).toBe(303);
    const { rows } = await sql<{ key: string }>`select kind || key as key from people.attempt`.execute(town.db);
    expect(rows.length).toBeGreaterThan(2);
    for (const { key } of rows) expect(key).not.toMatch(/203\.0|takuno/);
    town.clock.set(new Date(noon + 15 * minute));
    expect((await browser.post('/sign-in', { email: newAddress() })).status).toBe(303);
  });
});

describe('a sign-in that leads nowhere in particular', () => {
  test.each(['member', 'panel'] as const)('leads somebody with a post (%s) to the work', async (kind) => {
    const arrived = await (await as(town, kind)).ask('/me?arrived=yes');
    expect([arrived.status, arrived.headers.get('location')]).toEqual([303, '/staff']);
    expect((await (await as(town, kind)).ask('/me')).status).toBe(200);
    expect((await (await as(town, kind)).ask('/staff')).status).toBe(200);
  });

  test('leads anybody else to the own page', async () => {
    expect((await (await as(town, 'person')).ask('/me?arrived=yes')).status).toBe(200);
  });
});

describe('a session', () => {
  test('that somebody planted before the sign-in is worth nothing after it', async () => {
    const planted = await as(town, 'person');
    const browser = visitor(town);
    const before = planted.cookie.split(`${session}=`)[1]!.split(';')[0]!;
    browser.cookies.set(session, before);
    await signInByLink(town, browser, newAddress());
    expect(browser.cookies.get(session)).not.toBe(before);
    expect((await planted.ask('/me')).status).toBe(303);
    expect(await (await browser.ask('/me')).text()).not.toContain('市民 はなこ');
  });

  test('gets a new token for its forms as well', async () => {
    const browser = visitor(town);
    const email = newAddress();
    await browser.post('/sign-in', { email });
    const before = browser.cookies.get('hiraku-csrf');
    const [letter] = await lettersTo(town, email);
    await browser.post(letter!.path);
    expect(browser.cookies.get('hiraku-csrf')).not.toBe(before);
  });

  test('cannot be begun by a form of another site', async () => {
    const browser = visitor(town);
    const email = newAddress();
    await browser.post('/sign-in', { email });
    const [letter] = await lettersTo(town, email);
    const without = await browser.ask(letter!.path, { method: 'POST', body: new URLSearchParams() });
    const foreign = await browser.post(letter!.path, {}, { origin: 'https://evil.example' });
    const crossSite = await browser.post(letter!.path, {}, { 'sec-fetch-site': 'cross-site' });
    expect([without.status, foreign.status, crossSite.status, browser.cookies.has(session)]).toEqual([403, 403, 403, false]);
  });

  test.each(['//evil.example', '/\\evil.example', 'https://evil.example/', '/.//evil.example', '/\t/evil.example', 'javascript:alert(1)', '/sign-in?next=/me', '/sign-out'])('after it nobody is led on to %j', async (next) => {
    const browser = visitor(town);
    expect((await signInByLink(town, browser, newAddress(), next)).headers.get('location')).toBe('/me?arrived=yes');
    expect(await (await visitor(town).ask(`/sign-in?next=${encodeURIComponent(next)}`)).text()).not.toContain('name="next"');
  });

  test('leads on to a page with a Japanese address', async () => {
    const reply = await signInByLink(town, visitor(town), newAddress(), '/plan/measures/協1-2?edition=2012-2014');
    expect(reply.headers.get('location')).toBe('/plan/measures/%E5%8D%941-2?edition=2012-2014');
  });

  test('ends at sign-out, and signing out twice does no harm', async () => {
    const browser = visitor(town);
    await signInByLink(town, browser, newAddress());
    const token = browser.cookies.get(session)!;
    expect((await browser.post('/sign-out')).headers.get('location')).toBe('/');
    expect(browser.cookies.has(session)).toBe(false);
    browser.cookies.set(session, token);
    expect((await browser.ask('/me')).status).toBe(303);
    expect((await browser.post('/sign-out')).status).toBe(303);
  });
});

describe('an invitation', () => {
  const invite = (email: string) => inTransaction(town.db, (tx) => openInvitation(tx, { email, name: '新任 花子', lang: 'ja', invitedBy: '総務部 総務課の担当として登録されました。' }, town.clock.now()));

  test('signs in from any browser, once, within 7 days, and leads to passkeys', async () => {
    const email = newAddress();
    const { path, personId } = await invite(email);
    const [letter] = await lettersTo(town, email);
    expect(letter!.text).toContain('総務部 総務課の担当として登録されました。');
    expect(letter!.path).toBe(path);
    const browser = visitor(town);
    expect(await (await browser.ask(path)).text()).toContain('サインインしてはじめる');
    town.clock.set(new Date(noon + 7 * 24 * 60 * minute));
    expect((await browser.post(path)).status).toBe(410);
    town.clock.set(new Date(noon + 7 * 24 * 60 * minute - 1));
    expect((await browser.post(path)).headers.get('location')).toBe('/me/passkeys');
    expect((await browser.ask('/me/passkeys')).status).toBe(200);
    expect((await visitor(town).post(path)).status).toBe(410);
    expect((await findPersonByEmail(town.db, email))!.id).toBe(personId);
  });

  test('sent again ends the one before', async () => {
    const email = newAddress();
    const first = await invite(email);
    const second = await invite(email);
    expect((await visitor(town).ask(first.path)).status).toBe(410);
    expect((await visitor(town).ask(second.path)).status).toBe(200);
  });
});
