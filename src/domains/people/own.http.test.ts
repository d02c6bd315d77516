import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { as } from '#cast';
import { freshMs } from '#platform/access';
import { inTransaction } from '#platform/database';
import { openTown, type Town } from '#town';
import { findPersonByEmail } from './person.store.ts';
import { endAllSessions, openSession } from './session.store.ts';
import { sessionLimits } from './session.ts';
import { lettersTo, signInByLink, visitor, type Visitor } from './visitor.fixture.ts';

const noon = new Date('2026-04-01T12:00:00+09:00').getTime();
const minute = 60_000;
const session = 'hiraku-session';

let town: Town;
let people = 0;

beforeAll(async () => {
  town = await openTown({ env: { HIRAKU_WRITES_PER_MINUTE: '0' } });
});
afterAll(() => town.close());
beforeEach(() => {
  town.clock.set(new Date(noon));
});

const newAddress = (): string => `owner${++people}@takuno.example`;

async function signedIn(email = newAddress()): Promise<Visitor & { email: string }> {
  const browser = visitor(town);
  await signInByLink(town, browser, email);
  return { ...browser, email };
}

const letterOf = async (address: string, words: string) => (await lettersTo(town, address)).find(({ subject }) => subject.includes(words));

describe('limits of a session', () => {
  test.each([
    ['a resident', 'person', sessionLimits.person],
    ['staff', 'member', sessionLimits.staff],
  ] as const)('%s: it is over just after it was idle too long, and not a moment before', async (_who, kind, { idleMs }) => {
    const one = await as(town, kind);
    const other = await as(town, kind);
    town.clock.set(new Date(noon + idleMs));
    expect((await one.ask('/me')).status).toBe(200);
    town.clock.set(new Date(noon + idleMs + 1));
    expect((await other.ask('/me')).status).toBe(303);
    expect((await one.ask('/me')).status).toBe(200);
  });

  test.each([
    ['a resident', 'person', sessionLimits.person],
    ['staff', 'member', sessionLimits.staff],
  ] as const)('%s: however busy, it is over when it is too old', async (_who, kind, { idleMs, absoluteMs }) => {
    const one = await as(town, kind);
    for (let at = noon; at < noon + absoluteMs; at += idleMs / 2) {
      town.clock.set(new Date(at));
      expect((await one.ask('/me')).status).toBe(200);
    }
    town.clock.set(new Date(noon + absoluteMs - 1));
    expect((await one.ask('/me')).status).toBe(200);
    town.clock.set(new Date(noon + absoluteMs + 1));
    expect((await one.ask('/me')).status).toBe(303);
  });
});

describe('a sensitive act', () => {
  test('asks for a fresh sign-in after ten minutes, says why, and leads back', async () => {
    const browser = await signedIn();
    town.clock.set(new Date(noon + freshMs));
    expect((await browser.ask('/me/erasure')).status).toBe(200);
    town.clock.set(new Date(noon + freshMs + 1));
    const refused = await browser.ask('/me/erasure');
    const location = refused.headers.get('location')!;
    expect(location).toBe('/sign-in?next=%2Fme%2Ferasure&fresh=yes');
    const page = await (await browser.ask(location)).text();
    expect(page).toContain('もう一度サインインしてください');
    expect(page).toContain(`value="${browser.email}"`);
    const back = await signInByLink(town, browser, browser.email, '/me/erasure');
    expect(back.headers.get('location')).toBe('/me/erasure');
    expect((await browser.ask('/me/erasure')).status).toBe(200);
  });

  test('is not done by a form that was opened while the sign-in was fresh', async () => {
    const browser = await signedIn();
    town.clock.set(new Date(noon + freshMs + 1));
    expect((await browser.post('/me/erasure', { confirm: 'yes' })).status).toBe(401);
    expect(await findPersonByEmail(town.db, browser.email)).not.toBeNull();
  });
});

describe('own sessions', () => {
  test('are listed with this one marked, and end one by one or all others at once', async () => {
    const email = newAddress();
    const [here, second, third, fourth] = [await signedIn(email), await signedIn(email), await signedIn(email), await signedIn(email)];
    const page = await (await here.ask('/me/sessions')).text();
    expect(page.match(/Firefox · Windows/g)!.length).toBeGreaterThanOrEqual(4);
    expect(page.match(/この端末</g)).toHaveLength(1);
    const [id] = [...page.matchAll(/name="session" value="([^"]+)"/g)].map((match) => match[1]!);
    expect((await here.post('/me/sessions/endings', { session: id! })).status).toBe(303);
    const left = await Promise.all([here, second, third, fourth].map(async (each) => (await each.ask('/me')).status));
    expect(left.toSorted()).toEqual([200, 200, 200, 303]);
    await here.post('/me/sessions/other-endings');
    expect(await Promise.all([here, second, third, fourth].map(async (each) => (await each.ask('/me')).status))).toEqual([200, 303, 303, 303]);
  });

  test('begun at the very moment at which all sessions end is over with them', async () => {
    const { email } = await signedIn();
    const { id } = (await findPersonByEmail(town.db, email))!;
    const late = visitor(town);
    await inTransaction(town.db, async (tx) => {
      const { token } = await openSession(tx, { personId: id, way: 'link', device: '' }, town.clock.now());
      await inTransaction(town.db, (other) => endAllSessions(other, id));
      late.cookies.set(session, token);
    });
    expect((await late.ask('/me')).status).toBe(303);
  });

  test('of somebody else cannot be ended', async () => {
    const victim = await signedIn();
    const attacker = await signedIn();
    const { rows } = await sql<{ id: string }>`select s.id from people.session s join people.person p on p.id = s.person_id where p.email = ${victim.email}`.execute(town.db);
    expect((await attacker.post('/me/sessions/endings', { session: rows[0]!.id })).status).toBe(404);
    expect((await attacker.post('/me/sessions/endings', { session: 'not an id' })).status).toBe(404);
    expect((await victim.ask('/me')).status).toBe(200);
  });
});

describe('own details', () => {
  test('are kept exactly as given and shown the same, in whatever letters', async () => {
    const browser = await signedIn();
    for (const name of ['髙橋　𠮷郎', ' ﾀｸﾉ  ', 'José O’Brien-ßmith', '<b>"&']) {
      expect((await browser.post('/me', { name, lang: 'en' })).status).toBe(303);
      const person = await findPersonByEmail(town.db, browser.email);
      expect([person!.name, person!.lang]).toEqual([name, 'en']);
    }
    expect(await (await browser.ask('/me')).text()).toContain('&lt;b>&quot;&amp;');
  });

  test('that cannot be kept come again with what was typed', async () => {
    const browser = await signedIn();
    const reply = await browser.post('/me', { name: 'あ'.repeat(101), lang: 'fr' });
    const page = await reply.text();
    expect([reply.status, page.includes('あ'.repeat(101)), page.includes('href="#f-name"'), page.includes('href="#f-lang"')]).toEqual([422, true, true, true]);
  });
});

describe('a change of address', () => {
  async function ask(browser: Visitor & { email: string }): Promise<{ to: string; path: string }> {
    const to = newAddress();
    expect((await browser.post('/me/email', { email: to })).headers.get('location')).toBe('/me/email/asked');
    expect(await (await browser.ask('/me/email/asked')).text()).toContain(to);
    return { to, path: (await letterOf(to, '新しいメールアドレスの確認'))!.path };
  }

  test('is told to the old address and changes nothing until the new one confirms it', async () => {
    const browser = await signedIn();
    const { to, path } = await ask(browser);
    expect((await letterOf(browser.email, '変更が申し出られました'))!.text).toContain(to);
    expect(await findPersonByEmail(town.db, to)).toBeNull();
    expect((await browser.ask(path)).status).toBe(200);
    expect(await findPersonByEmail(town.db, to)).toBeNull();
    expect((await browser.post(path)).status).toBe(303);
    expect(await findPersonByEmail(town.db, to)).not.toBeNull();
    expect(await findPersonByEmail(town.db, browser.email)).toBeNull();
    expect((await browser.ask('/me')).status).toBe(200);
  });

  test('ends every other session', async () => {
    const browser = await signedIn();
    const other = await signedIn(browser.email);
    const { path } = await ask(browser);
    const before = browser.cookies.get(session);
    await browser.post(path);
    expect((await other.ask('/me')).status).toBe(303);
    expect(browser.cookies.get(session)).not.toBe(before);
  });

  test('cannot be confirmed by another person, in another browser, twice, or after 15 minutes', async () => {
    const browser = await signedIn();
    const { to, path } = await ask(browser);
    const stranger = await signedIn();
    expect((await stranger.post(path)).status).toBe(403);
    // Even with the asking browser's mark a different account gets nothing.
    stranger.cookies.set('hiraku-browser', browser.cookies.get('hiraku-browser')!);
    expect((await stranger.post(path)).status).toBe(403);
    expect((await visitor(town).post(path)).status).toBe(403);
    town.clock.set(new Date(noon + 15 * minute));
    expect((await browser.post(path)).status).toBe(410);
    town.clock.set(new Date(noon + 15 * minute - 1));
    expect((await browser.post(path)).status).toBe(303);
    expect((await browser.post(path)).status).toBe(410);
    expect(await findPersonByEmail(town.db, to)).not.toBeNull();
  });

  test('to an address of another account says nothing until that address confirms it, and then does not happen', async () => {
    const taken = await signedIn();
    const browser = await signedIn();
    const free = await browser.post('/me/email', { email: newAddress() });
    const reply = await browser.post('/me/email', { email: taken.email });
    expect([reply.status, reply.headers.get('location')]).toEqual([free.status, free.headers.get('location')]);
    const { path } = (await letterOf(taken.email, '新しいメールアドレスの確認'))!;
    expect((await browser.post(path)).status).toBe(409);
    expect((await taken.ask('/me')).status).toBe(200);
    expect(await findPersonByEmail(town.db, browser.email)).not.toBeNull();
  });

  test('by somebody who took the account over is undone from the old address within 7 days', async () => {
    const owner = await signedIn();
    const thief = await signedIn(owner.email);
    const { to, path } = await ask({ ...thief, email: owner.email });
    await thief.post(path);
    await sql`insert into people.passkey (id, person_id, credential_id, public_key, counter, transports, name, added_at)
      select gen_random_uuid(), id, 'planted', '\\x00', 0, '{}', '泥棒の鍵', ${town.clock.now()} from people.person where email = ${to}`.execute(town.db);
    const undo = (await letterOf(owner.email, 'アドレスが変わりました'))!.path;
    const anywhere = visitor(town);
    town.clock.set(new Date(noon + 7 * 24 * 60 * minute));
    expect((await anywhere.ask(undo)).status).toBe(410);
    town.clock.set(new Date(noon + 7 * 24 * 60 * minute - 1));
    expect((await anywhere.ask(undo)).status).toBe(200);
    expect((await anywhere.post(undo)).headers.get('location')).toBe('/sign-in/email-undone');
    expect((await thief.ask('/me')).status).toBe(303);
    expect(await findPersonByEmail(town.db, to)).toBeNull();
    const { rows } = await sql`select from people.passkey where credential_id = 'planted'`.execute(town.db);
    expect(rows).toHaveLength(0);
    town.clock.set(new Date(noon + 20 * minute));
    expect((await signInByLink(town, visitor(town), owner.email)).status).toBe(303);
    expect((await anywhere.post(undo)).status).toBe(410);
  });

  test('asks first for a fresh sign-in', async () => {
    const browser = await signedIn();
    town.clock.set(new Date(noon + freshMs + 1));
    expect((await browser.post('/me/email', { email: newAddress() })).status).toBe(401);
    expect((await browser.ask('/me/email')).headers.get('location')).toContain('fresh=yes');
  });

  test('to the same address, or to none, is refused with what was typed', async () => {
    const browser = await signedIn();
    for (const email of [browser.email.toUpperCase(), 'nobody']) {
      const reply = await browser.post('/me/email', { email });
      expect([reply.status, (await reply.text()).includes(`value="${email}"`)]).toEqual([422, true]);
    }
  });
});
