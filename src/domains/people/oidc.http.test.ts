import { type AddressInfo, createServer, type Server } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { as, nobody, type Signed } from '#cast';
import { openTown, type Town } from '#town';
import { openPeer, type Peer, signInAtPeer } from './oidc-provider.fixture.ts';
import { visitor } from './visitor.fixture.ts';

const origin = 'http://town.example';
let town: Town;
let directory: Peer;
let national: Peer;
/** Hangs up on everybody. It keeps its port: on one that it had left somebody else might answer. */
let away: Server;

const accounts = {
  taro: { email: 'taro@takuno.example', email_verified: true, name: '道路 太郎' },
  hanako: { email: 'hanako@resident.example', email_verified: true, name: '市民 はなこ' },
  thief: { email: 'person@takuno.example', email_verified: true },
  unsure: { email: 'unsure@resident.example', email_verified: false },
  memberUnsure: { email: 'member@takuno.example', email_verified: false },
  member: { email: 'member@takuno.example', email_verified: true },
  silent: {},
  own: { email: 'other@resident.example', email_verified: true },
};

beforeAll(async () => {
  directory = await openPeer(origin, 'directory', accounts);
  national = await openPeer(origin, 'national', accounts);
  away = createServer((socket) => socket.destroy());
  await new Promise<void>((listening) => away.listen(0, '127.0.0.1', listening));
  const issuer = `http://127.0.0.1:${(away.address() as AddressInfo).port}`;
  const provider = (name: string, peer: Pick<Peer, 'issuer'>, more: object) => ({ name, label: { ja: `${name}の窓口`, en: name }, issuer: peer.issuer, clientId: 'hiraku', clientSecretEnv: `SECRET_OF_${name.toUpperCase()}`, ...more });
  town = await openTown({
    env: {
      HIRAKU_OIDC: JSON.stringify([provider('directory', directory, { for: 'staff', trustsEmail: true }), provider('national', national, { for: 'person' }), provider('away', { issuer }, { for: 'person' })]),
      SECRET_OF_DIRECTORY: 'secret-of-directory',
      SECRET_OF_NATIONAL: 'secret-of-national',
      SECRET_OF_AWAY: 'secret-of-away',
    },
  });
});

afterAll(async () => {
  await town.close();
  await directory.close();
  await national.close();
  await new Promise((closed) => away.close(closed));
});

/** The cookies that a browser holds after a reply. */
function withCookies(cookie: string, reply: Response): string {
  const jar = new Map(cookie.split('; ').map((pair) => pair.split('=') as [string, string]));
  for (const set of reply.headers.getSetCookie()) {
    const [name = '', value = ''] = set.split(';')[0]!.split('=');
    jar.set(name, value);
  }
  return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
}

interface Journey {
  cookie: string;
  url: string;
}

async function leave(browser: { cookie: string }, name: string, query = ''): Promise<Journey> {
  const reply = await town.ask(`/sign-in/with/${name}${query}`, { headers: { cookie: browser.cookie } });
  expect(reply.status).toBe(303);
  return { cookie: withCookies(browser.cookie, reply), url: reply.headers.get('location')! };
}

const arrive = (back: URL, cookie: string): Promise<Response> => town.ask(back.pathname + back.search, { headers: { cookie, accept: 'text/html' } });

async function signIn(name: string, login: string, browser?: Signed, query = ''): Promise<{ reply: Response; cookie: string }> {
  const journey = await leave(browser ?? (await nobody(town)), name, query);
  const reply = await arrive(await signInAtPeer(journey.url, login), journey.cookie);
  return { reply, cookie: withCookies(journey.cookie, reply) };
}

async function identitiesOf(email: string): Promise<{ provider: string; subject: string }[]> {
  const { rows } = await sql<{ provider: string; subject: string }>`select i.provider, i.subject from people.identity i join people.person p on p.id = i.person_id where p.email_key = ${email} order by 1, 2`.execute(town.db);
  return rows;
}

const sessions = async (): Promise<number> => Number((await sql<{ n: bigint }>`select count(*) as n from people.session where way like 'oidc:%'`.execute(town.db)).rows[0]!.n);

describe('a resident who signs in with the national app', () => {
  it('gets an account of the confirmed address, and the same account the next time', async () => {
    const opened = async (): Promise<number> => (await sql`select from record.act where act = 'session.opened' and subject = 'provider national'`.execute(town.db)).rows.length;
    const before = await opened();
    const first = await signIn('national', 'hanako');
    expect(first.reply.status).toBe(303);
    expect(first.reply.headers.get('location')).toBe('/me?arrived=yes');
    expect((await town.ask('/me/identities', { headers: { cookie: first.cookie, accept: 'text/html' } })).status).toBe(200);
    const second = await signIn('national', 'hanako');
    expect(second.reply.status).toBe(303);
    expect(await identitiesOf('hanako@resident.example')).toEqual([{ provider: 'national', subject: 'hanako' }]);
    expect(await opened()).toBe(before + 2);
  });

  it('goes on to the page that was wanted, in the language it was wanted in, and never to another site', async () => {
    expect((await signIn('national', 'hanako', undefined, '?next=%2Fen%2Fme%2Fidentities')).reply.headers.get('location')).toBe('/en/me/identities');
    expect((await signIn('national', 'hanako', undefined, '?next=%2F%2Fthief.example')).reply.headers.get('location')).toBe('/me?arrived=yes');
  });

  it('is asked by the provider again where a fresh sign-in is wanted', async () => {
    const { url } = await leave(await nobody(town), 'national', '?fresh=yes');
    expect(new URL(url).searchParams.get('max_age')).toBe('600');
    expect((await signIn('national', 'hanako', undefined, '?fresh=yes')).reply.status).toBe(303);
  });

  it('counts as freshly proved from when the provider asked who it is, not from when it sent the browser back', async () => {
    const open = async (cookie: string): Promise<number> => (await town.ask('/me/email', { headers: { cookie, accept: 'text/html' } })).status;
    // The provider does not say when: it may have been weeks ago, and nobody typed anything now.
    expect(await open((await signIn('national', 'hanako')).cookie)).toBe(303);
    expect(await open((await signIn('national', 'hanako', undefined, '?fresh=yes')).cookie)).toBe(200);
  });

  it('sends code, state, nonce and the challenge of PKCE, and no secret', async () => {
    const { url } = await leave(await nobody(town), 'national');
    const { searchParams } = new URL(url);
    expect(searchParams.get('response_type')).toBe('code');
    expect(searchParams.get('code_challenge_method')).toBe('S256');
    for (const name of ['state', 'nonce', 'code_challenge']) expect(searchParams.get(name)!.length).toBeGreaterThan(40);
    expect(url).not.toContain('secret');
  });
});

describe('an address that the provider says', () => {
  it('does not open an existing account, however confirmed it is called', async () => {
    await as(town, 'person');
    const before = await sessions();
    const { reply } = await signIn('national', 'thief');
    expect(reply.status).toBe(409);
    expect(await reply.text()).toContain('先に、ほかの方法でサインインしてください');
    expect(await identitiesOf('person@takuno.example')).toEqual([]);
    expect(await sessions()).toBe(before);
  });

  it('makes no account while it is not confirmed, nor where there is none', async () => {
    for (const login of ['unsure', 'silent']) {
      const { reply } = await signIn('national', login);
      expect(reply.status).toBe(409);
      expect(await reply.text()).toContain('確認ずみのメールアドレスが伝えられませんでした');
    }
    const { rows } = await sql`select from people.person where email_key like 'unsure%'`.execute(town.db);
    expect(rows).toEqual([]);
  });

  it('opens the account of a staff member where the city’s own directory confirmed it, and only then', async () => {
    await as(town, 'member');
    expect((await signIn('directory', 'memberUnsure')).reply.status).toBe(409);
    expect(await identitiesOf('member@takuno.example')).toEqual([]);
    expect((await signIn('directory', 'member')).reply.status).toBe(303);
    expect(await identitiesOf('member@takuno.example')).toEqual([{ provider: 'directory', subject: 'member' }]);
  });
});

describe('an answer that is not the one asked for', () => {
  it('is refused when the state comes a second time', async () => {
    const journey = await leave(await nobody(town), 'national');
    const back = await signInAtPeer(journey.url, 'hanako');
    expect((await arrive(back, journey.cookie)).status).toBe(303);
    expect((await arrive(back, journey.cookie)).status).toBe(400);
  });

  it('is refused in another browser, and still good in the one that asked', async () => {
    const journey = await leave(await nobody(town), 'national');
    const other = await leave(await nobody(town), 'national');
    const back = await signInAtPeer(journey.url, 'hanako');
    expect((await arrive(back, other.cookie)).status).toBe(400);
    expect((await arrive(back, '')).status).toBe(400);
    expect((await arrive(back, journey.cookie)).status).toBe(303);
  });

  it('is refused after ten minutes', async () => {
    const journey = await leave(await nobody(town), 'national');
    const back = await signInAtPeer(journey.url, 'hanako');
    const before = town.clock.now();
    town.clock.set(new Date(before.getTime() + 10 * 60_000));
    expect((await arrive(back, journey.cookie)).status).toBe(400);
    town.clock.set(before);
  });

  it('is refused when its token was made for another nonce', async () => {
    const journey = await leave(await nobody(town), 'national');
    await sql`update people.oidc_request set nonce = 'another'`.execute(town.db);
    const reply = await arrive(await signInAtPeer(journey.url, 'hanako'), journey.cookie);
    expect(reply.status).toBe(400);
    expect(await reply.text()).toContain('サインインを確かめられませんでした');
  });

  it('is refused without the verifier of PKCE that belongs to it', async () => {
    const journey = await leave(await nobody(town), 'national');
    await sql`update people.oidc_request set code_verifier = ${'x'.repeat(43)}`.execute(town.db);
    expect((await arrive(await signInAtPeer(journey.url, 'hanako'), journey.cookie)).status).toBe(400);
  });

  it('never carries one provider’s code to another (mix-up)', async () => {
    const asked = directory.tokensAsked();
    // The browser meant the directory; the attacker led it through the national app and back to the directory's address.
    const meant = await leave(await nobody(town), 'directory');
    const led = await leave({ cookie: meant.cookie }, 'national');
    const back = await signInAtPeer(led.url, 'hanako');
    const wrong = new URL(back);
    wrong.pathname = '/sign-in/with/directory/callback';
    expect((await arrive(wrong, led.cookie)).status).toBe(400);
    wrong.searchParams.set('state', new URL(meant.url).searchParams.get('state')!);
    expect((await arrive(wrong, led.cookie)).status).toBe(400);
    expect(directory.tokensAsked()).toBe(asked);
  });

  it('is told kindly when the person declined at the provider', async () => {
    const journey = await leave(await nobody(town), 'national');
    const state = new URL(journey.url).searchParams.get('state')!;
    const back = new URL(`${origin}/sign-in/with/national/callback?${new URLSearchParams({ error: 'access_denied', state, iss: national.issuer })}`);
    const reply = await arrive(back, journey.cookie);
    expect(reply.status).toBe(400);
    expect(await reply.text()).toContain('もう一度試す');
  });
});

describe('connecting an identity to one’s own account', () => {
  it('takes a form, the provider’s word and the same person, and can be undone', async () => {
    const head = await as(town, 'head');
    const shown = await head.post('/me/identities', { provider: 'national' });
    expect(shown.status).toBe(200);
    const html = await shown.text();
    const url = /class="hk-button[^"]*" href="(http:[^"]+)"/.exec(html)![1]!.replaceAll('&amp;', '&');
    const cookie = withCookies(head.cookie, shown);
    const reply = await arrive(await signInAtPeer(url, 'own'), cookie);
    expect(reply.headers.get('location')).toBe('/me/identities?done=linked');
    expect(await (await head.ask('/me/identities')).text()).toContain('nationalの窓口の接続を解除する');
    expect((await signIn('national', 'own')).reply.status).toBe(303);
    expect((await head.post('/me/identities/removals', { issuer: national.issuer, subject: 'own' })).status).toBe(303);
    expect(await identitiesOf('head@takuno.example')).toEqual([]);
    expect((await head.post('/me/identities/removals', { issuer: national.issuer, subject: 'own' })).status).toBe(409);
  });

  it('is refused where the identity opens another account, or somebody else signed in meanwhile', async () => {
    await signIn('national', 'hanako');
    const planning = await as(town, 'planning');
    const connectUrl = async (): Promise<Journey> => {
      const shown = await planning.post('/me/identities', { provider: 'national' });
      const url = /class="hk-button[^"]*" href="(http:[^"]+)"/.exec(await shown.text())![1]!.replaceAll('&amp;', '&');
      return { url, cookie: withCookies(planning.cookie, shown) };
    };
    const one = await connectUrl();
    expect((await arrive(await signInAtPeer(one.url, 'hanako'), one.cookie)).status).toBe(409);
    const two = await connectUrl();
    const other = await as(town, 'records');
    const session = /hiraku-session=[^;]+/.exec(other.cookie)![0];
    const back = await signInAtPeer(two.url, 'own');
    expect((await arrive(back, two.cookie.replace(/hiraku-session=[^;]+/, session))).status).toBe(400);
    expect(await identitiesOf('planning@takuno.example')).toEqual([]);
    expect(await identitiesOf('records@takuno.example')).toEqual([]);
  });

  it('asks for a fresh sign-in first', async () => {
    const auditor = await as(town, 'auditor');
    await sql`update people.session set proved_at = proved_at - interval '11 minutes' where person_id = ${auditor.personId}`.execute(town.db);
    expect((await auditor.post('/me/identities', { provider: 'national' })).status).not.toBe(200);
  });
});

describe('a provider', () => {
  it('that does not answer leaves the other ways open', async () => {
    const reply = await town.ask('/sign-in/with/away', { headers: { accept: 'text/html' } });
    expect(reply.status).toBe(503);
    const html = await reply.text();
    expect(html).toContain('「awayの窓口」から応答がありません');
    expect(html).toContain('href="/sign-in"');
  });

  it('is told the secret of the program that asks, whatever another one in the same process was given', async () => {
    await signIn('national', 'hanako');
    const provider = { name: 'national', label: { ja: '窓口', en: 'Desk' }, issuer: national.issuer, clientId: 'hiraku', clientSecretEnv: 'SECRET', for: 'person' };
    const other = await openTown({ env: { HIRAKU_OIDC: JSON.stringify([provider]), SECRET: 'another' } });
    const browser = visitor(other);
    const back = await signInAtPeer((await browser.ask('/sign-in/with/national')).headers.get('location')!, 'hanako');
    expect((await browser.ask(back.pathname + back.search)).status).toBe(400);
    await other.close();
  });

  it('that the city has not turned on is not there', async () => {
    expect((await town.ask('/sign-in/with/nobody')).status).toBe(404);
    const plain = await openTown();
    expect((await plain.ask('/sign-in/with/national')).status).toBe(404);
    await plain.close();
  });
});
