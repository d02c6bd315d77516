/** Every page of a town after a year of work, as whoever may see it: in Japanese on a phone and on a desk, in English and in further states on a phone. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { type LivedInTown, openLivedInTown } from '../lived-in-town.ts';
import { cookieFor, strayVisits, visitsOf, walkedRows } from './page-list.ts';
import { startWalk, type Walk } from './page-walk.ts';

let browser: Browser;
let town: LivedInTown;
const walks = new Map<string, Walk>();
beforeAll(async () => {
  [browser, town] = await Promise.all([openBrowser(), openLivedInTown()]);
  walks.set('', await startWalk(browser, town));
  // Only words change with the language; the narrow screen is where longer ones break out.
  walks.set('/en', await startWalk(browser, town, ['phone']));
  walks.set('further', await startWalk(browser, town, ['phone']));
});
afterAll(async () => {
  for (const walk of walks.values()) await walk.close();
  await browser?.close();
  await town?.close();
});

it('the town has no sample for a page that is gone', () => {
  expect(strayVisits(town)).toEqual([]);
});

describe.each([
  ['Japanese', ''],
  ['English', '/en'],
])('in %s', (_, prefix) => {
  it.each(walkedRows())('$path keeps nobody out and weighs little', async ({ path, who }) => {
    const found: string[] = [];
    // Further states of a page differ in what they show, not in their words: they are looked at in Japanese, on a phone.
    const visits = visitsOf({ path }, town);
    for (const [index, visit] of (prefix === '' ? visits : visits.slice(0, 1)).entries()) {
      const { status, bytesMax } = visit;
      const faults = await walks.get(index > 0 ? 'further' : prefix)!.faults({ path: prefix + (visit.path === '/' && prefix ? '' : visit.path), cookie: cookieFor(visit, who, town.cookies), status, bytesMax });
      found.push(...faults.map((fault) => `${visit.path}${visit.as ? ` as ${visit.as}` : ''}: ${fault}`));
    }
    expect(found).toEqual([]);
  });

  it('the page that says that there is no such programme keeps nobody out either', async () => {
    expect(await walks.get(prefix)!.faults({ path: `${prefix}/plan/programmes/none`, cookie: '', status: 404 })).toEqual([]);
  });
});
