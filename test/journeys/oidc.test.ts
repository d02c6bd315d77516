/** Signing in with a provider of identities in a real browser: two sites, cookies, redirects and the page's own policy. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPeer, type Peer } from '#fixtures/people/oidc-provider';
import { openTown, type Town } from '#town';
import { openBrowser } from '../browser.ts';
import { freePort } from '../free-port.ts';
import { onward } from './hands.ts';

let town: Town;
let peer: Peer;
let browser: Browser;
let origin: string;

beforeAll(async () => {
  const port = await freePort();
  // Another site than the provider's 127.0.0.1, as in life.
  origin = `http://localhost:${port}`;
  peer = await openPeer(origin, 'national', { hanako: { email: 'hanako@resident.example', email_verified: true, name: '市民 はなこ' } });
  const provider = { name: 'national', label: { ja: '認証アプリ', en: 'National app' }, issuer: peer.issuer, clientId: 'hiraku', clientSecretEnv: 'SECRET_OF_NATIONAL', for: 'person' };
  // The provider says by its own clock when it asked who it is.
  town = await openTown({ at: new Date().toISOString(), env: { HIRAKU_ORIGIN: origin, HIRAKU_OIDC: JSON.stringify([provider]), SECRET_OF_NATIONAL: 'secret-of-national' } });
  await town.server.listen(port, '127.0.0.1');
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await town.close();
  await peer.close();
});

it('a resident signs in with the app, disconnects it, and connects it again', async () => {
  const context = await browser.newContext();
  const tab = await context.newPage();
  /** Does what the provider's pages ask, as many as it shows: one that knows the browser may show none. Ends on this page of the site. */
  const through = async (page: string) => {
    for (;;) {
      await tab.waitForURL(({ href }) => href === origin + page || href.startsWith(peer.issuer));
      if (tab.url() === origin + page) return;
      if ((await tab.locator('input[name=login]').count()) > 0) {
        await tab.fill('input[name=login]', 'hanako');
        await tab.fill('input[name=password]', 'any');
      }
      await onward(tab, () => tab.click('button[type=submit]'));
    }
  };
  await tab.goto(`${origin}/sign-in?next=%2Fme%2Fidentities`);
  await tab.click('text=認証アプリ');
  await through('/me/identities');
  // The app did not say when it asked who this is: for what is sensitive it is asked anew.
  await tab.click('text=認証アプリの接続を解除する');
  await tab.click('text=もう一度サインインする');
  await tab.click('text=認証アプリ');
  await through('/me');
  await tab.goto(`${origin}/me/identities`);
  await tab.click('text=認証アプリの接続を解除する');
  await tab.waitForURL(`${origin}/me/identities?done=unlinked`);
  await tab.click('text=認証アプリを接続する');
  const leave = tab.locator('a.hk-button', { hasText: '認証アプリの画面へ進む' });
  await leave.click();
  await through('/me/identities?done=linked');
  expect(await tab.locator('main').innerText()).toContain('接続しました');
  await context.close();
});
