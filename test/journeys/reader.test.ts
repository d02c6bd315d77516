/** What people come for, from the front page to the answer. */
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page as Tab } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { screens } from '../page-checks.ts';
import { onward } from './hands.ts';
import { type JourneyTown, openJourneyTown, sampleBytes } from './journey-town.ts';

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

const centre = '市民協働推進センターの運営';

async function visit(path: string, options: BrowserContextOptions = {}): Promise<Tab> {
  const context = await browser.newContext({ viewport: screens.desktop, locale: 'ja-JP', javaScriptEnabled: false, ...options });
  const tab = await context.newPage();
  await tab.goto(town.origin + path);
  return tab;
}

const title = (tab: Tab) => tab.locator('h1').innerText();

/** The part of a page under a heading. */
const part = (tab: Tab, heading: string) => tab.locator('section', { has: tab.getByRole('heading', { name: heading }) });

/** What one reads in the row of a year. */
async function year(tab: Tab, name: string): Promise<string> {
  const row = part(tab, '年度別の計画と事業費').getByRole('row').filter({ has: tab.getByRole('rowheader', { name }) });
  return (await row.innerText()).replace(/\s+/g, ' ');
}

describe('a resident with a phone', () => {
  it('finds a programme from the front page and reads what it costs each year and who answers', async () => {
    const tab = await visit('/', { viewport: screens.phone, isMobile: true, hasTouch: true });
    await tab.getByRole('main').getByRole('searchbox').fill('協働推進センター');
    await onward(tab, () => tab.getByRole('main').getByRole('button', { name: '探す' }).tap());
    await onward(tab, () => tab.getByRole('main').getByRole('link', { name: centre }).tap());
    expect(await title(tab)).toBe(centre);
    expect(await year(tab, '平成24年度')).toMatch(/1,500万円 .*記載/);
    expect(await year(tab, '平成26年度')).toMatch(/1,400万円.*推計/);
    expect(await tab.getByRole('main').locator('dl').first().innerText()).toContain('生活文化スポーツ部 協働コミュニティ課');
  });

  it('opens the menu without script and reads the plan', async () => {
    const tab = await visit('/', { viewport: screens.phone, isMobile: true, hasTouch: true });
    await tab.locator('summary', { hasText: 'メニュー' }).tap();
    await onward(tab, () => tab.getByRole('navigation', { name: 'メニュー' }).getByRole('link', { name: '計画を読む' }).tap());
    expect(await title(tab)).toBe('実施計画（平成24〜26年度）');
  });

  it('finds what was typed in another way of writing: small letters, wide letters', async () => {
    const tab = await visit('/search?q=ｎｐｏ', { viewport: screens.phone });
    expect(await tab.getByRole('main').getByRole('link').allInnerTexts()).toContain('NPOの育成・支援');
  });
});

describe("a citizens' group", () => {
  it('sees what the book leaves open and goes to the programme concerned', async () => {
    const tab = await visit('/');
    await onward(tab, () => tab.getByRole('navigation', { name: '主なページ' }).getByRole('link', { name: '計画を読む' }).click());
    await onward(tab, () => tab.getByRole('navigation', { name: 'ほかの見方' }).getByRole('link', { name: '未確定の一覧' }).click());
    await tab.getByRole('navigation', { name: 'このページの内容' }).getByRole('link', { name: '金額が決まっていない数値' }).click();
    await onward(tab, () => part(tab, '金額が決まっていない数値').getByRole('link', { name: '庁舎機能の整理統合についての検討' }).first().click());
    expect(await title(tab)).toBe('庁舎機能の整理統合についての検討');
    expect(await year(tab, '平成25年度')).toContain('未定');
  });
});

describe('a member of staff', () => {
  it('filters the programmes by department and year and takes the rows away as CSV', async () => {
    const tab = await visit('/plan/programmes');
    const filters = tab.getByRole('main').locator('form');
    await filters.getByLabel('所管部課').selectOption({ label: '企画部 企画政策課' });
    await filters.getByLabel('事業費の年度').selectOption('2013');
    await onward(tab, () => filters.getByRole('button').click());
    const shown = await tab.getByRole('table').getByRole('rowheader').evaluateAll((heads) => heads.map((head) => head.querySelector('a')?.textContent));
    expect(shown).toContain('行政評価制度の実施');
    const [download] = await Promise.all([tab.waitForEvent('download'), tab.getByRole('link', { name: 'CSV' }).first().click()]);
    const lines = readFileSync(await download.path(), 'utf8').replace('\ufeff', '').trimEnd().split('\r\n');
    const departments = lines[0]!.split(',').indexOf('departments');
    expect(lines.slice(1).map((line) => line.split(',')[1])).toEqual(shown);
    expect(lines.slice(1).filter((line) => !line.split(',')[departments]!.includes('企画政策課'))).toEqual([]);
  });

  it('orders the programmes by cost with the head of the column', async () => {
    const tab = await visit('/plan/programmes');
    const head = tab.getByRole('columnheader', { name: /3か年の合計/ });
    await onward(tab, () => head.getByRole('link').click());
    await onward(tab, () => head.getByRole('link').click());
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    expect(await tab.getByRole('table').getByRole('rowheader').first().getByRole('link').first().innerText()).toBe('行政関連情報の運営管理');
  });
});

describe('a foreigner', () => {
  it.each(['/', '/plan', `/plan/programmes/${centre}`, '/plan/programmes?measure=協2-1&page=1', '/search?q=情報'])('switches %s to English and back, and stays on the same page', async (path) => {
    const tab = await visit(path);
    const start = tab.url();
    await onward(tab, () => tab.getByRole('link', { name: 'English' }).click());
    expect(tab.url()).toBe(start.replace(town.origin, `${town.origin}/en`).replace(/\/en\/$/, '/en'));
    expect(await tab.locator('html').getAttribute('lang')).toBe('en');
    await onward(tab, () => tab.getByRole('link', { name: '日本語' }).click());
    expect(tab.url()).toBe(start);
  });
});

describe('an auditor', () => {
  it('goes from a figure to its place in the source and takes the very document away', async () => {
    const tab = await visit(`/plan/programmes/${centre}`);
    const said = await year(tab, '平成25年度');
    const [, line, cell] = /(\d+)行目・(\d+)番目の欄/.exec(said)!.map(Number);
    const [download] = await Promise.all([tab.waitForEvent('download'), tab.getByRole('main').getByRole('link', { name: '原資料' }).click()]);
    const bytes = readFileSync(await download.path());
    expect(bytes.equals(sampleBytes)).toBe(true);
    expect(said).toContain('1,500万円');
    expect(bytes.toString('utf8').split('\n')[line! - 1]!.split('\t')[cell! - 1]).toBe('15');
  });
});

it('people with and without script read the same pages', async () => {
  for (const path of ['/', '/plan', `/plan/programmes/${centre}`, '/plan/programmes?kind=重点', '/search?q=情報', '/data']) {
    const [without, withScript] = await Promise.all([visit(path), visit(path, { javaScriptEnabled: true })]);
    const seen = await Promise.all([without, withScript].map((tab) => tab.locator('body').innerText()));
    expect(seen[0]!.length).toBeGreaterThan(300);
    expect(seen[1]).toBe(seen[0]);
  }
});
