/** Pictures of calls for opinions and of opinion maps for the README, of the town of the tests: `node scripts/screenshots.ts town`. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { test } from 'vitest';
import { as, roadSection } from '#cast';
import { openBrowser } from '../test/browser.ts';
import { showMaps } from '../test/shown-map.ts';
import { openShownTown } from '../test/shown-town.ts';

interface Picture {
  name: string;
  path: string;
  width: number;
  staff?: true;
  /** Selector of the part to show, instead of the top of the page. */
  of?: string;
}

const ofCalls: Picture[] = [
  { name: 'consultation-phone', path: '/consultations/2026-3', width: 390 },
  { name: 'result-desktop', path: '/consultations/2026-1/result', width: 1280 },
  { name: 'board-desktop', path: '/staff/consultations/2026-2/board', width: 1280, staff: true },
];
const ofMaps: Picture[] = [
  { name: 'opinion-map-phone', path: '/opinion-maps/2026-2/part?show=1', width: 390 },
  { name: 'opinion-map-picture-desktop', path: '/opinion-maps/2026-1/report', width: 1280, of: 'main figure:has(svg)' },
];
const folder = process.env['PICTURES'] ?? 'docs/screenshots';
const heights: Record<number, number> = { 390: 844, 1280: 900 };

async function take(browser: Browser, origin: string, cookie: { name: string; value: string }, { name, path, width, staff, of }: Picture): Promise<void> {
  const context = await browser.newContext({ viewport: { width, height: heights[width]! }, javaScriptEnabled: false, locale: 'ja-JP' });
  if (staff) await context.addCookies([{ url: origin, ...cookie }]);
  const tab = await context.newPage();
  await tab.goto(origin + path);
  const file = join(folder, `${name}.png`);
  await (of === undefined ? tab.screenshot({ path: file }) : tab.locator(of).first().screenshot({ path: file }));
  await context.close();
}

test('pictures', async () => {
  mkdirSync(folder, { recursive: true });
  const [opened, browser] = await Promise.all([openShownTown(), openBrowser()]);
  const [session] = (await as(opened.town, 'head')).cookie.split('; ');
  const [name, value] = session!.split('=') as [string, string];
  for (const picture of ofCalls) await take(browser, opened.origin, { name, value }, picture);
  opened.town.clock.set('2026-07-01T10:00:00+09:00');
  await showMaps({ town: opened.town, year: 2026, department: roadSection, programme: 'P0002' });
  for (const picture of ofMaps) await take(browser, opened.origin, { name, value }, picture);
  await browser.close();
  await opened.close();
}, 300_000);
