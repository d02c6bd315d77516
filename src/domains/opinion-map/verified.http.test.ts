/** Taking part where people must have proved who they are: through a real provider of identities, on two browsers, one participant each. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPeer, type Peer, signInAtPeer } from '#fixtures/people/oidc-provider';
import { signInByLink, visitor, type Visitor } from '#fixtures/people/visitor';
import { openTown, type Town } from '#town';
import { type TownMap, townMap } from './town-map.fixture.ts';

let town: Town;
let peers: Peer[];
let map: TownMap;
const account = (name: string) => ({ email: `${name}@resident.example`, email_verified: true });
const accounts = { hanako: account('hanako'), jiro: account('jiro'), staff: account('staff') };

beforeAll(async () => {
  peers = [await openPeer('http://town.example', 'national', accounts), await openPeer('http://town.example', 'directory', accounts)];
  const provider = (name: string, label: string, which: 'person' | 'staff', { issuer }: Peer) => ({ name, label: { ja: label, en: name }, issuer, clientId: 'hiraku', clientSecretEnv: `SECRET_OF_${name.toUpperCase()}`, for: which });
  const providers = [provider('national', '国の本人確認', 'person', peers[0]!), { ...provider('directory', '庁内の名簿', 'staff', peers[1]!), trustsEmail: true }];
  town = await openTown({ env: { HIRAKU_WRITES_PER_MINUTE: '0', HIRAKU_OIDC: JSON.stringify(providers), SECRET_OF_NATIONAL: 'secret-of-national', SECRET_OF_DIRECTORY: 'secret-of-directory' } });
  map = await townMap(town, { access: 'verified' });
});
afterAll(async () => {
  await town?.close();
  for (const peer of peers) await peer.close();
});

const part = (): string => `/opinion-maps/${map.slug}/part`;
const pageOf = async (browser: Visitor, path = part()): Promise<string> => (await browser.ask(path)).text();
const votes = async (): Promise<{ participant: number; statement: number; value: number }[]> => (await sql<{ participant: number; statement: number; value: number }>`select participant, statement, value from opinion_map.ballot where conversation_id = ${map.id} order by 2`.execute(town.owner)).rows;
const voteOn = (browser: Visitor, statement: number, choice = 'agree'): Promise<Response> => browser.post(`/opinion-maps/${map.slug}/votes`, { statement: String(statement), choice }, { accept: 'application/json' });

/** Presses a button that the page offers, proves who one is there, and gives where the site leads afterwards. */
async function prove(browser: Visitor, login: string, html: string, name = 'national'): Promise<string> {
  const href = new RegExp(`href="((?:/en)?/sign-in/with/${name}[^"]*)"`).exec(html)![1]!.replaceAll('&amp;', '&');
  const leaving = await browser.ask(href);
  const back = await signInAtPeer(leaving.headers.get('location')!, login);
  const arrived = await browser.ask(back.pathname + back.search);
  expect(arrived.status).toBe(303);
  return arrived.headers.get('location')!;
}

test('whoever proves who they are through the provider takes part, once, on whatever browser', async () => {
  const [phone, library] = [visitor(town), visitor(town)];
  const html = await pageOf(phone);
  expect(html).toContain('本人確認が必要です');
  expect(html).toContain('国の本人確認でサインインする');
  expect(html).not.toContain('庁内の名簿');
  expect(await prove(phone, 'hanako', html)).toBe(part());
  expect(await pageOf(phone)).toContain('あと6件');
  expect((await voteOn(phone, 1)).status).toBe(200);
  expect(await prove(library, 'hanako', await pageOf(library))).toBe(part());
  expect(await pageOf(library)).toContain('あと5件');
  expect((await Promise.all([voteOn(library, 1, 'disagree'), voteOn(phone, 2), voteOn(library, 3)])).map(({ status }) => status)).toEqual([200, 200, 200]);
  const cast = await votes();
  expect(cast.map(({ statement, value }) => [statement, value])).toEqual([[1, -1], [2, 1], [3, 1]]);
  expect(new Set(cast.map(({ participant }) => participant)).size).toBe(1);
  expect(await pageOf(phone, `/opinion-maps/${map.slug}/mine`)).toContain('参加コードは要りません');
});

test('somebody else is another participant, and sees nothing of the first', async () => {
  const browser = visitor(town);
  await prove(browser, 'jiro', await pageOf(browser));
  expect(await pageOf(browser)).toContain('あと6件');
  await voteOn(browser, 1);
  expect(new Set((await votes()).map(({ participant }) => participant)).size).toBe(2);
});

test('whoever signs in by a link cannot vote and is told how, also with the account of somebody who took part', async () => {
  const before = await votes();
  for (const email of ['reiko@resident.example', 'hanako@resident.example']) {
    const browser = visitor(town);
    await signInByLink(town, browser, email);
    const html = await pageOf(browser);
    for (const said of ['本人確認が必要です', 'いまは、ほかの方法でサインインしています', 'href="/me/identities"', '国の本人確認でサインインする']) expect(html).toContain(said);
    expect((await voteOn(browser, 4)).status).toBe(403);
    expect((await browser.ask('/me/identities')).status).toBe(200);
  }
  expect(await votes()).toEqual(before);
});

test('the way goes on in the language of the page, and a directory of staff proves no resident', async () => {
  const browser = visitor(town);
  const html = await pageOf(browser, `/en${part()}`);
  expect(html).toContain('Sign in with national');
  expect(await prove(browser, 'hanako', html)).toBe(`/en${part()}`);
  const clerk = visitor(town);
  await prove(clerk, 'staff', '<a href="/sign-in/with/directory">', 'directory');
  expect(await pageOf(clerk)).toContain('本人確認が必要です');
  expect((await voteOn(clerk, 5)).status).toBe(403);
});
