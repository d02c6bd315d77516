/**
 * Every piece of the design system on one page, in both languages, in a real browser and before an HTML validator.
 * With HIRAKU_SHOTS=folder the pages are also kept as pictures.
 */
import { join } from 'node:path';
import type { Browser, Page as Tab } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Lang, page } from '#platform/http';
import { assets, Page, Styleguide } from '#ui';
import { exampleSite, exampleView } from '../src/ui/view.fixture.ts';
import { openBrowser } from './browser.ts';
import { followSkipLink } from './journeys/hands.ts';
import { barriers, layoutShift, markupFaults, overflow, screens } from './page-checks.ts';

const policy = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const site = { ...exampleSite, colours: { primary: '#0055ad' } };

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

function styleguide(lang: Lang): string {
  const view = exampleView(lang, '/styleguide', site);
  const crumbs = [{ href: view.href('/data'), label: site.nav.at(-1)!.label[lang] }];
  const alternates = [{ type: 'text/csv', href: '/styleguide?format=csv', title: 'CSV' }];
  const markup = (
    <Page view={view} title={lang === 'ja' ? 'デザインの部品' : 'Style guide'} description="Pieces" crumbs={crumbs} alternates={alternates} shoulder="Hiraku" jsonLd={{ '@context': 'https://schema.org', name: '</script>' }}>
      <Styleguide view={view} />
    </Page>
  );
  return page(markup).body as string;
}

/** Opens the page as a server with the strict policy would serve it; collects what the browser complains of. */
async function open(lang: Lang, screen: { width: number; height: number }): Promise<{ tab: Tab; complaints: string[] }> {
  const context = await browser.newContext({ viewport: screen, bypassCSP: false });
  const tab = await context.newPage();
  const complaints: string[] = [];
  tab.on('console', (message) => complaints.push(message.text()));
  tab.on('requestfailed', (request) => complaints.push(request.url()));
  const files = new Map(assets(site).map((file) => [file.path, file]));
  await context.route('**/*', (route) => {
    const { origin, pathname } = new URL(route.request().url());
    const file = files.get(pathname);
    if (origin === site.origin && file !== undefined) return route.fulfill({ body: file.body, contentType: file.mediaType });
    if (origin === site.origin && pathname.endsWith('/styleguide')) return route.fulfill({ body: styleguide(lang), contentType: 'text/html; charset=utf-8', headers: { 'content-security-policy': policy } });
    return route.fulfill({ status: 404, body: '' });
  });
  await tab.goto(`${site.origin}${lang === 'en' ? '/en' : ''}/styleguide`);
  return { tab, complaints };
}

describe.each(['ja', 'en'] as const)('the style guide in %s', (lang) => {
  it('is valid HTML', async () => {
    expect(await markupFaults(styleguide(lang))).toEqual([]);
  });

  it.each(Object.entries(screens))('shows nothing that keeps anyone out, on a %s', async (name, screen) => {
    const { tab, complaints } = await open(lang, screen);
    expect(await barriers(tab)).toEqual([]);
    expect(complaints).toEqual([]);
    if (process.env.HIRAKU_SHOTS) await tab.screenshot({ path: join(process.env.HIRAKU_SHOTS, `styleguide-${lang}-${name}.png`), fullPage: true });
    await tab.context().close();
  });

  it.each(Object.entries(screens))('fits the width of a %s and nothing moves after it has appeared', async (_, screen) => {
    const { tab } = await open(lang, screen);
    expect(await overflow(tab, screen.width)).toBeLessThanOrEqual(0);
    expect(await layoutShift(tab)).toBe(0);
    await tab.context().close();
  });
});

it('offers fingers places of 44 pixels in height, on a phone', async () => {
  const { tab } = await open('ja', screens.phone);
  const small = await tab.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.hk-button, .hk-search input, .hk-search button, .hk-menu summary, .hk-languages a, .hk-tabs a, .hk-pagination a, .hk-filter-links a, .hk-downloads a, .hk-sort, .hk-input, select, .hk-choice label, summary, .hk-footer a')]
      .filter((place) => place.offsetParent !== null && place.getBoundingClientRect().height < 44)
      .map((place) => place.outerHTML.slice(0, 120)),
  );
  expect(small).toEqual([]);
  await tab.context().close();
});

it('draws Japanese with letters, not with empty boxes', async () => {
  const { tab } = await open('ja', screens.desktop);
  const widths = await tab.evaluate(() => {
    const brush = document.createElement('canvas').getContext('2d')!;
    brush.font = '40px "Noto Sans JP"';
    const ink = (text: string) => {
      brush.clearRect(0, 0, 200, 60);
      brush.fillText(text, 0, 45);
      return brush.getImageData(0, 0, 60, 60).data.reduce((sum, value) => sum + value, 0);
    };
    return [...'計画髙﨑𠮷'].map(ink);
  });
  expect(new Set(widths).size).toBe(widths.length);
  await tab.context().close();
});

it('can be used with the keyboard alone: the first stop leads past the head, the focus is always seen', async () => {
  const { tab } = await open('ja', screens.desktop);
  await tab.keyboard.press('Tab');
  expect(await tab.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#main');
  expect(await tab.evaluate(() => document.activeElement!.getBoundingClientRect().top)).toBeGreaterThanOrEqual(0);
  await followSkipLink(tab);
  await tab.keyboard.press('Tab');
  expect(await tab.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle)).toBe('solid');
  await tab.context().close();
});

it('prints without head and menus', async () => {
  const { tab } = await open('ja', screens.desktop);
  await tab.emulateMedia({ media: 'print' });
  expect(await tab.locator('.hk-header__row, .hk-nav, .hk-crumbs, .hk-filters').evaluateAll((parts) => parts.filter((part) => getComputedStyle(part).display !== 'none').length)).toBe(0);
  if (process.env.HIRAKU_SHOTS) await tab.pdf({ path: join(process.env.HIRAKU_SHOTS, 'styleguide.pdf'), preferCSSPageSize: true });
  await tab.context().close();
});
