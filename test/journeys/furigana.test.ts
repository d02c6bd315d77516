/** A child reads the site with furigana on a phone: switches it on, walks on, searches, and switches it off again. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { as } from '#cast';
import { openBrowser } from '../browser.ts';
import { overflow, screens } from '../page-checks.ts';
import { onward } from './hands.ts';
import { type JourneyTown, openJourneyTown } from './journey-town.ts';
import { startWalk, type Walk } from './page-walk.ts';

let browser: Browser;
let town: JourneyTown;
let walk: Walk;
beforeAll(async () => {
  [browser, town] = await Promise.all([openBrowser(), openJourneyTown('sample')]);
  walk = await startWalk(browser, town);
});
afterAll(async () => {
  await walk?.close();
  await browser?.close();
  await town?.close();
});

describe('pages with furigana', () => {
  it.each(['/furigana', '/furigana/plan/programmes', `/furigana/plan/measures/${encodeURIComponent('協1-1')}`, `/furigana/search?q=${encodeURIComponent('情報')}`, '/furigana/sign-in', '/furigana/styleguide'])('%s keeps nobody out and weighs little', async (path) => {
    expect(await walk.faults({ path, cookie: '' })).toEqual([]);
  });

  it.each(['/furigana/staff/readings', '/staff/readings', '/en/staff/readings'])('%s, as the planning section sees it', async (path) => {
    const { cookie } = await as(town.town, 'planning');
    expect(await walk.faults({ path, cookie })).toEqual([]);
  });
});

it('a child on a phone switches it on in the menu, walks on with it, and off again, without script and by keyboard', async () => {
  const context = await browser.newContext({ viewport: screens.phone, javaScriptEnabled: false, locale: 'ja-JP' });
  const tab = await context.newPage();
  const toggle = tab.locator('.hk-menu .hk-ruby-switch');
  await tab.goto(`${town.origin}/plan`);
  expect(await tab.locator('ruby').count()).toBe(0);
  await tab.locator('.hk-menu summary').press('Enter');
  await toggle.press('Enter');
  await tab.waitForURL(`${town.origin}/furigana/plan`);
  expect(await tab.locator('ruby').count()).toBeGreaterThan(100);
  await tab.locator('.hk-menu summary').press('Enter');
  expect(await toggle.getAttribute('aria-current')).toBe('true');

  await onward(tab, () => tab.locator('main a[href*="/plan/measures/"]').first().click());
  expect(new URL(tab.url()).pathname).toMatch(/^\/furigana\/plan\/measures\//);
  await tab.fill('.hk-search input', '情報');
  await tab.press('.hk-search input', 'Enter');
  await tab.waitForURL(/\/furigana\/search/);
  expect(await tab.locator('mark ruby').count()).toBeGreaterThan(0);
  await tab.locator('.hk-menu summary').press('Enter');
  await toggle.press('Enter');
  await tab.waitForURL(/:\d+\/search\?q=/);
  expect(await tab.locator('ruby').count()).toBe(0);
  await context.close();
});

it('letters twice as large break nothing, and readings are large enough to read', async () => {
  const context = await browser.newContext({ viewport: screens.phone, locale: 'ja-JP' });
  const tab = await context.newPage();
  await tab.goto(`${town.origin}/furigana/plan`);
  const sizes = await tab.locator('rt').evaluateAll((all) => all.map((one) => Number.parseFloat(getComputedStyle(one).fontSize)));
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(9);
  await tab.evaluate(() => void (document.documentElement.style.fontSize = '200%'));
  expect(await overflow(tab, 390)).toBeLessThanOrEqual(0);
  await context.close();
});

it('on paper the readings stay, the switch does not', async () => {
  const context = await browser.newContext({ viewport: screens.desktop, locale: 'ja-JP' });
  const tab = await context.newPage();
  await tab.goto(`${town.origin}/furigana/plan`);
  await tab.emulateMedia({ media: 'print' });
  expect(await tab.locator('main rt').first().isVisible()).toBe(true);
  expect(await tab.locator('.hk-ruby-switch').first().isVisible()).toBe(false);
  await context.close();
});
