/** With the keyboard alone, and with ears alone. */
import type { Browser, Page as Tab } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { screens } from '../page-checks.ts';
import { followSkipLink, onward } from './hands.ts';
import { type JourneyTown, openJourneyTown } from './journey-town.ts';

let browser: Browser;
let town: JourneyTown;
beforeAll(async () => {
  [browser, town] = await Promise.all([openBrowser(), openJourneyTown('sample')]);
});
afterAll(async () => {
  await browser?.close();
  await town?.close();
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

const programme = 'ホームページの充実';

async function visit(path: string): Promise<Tab> {
  // Moved at once instead of smoothly, so that what is looked at has arrived.
  const context = await browser.newContext({ viewport: screens.desktop, locale: 'ja-JP', reducedMotion: 'reduce' });
  const tab = await context.newPage();
  await tab.goto(town.origin + path);
  return tab;
}

/** What has the focus: its words, and what hides it (an outline of no width, being off the screen, something above it). */
async function focused(tab: Tab): Promise<{ said: string; hidden: string | null }> {
  return await tab.evaluate(() => {
    const place = document.activeElement as HTMLElement;
    const said = (place.getAttribute('aria-label') ?? (place.innerText || (place as HTMLInputElement).name || '')).trim();
    // A card is outlined whole, by what stands after its link.
    const outlined = [getComputedStyle(place), getComputedStyle(place, '::after')].some((style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0);
    const box = place.getBoundingClientRect();
    const seen = box.width > 0 && box.bottom > 0 && box.top < innerHeight;
    const parts = [...place.getClientRects()].map((part) => document.elementFromPoint(part.left + part.width / 2, Math.min(Math.max(part.top + part.height / 2, 1), innerHeight - 1)));
    const free = parts.some((top) => top !== null && (place.contains(top) || top.contains(place)));
    const hidden = !outlined ? 'has no outline' : !seen ? 'is off the screen' : free ? null : 'lies under something';
    return { said, hidden };
  });
}

/** Presses Tab until something of these words has the focus. @returns what could not be seen on the way */
async function tabTo(tab: Tab, words: string, pressesMax = 150): Promise<string[]> {
  const unseen: string[] = [];
  for (let presses = 0; presses < pressesMax; presses += 1) {
    await tab.keyboard.press('Tab');
    const { said, hidden } = await focused(tab);
    if (hidden !== null) unseen.push(`${said.slice(0, 40)} ${hidden}`);
    if (said.includes(words)) return unseen;
  }
  throw new Error(`${pressesMax} presses of Tab did not lead to ${words}`);
}

const enter = (tab: Tab): Promise<void> => onward(tab, () => tab.keyboard.press('Enter'));

describe('an elderly person with the keyboard alone', () => {
  it('comes from the skip link to a programme, and always sees where the focus is', async () => {
    const tab = await visit('/');
    const unseen = await tabTo(tab, '本文へ移動', 1);
    await followSkipLink(tab);
    unseen.push(...(await tabTo(tab, '事業をさがす')));
    await enter(tab);
    unseen.push(...(await tabTo(tab, programme)));
    await enter(tab);
    expect(await tab.locator('h1').innerText()).toBe(programme);
    expect(unseen).toEqual([]);
  });

  it('sees every stop of a programme, a list and the gaps, and leaves each page at its end', async () => {
    const tab = await visit('/plan');
    for (const path of [`/plan/programmes/${programme}`, '/plan/departments', '/plan/gaps', '/search?q=情報']) {
      await tab.goto(town.origin + path);
      expect(await tabTo(tab, 'ページの先頭へ', 400)).toEqual([]);
    }
  });

  it('searches: the words, Enter, the first hit', async () => {
    const tab = await visit('/');
    await tabTo(tab, 'q');
    await tab.keyboard.type(programme);
    await enter(tab);
    await tabTo(tab, '本文へ移動');
    await followSkipLink(tab);
    await tabTo(tab, programme);
    await enter(tab);
    expect(await tab.locator('h1').innerText()).toBe(programme);
  });
});

const paths = ['/', '/plan', '/plan/measures/協1-1', '/plan/programmes', `/plan/programmes/${programme}`, '/plan/departments', '/plan/kinds', '/plan/gaps', '/plan/changes', '/plan/compare', '/search?q=情報', '/data'];

describe('a blind person', () => {
  it.each(paths)('hears one title and the places of the page on %s', async (path) => {
    const tab = await visit(path);
    expect(await tab.getByRole('heading', { level: 1 }).count()).toBe(1);
    for (const place of ['banner', 'main', 'contentinfo'] as const) expect(await tab.getByRole(place).count()).toBe(1);
    expect(await tab.getByRole('banner').getByRole('search').count()).toBe(1);
    const names = await tab.locator('nav').evaluateAll((navs) => navs.map((nav) => nav.getAttribute('aria-label') ?? document.getElementById(nav.getAttribute('aria-labelledby') ?? '')?.textContent ?? ''));
    expect(names).not.toContain('');
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(paths)('hears of each table on %s what it is, and to each figure its row and column', async (path) => {
    const tab = await visit(path);
    const faults = await tab.locator('table').evaluateAll((tables) =>
      tables.flatMap((table) => {
        const caption = (table as HTMLTableElement).caption?.textContent.trim() ?? '';
        const heads = [...table.querySelectorAll('th')];
        return [
          ...(caption === '' ? ['a table without a caption'] : []),
          ...(heads.some((head) => head.scope === '') ? [`${caption}: a head without a scope`] : []),
          ...(heads.some((head) => head.scope.startsWith('col')) ? [] : [`${caption}: no head of a column`]),
          ...([...table.querySelectorAll('tbody tr')].some((row) => row.querySelector('th') === null) ? [`${caption}: a row without a head`] : []),
        ];
      }),
    );
    expect(faults).toEqual([]);
  });

  it('hears the figures of a programme as a table: year, activity, cost', async () => {
    const tab = await visit(`/plan/programmes/${programme}`);
    const heard = await tab.locator('section', { has: tab.getByRole('heading', { name: '年度別の計画と事業費' }) }).getByRole('table').ariaSnapshot();
    expect(heard).toContain('columnheader "事業費"');
    expect(heard).toMatch(/rowheader "平成24年度（2012年度）"[\s\S]*cell "1,000万円"/);
  });
});
