/** Every page of a town with two editions, in both languages, on a phone and on a desk. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { type JourneyTown, openJourneyTown } from './journey-town.ts';
import { pageList } from './page-list.ts';
import { startWalk, type Walk } from './page-walk.ts';

let browser: Browser;
let town: JourneyTown;
let walk: Walk;
beforeAll(async () => {
  [browser, town] = await Promise.all([openBrowser(), openJourneyTown('two')]);
  walk = await startWalk(browser, town);
});
afterAll(async () => {
  await walk?.close();
  await browser?.close();
  await town?.close();
});

describe.each([
  ['Japanese', ''],
  ['English', '/en'],
])('in %s', (_, prefix) => {
  it.each(pageList())('%s keeps nobody out and weighs little', async (path) => {
    expect(await walk.faults(prefix + (path === '/' && prefix ? '' : path))).toEqual([]);
  });

  it.each([
    ['/plan/programmes/none', 404],
    ['/plan/programmes?page=abc', 400],
  ])('the page that refuses %s keeps nobody out either', async (path, status) => {
    expect(await walk.faults(prefix + path, status)).toEqual([]);
  });
});
