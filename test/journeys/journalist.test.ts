/** When the next edition is out: what is different, and that the old one stays. */
import type { Browser, Page as Tab } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { screens } from '../page-checks.ts';
import { onward } from './hands.ts';
import { type JourneyTown, openJourneyTown } from './journey-town.ts';
import { nextNews } from './next-book.ts';

let browser: Browser;
let town: JourneyTown;
let tab: Tab;
beforeAll(async () => {
  [browser, town] = await Promise.all([openBrowser(), openJourneyTown('two')]);
  const context = await browser.newContext({ viewport: screens.desktop, locale: 'ja-JP', javaScriptEnabled: false });
  tab = await context.newPage();
});
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

const rowsOf = (heading: string) => tab.locator('section', { has: tab.getByRole('heading', { name: heading, exact: true }) }).locator('tbody').getByRole('row');

describe('a journalist who compares two editions', () => {
  it('gets there from the plan and sees what was added, ended, renamed, moved, and what costs more', async () => {
    await tab.goto(`${town.origin}/plan`);
    await onward(tab, () => tab.getByRole('link', { name: 'ほかの計画とくらべる' }).click());
    expect(await rowsOf('追加された事業').getByRole('rowheader').allInnerTexts()).toEqual([nextNews.added]);
    expect(await rowsOf('終了した事業').getByRole('rowheader').allInnerTexts()).toEqual([nextNews.ended]);
    expect((await rowsOf('名称が変わった事業').allInnerTexts()).map((row) => row.split(/\s+/))).toEqual([[nextNews.renamed.after, nextNews.renamed.before]]);
    const [moved] = await rowsOf('施策が変わった事業').allInnerTexts();
    expect(moved).toMatch(new RegExp(`${nextNews.moved.name}[\\s\\S]*${nextNews.moved.before}[\\s\\S]*${nextNews.moved.after}`));
    const dearer = await rowsOf('事業費が変わった事業').filter({ hasText: nextNews.dearer.name }).allInnerTexts();
    expect(dearer.map((row) => row.split(/\s+/))).toEqual([[nextNews.dearer.name, '平成25年度（2013年度）', '900万円', '1,200万円']]);
  });

  it('turns the comparison round with the two lists, and the address says so', async () => {
    await tab.goto(`${town.origin}/plan/compare`);
    await tab.getByLabel('もとの計画').selectOption('2013-2015');
    await tab.getByLabel('くらべる計画', { exact: true }).selectOption('2012-2014');
    await onward(tab, () => tab.getByRole('main').getByRole('button').click());
    expect(new URL(tab.url()).search).toBe('?from=2013-2015&to=2012-2014');
    expect(await rowsOf('終了した事業').getByRole('rowheader').allInnerTexts()).toEqual([nextNews.added]);
  });

  it('follows a renamed programme: the old address leads to it, and the old name stands in its history', async () => {
    await tab.goto(`${town.origin}/plan/programmes/${nextNews.renamed.before}`);
    expect(await tab.locator('h1').innerText()).toBe(nextNews.renamed.after);
    expect(await tab.getByRole('main').innerText()).toContain(nextNews.renamed.before);
  });

  it('reads of a programme that has ended what it was, with a word that it is no longer in force', async () => {
    await tab.goto(`${town.origin}/plan/programmes/${nextNews.ended}`);
    expect(await tab.getByRole('main').innerText()).toContain('この事業は現行の計画に掲載されていません');
  });

  it('still reads the former edition as it was, and is told that it is a former one', async () => {
    await tab.goto(`${town.origin}/plan/editions`);
    await onward(tab, () => tab.getByRole('link', { name: '実施計画（平成24〜26年度）' }).first().click());
    expect(await tab.getByRole('main').innerText()).toContain('これは過去の計画です');
    expect(await tab.getByRole('main').getByRole('link', { name: nextNews.ended }).count()).toBe(1);
  });
});
