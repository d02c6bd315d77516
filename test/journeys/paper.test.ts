/** The plan on paper: A4 lying on its side, a measure to a page, nothing that only a screen needs. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Browser, Page as Tab } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { type JourneyTown, openJourneyTown } from './journey-town.ts';

let browser: Browser;
let town: JourneyTown;
let tab: Tab;
beforeAll(async () => {
  [browser, town] = await Promise.all([openBrowser(), openJourneyTown('sample')]);
  tab = await (await browser.newContext({ locale: 'ja-JP', javaScriptEnabled: false })).newPage();
  await tab.goto(`${town.origin}/plan`);
});
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

interface Sheet {
  width: number;
  height: number;
  text: string;
}

/** The sheets that a printer would give: millimetres, and the words in the order of the page, without spaces. */
async function printed(): Promise<Sheet[]> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const data = new Uint8Array(await tab.pdf({ preferCSSPageSize: true }));
  const task = pdfjs.getDocument({ data, cMapUrl: `${join(folder, 'cmaps')}/`, cMapPacked: true, disableFontFace: true, useSystemFonts: false, verbosity: 0 });
  const paper = await task.promise;
  const sheets: Sheet[] = [];
  for (let number = 1; number <= paper.numPages; number += 1) {
    const sheet = await paper.getPage(number);
    const { width, height } = sheet.getViewport({ scale: 25.4 / 72 });
    const { items } = await sheet.getTextContent();
    // One glyph of the font stands for 民 and for its radical; a PDF knows only glyphs and may name the other.
    const text = items.map((item) => ('str' in item ? item.str : '')).join('').normalize('NFKC').replaceAll('\u2ea0', '民').replace(/\s/g, '');
    sheets.push({ width, height, text });
  }
  await task.destroy();
  return sheets;
}

describe('a person who prints the plan', () => {
  it('gets sheets of A4 on their side, and every measure begins a new one', async () => {
    const sheets = await printed();
    expect(sheets.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual(sheets.map(() => [297, 210]));
    const measures = ['協1-1市民主体のまちづくりの推進', '協1-2協働のまちづくりの推進', '協2-1開かれた市政の推進', '協2-2地域情報化の推進', '協2-3健全な自治体経営の推進'];
    // The table of contents names them too, on the first sheet; the table itself says whose programmes it holds.
    const begins = measures.map((measure) => sheets.findIndex(({ text }) => text.includes(`${measure.slice(0, 4)}の主要事業`)));
    expect(begins).not.toContain(-1);
    expect(new Set(begins).size).toBe(measures.length);
    expect(begins.toSorted((one, other) => one - other)).toEqual(begins);
    for (const [index, begin] of begins.entries()) expect(sheets[begin]!.text).toContain(measures[index]!);
  });

  it('gets every figure of the plan, and the head of the table again on the next sheet', async () => {
    const sheets = await printed();
    const whole = sheets.map(({ text }) => text).join('');
    for (const word of ['1,750', '607', '569', '***', '地域コミュニティ検討事業', '人材育成基本方針に基づく人材育成の推進']) expect(whole).toContain(word);
    const tables = sheets.filter(({ text }) => /(継続|再掲|検討).*/.test(text) && text.includes('事業費'));
    expect(tables.filter(({ text }) => !text.includes('平成24年度')).map(({ text }) => text.slice(0, 60))).toEqual([]);
  });

  it('gets no menus, search boxes and downloads, and no table cut off at the side', async () => {
    await tab.emulateMedia({ media: 'print' });
    const left = tab.locator('form, .hk-nav, .hk-menu, .hk-languages, .hk-crumbs, .hk-downloads, .hk-skip');
    expect(await left.evaluateAll((parts) => parts.filter((part) => part.checkVisibility()).map((part) => part.className))).toEqual([]);
    expect(await tab.locator('.hk-table-region').evaluateAll((regions) => regions.filter((region) => getComputedStyle(region).overflowX !== 'visible').length)).toBe(0);
    await tab.emulateMedia({ media: null });
  });
});
