/** Addresses that lead nowhere, and a town that has no plan yet. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { type JourneyTown, openJourneyTown } from './journey-town.ts';
import { startWalk, type Walk } from './page-walk.ts';

let browser: Browser;
let town: JourneyTown;
let walk: Walk;
beforeAll(async () => {
  [browser, town] = await Promise.all([openBrowser(), openJourneyTown('none')]);
  walk = await startWalk(browser, town);
});
afterAll(async () => {
  await walk?.close();
  await browser?.close();
  await town?.close();
});

async function asked(path: string) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const tab = await context.newPage();
  const reply = await tab.goto(town.origin + path);
  const seen = { status: reply!.status(), lang: await tab.locator('html').getAttribute('lang'), main: await tab.getByRole('main').innerText(), ways: await tab.getByRole('main').getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href'))) };
  await context.close();
  return seen;
}

describe('somebody with a wrong address', () => {
  it.each([
    ['ja', '/plan/programmes/none', 'ページが見つかりません', '/'],
    ['en', '/en/plan/programmes/none', 'Page not found', '/en'],
    ['ja', '/nowhere/at/all', 'ページが見つかりません', '/'],
    ['en', '/en/nowhere', 'Page not found', '/en'],
  ])('reads in their own language (%s) that %s is not there, and gets a way on', async (lang, path, words, way) => {
    const seen = await asked(path);
    expect(seen).toMatchObject({ status: 404, lang });
    expect(seen.main).toContain(words);
    expect(seen.ways).toContain(way);
  });

  it.each([
    ['ja', '/plan/programmes?page=abc', '指定に誤りがあります'],
    ['en', '/en/plan/programmes?page=abc', 'Something in the request is not right'],
  ])('reads (%s) which part of %s is wrong', async (lang, path, words) => {
    const seen = await asked(path);
    expect(seen).toMatchObject({ status: 400, lang });
    expect(seen.main).toContain(words);
    expect(seen.main).toMatch(/\bpage\b/);
    expect(seen.ways.length).toBeGreaterThan(0);
  });
});

describe('a town without a plan', () => {
  it.each(['', '/en'].flatMap((prefix) => ['/', '/plan', '/plan/editions', '/plan/programmes', '/plan/departments', '/plan/kinds', '/plan/compare', '/plan/gaps', '/plan/changes', '/search?q=情報', '/data'].map((path) => (path === '/' && prefix ? prefix : prefix + path))))(
    'shows %s as a whole page that says that there is nothing yet',
    async (path) => {
      expect(await walk.faults({ path, cookie: '' })).toEqual([]);
      const seen = await asked(path);
      expect(seen.main).toMatch(/まだ|ありません|ませんでした|not|no |nothing|yet/i);
    },
  );
});
