/** Each check of a page finds the fault that it is for: a check that cannot fail proves nothing. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page as Tab } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { barriers, bringAxe, complaintsOf, layoutShift, markupFaults, missingGlyphs, overflow, unmarkedJapanese } from './page-checks.ts';

let browser: Browser;
let server: Server;
let origin: string;
beforeAll(async () => {
  browser = await openBrowser();
  server = createServer((request, response) => {
    const markup = decodeURIComponent(new URL(request.url!, 'http://x').searchParams.get('markup') ?? '');
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'" }).end(page(markup));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await browser?.close();
  await new Promise((closed) => server?.close(closed));
});

const page = (body: string, lang = 'en') => `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>A page</title></head><body><main><h1>A page</h1>${body}</main></body></html>`;

async function open(markup: string, prepare?: typeof bringAxe): Promise<{ tab: Tab; complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width: 390, height: 700 } });
  await prepare?.(context);
  const complaints = complaintsOf(context, origin);
  const tab = await context.newPage();
  await tab.goto(`${origin}/?markup=${encodeURIComponent(encodeURIComponent(markup))}`);
  return { tab, complaints };
}

const good = '<p>Words, and <span lang="ja">計画</span> in Japanese.</p>';

describe('a page without fault', () => {
  it('is found to be without fault', async () => {
    const { tab, complaints } = await open(good);
    const found = [await layoutShift(tab), await overflow(tab, 320), await missingGlyphs(tab, '計画髙﨑𠮷あア'), await unmarkedJapanese(tab), await barriers(tab), complaints, await markupFaults(page(good))];
    expect(found).toEqual([0, 0, [], [], [], [], []]);
  });
});

describe('a page with a fault', () => {
  it('that is not valid HTML', async () => {
    expect((await markupFaults(page('<p><div>no</div></p>'))).join()).toContain('close-order');
  });

  it.each([['handed over', undefined], ['brought along', bringAxe]])('that keeps people out: words without contrast, also where they are folded away; axe %s', async (_, prepare) => {
    const { tab } = await open('<details><summary>More</summary><p><font color="#bbbbbb">hardly seen</font></p></details>', prepare);
    expect((await barriers(tab)).join()).toContain('color-contrast');
  });

  describe('whose words look otherwise than those of earlier pages, though their contrast is judged once', () => {
    const pale = (words: string) => `<p class="x"><font color="#bbbbbb">${words}</font></p>`;
    const dark = (words: string) => `<p class="x"><font color="#222222">${words}</font></p>`;
    it.each([
      ['by colour', dark('clearly seen'), pale('hardly seen')],
      ['by what is behind them', `<table><tr><td>${dark('clearly seen')}</td></tr></table>`, `<table bgcolor="#333333"><tr><td>${dark('hardly seen')}</td></tr></table>`],
      ['as nobody saw the earlier ones', `<p hidden class="x"><font color="#bbbbbb">not seen</font></p>${dark('clearly seen')}`, pale('hardly seen')],
      ['as the earlier ones had no contrast either', pale('hardly seen'), pale('hardly seen as well')],
    ])('%s', async (_, earlier, later) => {
      const judged = new Set<number>();
      await barriers((await open(earlier, bringAxe)).tab, { judged });
      const known = judged.size;
      await barriers((await open(earlier, bringAxe)).tab, { judged });
      expect([known > 0, judged.size]).toEqual([true, known]);
      expect((await barriers((await open(later, bringAxe)).tab, { judged })).join()).toContain('color-contrast');
    });

    it('and passes over words that look the same', async () => {
      const judged = new Set<number>();
      await barriers((await open(dark('clearly seen'), bringAxe)).tab, { judged });
      const known = new Set(judged);
      expect(await barriers((await open(dark('seen too'), bringAxe)).tab, { judged })).toEqual([]);
      expect(judged).toEqual(known);
    });
  });

  it('that keeps people out on another screen: buttons too small and too near to hit', async () => {
    const { tab } = await open('<table><tr><td width="5" height="5"><a href="#1">i</a></td><td><a href="#2">j</a></td></tr></table><p><font color="#bbbbbb" size="1"><a href="#3">i</a>|<a href="#4">j</a></font></p>');
    const found = (await barriers(tab, { layout: true })).join();
    expect([found.includes('target-size'), found.includes('color-contrast')]).toEqual([true, false]);
  });

  it('that moves after it has appeared', async () => {
    const { tab } = await open('<p id="late">words</p>');
    // Two frames: one in which the words are seen, one in which they have moved.
    const shift = await tab.evaluate(
      () =>
        new Promise<void>((moved) => {
          requestAnimationFrame(() =>
            requestAnimationFrame(() => {
              document.body.style.paddingTop = '300px';
              requestAnimationFrame(() => moved());
            }),
          );
        }),
    ).then(() => layoutShift(tab));
    expect(shift).toBeGreaterThan(0);
  });

  it('that is wider than a narrow screen', async () => {
    const { tab } = await open(`<p>${'w'.repeat(200)}</p>`);
    expect(await overflow(tab, 320)).toBeGreaterThan(0);
  });

  it('that asks another site, or does what the policy forbids', async () => {
    const { complaints } = await open('<img src="http://other.example/a.png" alt=""><p style="color:red">x</p>');
    await expect.poll(() => complaints.join()).toMatch(/other\.example/);
    await expect.poll(() => complaints.join()).toMatch(/inline style/i);
  });

  it('whose font lacks a letter', async () => {
    const { tab } = await open(good);
    expect(await missingGlyphs(tab, '計𰀀画')).toEqual(['𰀀']);
  });

  it('that is English and does not say that its Japanese is Japanese', async () => {
    const { tab } = await open('<p>実施計画</p>');
    expect(await unmarkedJapanese(tab)).toEqual(['p: 実施計画']);
  });
});
