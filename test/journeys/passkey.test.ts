/** Passkeys with a real Chromium and its virtual authenticator: a device that keeps keys and checks the person. */
import { sql } from 'kysely';
import type { Browser, BrowserContext, CDPSession, Page as Tab } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listLetters, mailFolder } from '#platform/mail-folder';
import { openTown, type Town } from '#town';
import { openBrowser } from '../browser.ts';
import { freePort } from '../free-port.ts';

let browser: Browser;
let town: Town;
let origin: string;
let stop: () => Promise<void>;

beforeAll(async () => {
  // A passkey belongs to the site's own address, which is told at the start: the port is chosen first.
  const port = await freePort();
  origin = `http://localhost:${port}`;
  [browser, town] = await Promise.all([openBrowser(), openTown({ env: { HIRAKU_ORIGIN: origin, PORT: String(port), HIRAKU_WRITES_PER_MINUTE: '0' } })]);
  const listening = await town.server.listen(port, '127.0.0.1');
  stop = () => listening.close();
});
afterAll(async () => {
  await browser?.close();
  await stop?.();
  await town?.close();
});

let context: BrowserContext;
beforeEach(async () => {
  town.clock.set('2026-04-01T12:00:00+09:00');
  context = await browser.newContext({ locale: 'ja-JP' });
});
afterEach(() => context.close());

interface Device {
  tab: Tab;
  cdp: CDPSession;
  authenticatorId: string;
}

/** A tab with a device that holds keys; `verifies` where it checks the person by finger, face or code. */
async function openDevice(verifies = true): Promise<Device> {
  const tab = await context.newPage();
  const cdp = await context.newCDPSession(tab);
  await cdp.send('WebAuthn.enable');
  const options = { protocol: 'ctap2', ctap2Version: 'ctap2_1', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: verifies, automaticPresenceSimulation: true } as const;
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', { options });
  return { tab, cdp, authenticatorId };
}

const lettersTo = async (address: string) => {
  await town.program.runPendingJobs();
  return (await listLetters(mailFolder(town.settings.dataFolder))).filter(({ to }) => to === address);
};

async function signInByLink(tab: Tab, email: string, next = ''): Promise<void> {
  const before = new Set((await lettersTo(email)).map(({ text }) => text));
  await tab.goto(`${origin}/sign-in${next && `?next=${encodeURIComponent(next)}`}`);
  await tab.getByLabel('メールアドレス').fill(email);
  await tab.getByRole('button', { name: 'リンクを送る' }).click();
  await tab.waitForURL('**/sign-in/asked');
  const letter = (await lettersTo(email)).find(({ text }) => !before.has(text));
  await tab.goto(/http\S+/.exec(letter!.text)![0]);
  await tab.getByRole('button', { name: 'サインインする' }).click();
  await tab.waitForURL(/\/me/);
}

async function addPasskey(tab: Tab, name: string): Promise<void> {
  await tab.goto(`${origin}/me/passkeys/addition`);
  await tab.getByRole('textbox', { name: '名前' }).fill(name);
  await tab.getByRole('button', { name: 'パスキーを作る' }).click();
}

async function withPasskey(tab: Tab): Promise<void> {
  await tab.getByRole('button', { name: 'パスキーを使う' }).click();
}

async function signOut(tab: Tab): Promise<void> {
  await tab.getByRole('banner').getByRole('button', { name: 'サインアウト' }).click();
  await tab.waitForURL(`${origin}/`);
}

describe('a passkey', () => {
  test('is added on a device, told to the address, opens the account without a letter, and is renamed and removed', async () => {
    const email = 'keys@takuno.example';
    const { tab, cdp, authenticatorId } = await openDevice();
    await signInByLink(tab, email, '/me/passkeys');
    await tab.waitForURL('**/me/passkeys');
    await addPasskey(tab, '仕事用のパソコン');
    await tab.getByText('パスキーを登録しました').waitFor();
    const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId });
    expect(credentials.map(({ rpId, isResidentCredential }) => [rpId, isResidentCredential])).toEqual([['localhost', true]]);
    expect((await lettersTo(email)).some(({ subject, text }) => subject.includes('パスキーが登録されました') && text.includes('仕事用のパソコン'))).toBe(true);
    await signOut(tab);
    const sent = (await lettersTo(email)).length;
    await tab.goto(`${origin}/sign-in?next=%2Fme%2Fsessions`);
    await withPasskey(tab);
    await tab.waitForURL('**/me/sessions');
    expect(await tab.getByRole('row', { name: 'この端末' }).textContent()).toContain('パスキー');
    expect(await lettersTo(email)).toHaveLength(sent);
    await tab.goto(`${origin}/me/passkeys`);
    await tab.getByRole('link', { name: '仕事用のパソコン' }).click();
    await tab.getByRole('textbox', { name: '名前' }).fill('家のパソコン');
    await tab.getByRole('button', { name: '名前を保存する' }).click();
    await tab.getByRole('link', { name: '家のパソコン' }).click();
    await tab.getByRole('button', { name: 'このパスキーを消す' }).click();
    await tab.getByText('登録したパスキーはありません').waitFor();
    await signOut(tab);
    await tab.goto(`${origin}/sign-in`);
    await withPasskey(tab);
    await tab.getByText('パスキーでサインインできませんでした').waitFor();
  });

  test('whose device was lost is removed after signing in by a link, and then opens nothing', async () => {
    const email = 'lost@takuno.example';
    const lost = await openDevice();
    await signInByLink(lost.tab, email);
    await addPasskey(lost.tab, 'なくした電話');
    await lost.tab.getByText('パスキーを登録しました').waitFor();
    const elsewhere = await browser.newContext({ locale: 'ja-JP' });
    const tab = await elsewhere.newPage();
    await signInByLink(tab, email);
    await tab.goto(`${origin}/me/passkeys`);
    await tab.getByRole('link', { name: 'なくした電話' }).click();
    await tab.getByRole('button', { name: 'このパスキーを消す' }).click();
    await tab.getByText('パスキーを消しました').waitFor();
    await tab.goto(`${origin}/me/sessions`);
    await tab.getByRole('button', { name: 'ほかの端末をすべて終わらせる' }).click();
    await tab.getByText('終わらせました').waitFor();
    await lost.tab.goto(`${origin}/me`);
    expect(lost.tab.url()).toContain('/sign-in');
    await withPasskey(lost.tab);
    await lost.tab.getByText('パスキーでサインインできませんでした').waitFor();
    await elsewhere.close();
  });

  test('of a device that cannot check the person is not taken', async () => {
    const { tab } = await openDevice(false);
    await signInByLink(tab, 'unverified@takuno.example');
    await addPasskey(tab, '確かめない端末');
    await tab.getByText('パスキーを作れませんでした').waitFor();
    const { rows } = await sql`select from people.passkey where name = '確かめない端末'`.execute(town.db);
    expect(rows).toHaveLength(0);
  });

  test('without a name asks for one before any device is asked', async () => {
    const { tab, cdp, authenticatorId } = await openDevice();
    await signInByLink(tab, 'nameless@takuno.example');
    await addPasskey(tab, '');
    await tab.getByText('名前を入れてください').first().waitFor();
    expect((await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials).toHaveLength(0);
  });
});

describe('what a device says', () => {
  /** Keeps what the page would send, instead of sending it. */
  async function capture(tab: Tab, path: string): Promise<Record<string, string>> {
    await tab.route(`**${path}`, (route) => route.abort());
    const asked = tab.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith(path));
    await withPasskey(tab);
    const said = Object.fromEntries(new URLSearchParams((await asked).postData() ?? ''));
    expect(said.credential).toContain('signature');
    return said;
  }

  async function withKey(email: string): Promise<Device> {
    const device = await openDevice();
    await signInByLink(device.tab, email);
    await addPasskey(device.tab, '鍵');
    await device.tab.getByText('パスキーを登録しました').waitFor();
    await signOut(device.tab);
    await device.tab.goto(`${origin}/sign-in`);
    return device;
  }

  const send = (from: BrowserContext, form: Record<string, string>) => from.request.post(`${origin}/sign-in/passkey`, { form, maxRedirects: 0, headers: { accept: 'text/html', origin } });

  test('is taken once: said again it opens nothing', async () => {
    const { tab } = await withKey('replay@takuno.example');
    const said = await capture(tab, '/sign-in/passkey');
    const first = await send(context, said);
    expect(first.headers().location).toBe('/me?arrived=yes');
    const csrf = (await context.cookies()).find(({ name }) => name === 'hiraku-csrf')!.value;
    const again = await send(context, { ...said, csrf });
    expect(again.headers().location).toContain('failed=passkey');
  });

  test('is not taken after five minutes', async () => {
    const { tab } = await withKey('late@takuno.example');
    const said = await capture(tab, '/sign-in/passkey');
    town.clock.set('2026-04-01T12:05:00+09:00');
    expect((await send(context, said)).headers().location).toContain('failed=passkey');
  });

  test('is not taken from another browser', async () => {
    const { tab } = await withKey('carried@takuno.example');
    const said = await capture(tab, '/sign-in/passkey');
    const thief = await browser.newContext();
    await (await thief.newPage()).goto(`${origin}/sign-in`);
    const csrf = (await thief.cookies()).find(({ name }) => name === 'hiraku-csrf')!.value;
    expect((await send(thief, { ...said, csrf })).headers().location).toContain('failed=passkey');
    await thief.close();
  });

  test('is not taken where its count did not rise, as with a copied key', async () => {
    const email = 'copied@takuno.example';
    const { tab } = await withKey(email);
    await sql`update people.passkey k set counter = 1000 from people.person p where p.id = k.person_id and p.email = ${email}`.execute(town.db);
    await withPasskey(tab);
    await tab.getByText('パスキーでサインインできませんでした').waitFor();
  });

  test('is not taken with a changed signature, or as nonsense', async () => {
    const { tab } = await withKey('forged@takuno.example');
    const said = await capture(tab, '/sign-in/passkey');
    const credential = JSON.parse(said.credential!) as { response: { signature: string } };
    credential.response.signature = Buffer.from(credential.response.signature, 'base64url').fill(1, 8, 12).toString('base64url');
    for (const forged of [JSON.stringify(credential), '', '{}', '[]', 'null', '{"id":"x","response":{"clientDataJSON":"AAAA"}}', '{"id":"x","response":{"clientDataJSON":"bnVsbA"}}']) {
      expect((await send(context, { ...said, credential: forged })).headers().location).toContain('failed=passkey');
    }
  });
});
