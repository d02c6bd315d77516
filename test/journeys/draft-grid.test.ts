/** The grid of a draft as somebody at the planning section uses it: keys, a block pasted from a spreadsheet, two tabs at once. */
import type { Browser, BrowserContext, Page as Tab } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { as } from '#cast';
import { openBrowser } from '../browser.ts';
import { screens } from '../page-checks.ts';
import { onward } from './hands.ts';
import { type JourneyTown, openJourneyTown } from './journey-town.ts';

let browser: Browser;
let town: JourneyTown;
let context: BrowserContext;
const drafts = '/staff/plan/drafts';
const grid = `${drafts}/2013-2015/grid`;

beforeAll(async () => {
  [browser, town] = await Promise.all([openBrowser(), openJourneyTown('sample')]);
  const planning = await as(town.town, 'planning');
  if ((await planning.post(drafts, { former: '2012-2014' })).status !== 303) throw new Error('no draft');
  context = await browser.newContext({ viewport: screens.desktop, locale: 'ja-JP' });
  await context.addCookies(planning.cookie.split('; ').map((pair) => {
    const at = pair.indexOf('=');
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: town.origin };
  }));
});
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

const cell = (tab: Tab, row: number, column: number) => tab.locator(`[data-row="${row}"][data-column="${column}"]`);
const at = (tab: Tab) => tab.evaluate(() => [document.activeElement?.getAttribute('data-row'), document.activeElement?.getAttribute('data-column')]);

async function visit(): Promise<Tab> {
  const tab = await context.newPage();
  await tab.goto(town.origin + grid);
  return tab;
}

async function paste(tab: Tab, text: string): Promise<void> {
  await tab.evaluate((copied) => {
    const data = new DataTransfer();
    data.setData('text/plain', copied);
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}

describe('the grid of a draft', () => {
  it('moves with arrows and Enter, and fills a block that was copied from a spreadsheet', async () => {
    const tab = await visit();
    await cell(tab, 0, 4).focus();
    await tab.keyboard.press('ArrowDown');
    expect(await at(tab)).toEqual(['1', '4']);
    await tab.keyboard.press('ArrowRight');
    expect(await at(tab)).toEqual(['1', '5']);
    await tab.keyboard.press('Enter');
    expect(await at(tab)).toEqual(['2', '5']);
    await cell(tab, 0, 9).focus();
    await paste(tab, '"準備\n実施"\t7\n継続\t8\n');
    expect(await Promise.all([cell(tab, 0, 9), cell(tab, 0, 10), cell(tab, 1, 9), cell(tab, 1, 10)].map((each) => each.inputValue()))).toEqual(['準備\n実施', '7', '継続', '8']);
    expect(await tab.locator('.hk-cell--unsaved').count()).toBe(4);
    await tab.getByRole('button', { name: '保存する' }).click();
    await tab.getByText('4個のセルを保存しました。').waitFor();
    expect(await tab.locator('.hk-cell--unsaved').count()).toBe(0);
    await tab.reload();
    expect(await cell(tab, 1, 10).inputValue()).toBe('8');
    await tab.close();
  });

  it('shows the second of two people both texts', async () => {
    const [one, other] = [await visit(), await visit()];
    await cell(one, 2, 10).fill('11');
    await one.getByRole('button', { name: '保存する' }).click();
    await one.getByText('1個のセルを保存しました。').waitFor();
    await cell(other, 2, 10).fill('12');
    await cell(other, 3, 10).fill('13');
    await other.getByRole('button', { name: '保存する' }).click();
    await other.getByRole('heading', { name: 'ほかの人が先に直したセルがあります' }).waitFor();
    expect(await other.locator('tbody strong').innerText()).toBe('11');
    expect(await other.locator('tbody input[name=cell]').inputValue()).toBe('12');
    await onward(other, () => other.getByRole('button', { name: '保存する' }).click());
    await other.goto(town.origin + grid);
    expect([await cell(other, 2, 10).inputValue(), await cell(other, 3, 10).inputValue()]).toEqual(['12', '13']);
    if (process.env.SHOTS) {
      for (const [name, width] of [['wide', 1280], ['narrow', 390]] as const) {
        await other.setViewportSize({ width, height: 900 });
        for (const [page, path] of [['list', drafts], ['draft', `${drafts}/2013-2015`], ['grid', grid], ['row', `${drafts}/2013-2015/rows/1`], ['preview', `${drafts}/2013-2015/preview`]] as const) {
          await other.goto(town.origin + path);
          await other.screenshot({ path: `${process.env.SHOTS}/${page}-${name}.png` });
        }
      }
    }
    await Promise.all([one.close(), other.close()]);
  });
});
