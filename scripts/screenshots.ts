/**
 * Pictures of a running site, without script, with real Japanese glyphs. Needs Node 24.
 *   node scripts/screenshots.ts                                  those of the README, from http://localhost:3000
 *   node scripts/screenshots.ts http://localhost:3000 shots      every page, whole, at 390 and 1280 pixels
 *   node scripts/screenshots.ts town [shots]                     calls for opinions and opinion maps, from the town of the tests: no site needs to run
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from '../test/browser.ts';

const pages: Record<string, string> = {
  home: '/',
  'home-en': '/en',
  plan: '/plan',
  measure: '/plan/measures/協1-1',
  programmes: '/plan/programmes',
  programme: '/plan/programmes/P0011',
  departments: '/plan/departments',
  kinds: '/plan/kinds',
  gaps: '/plan/gaps',
  changes: '/plan/changes',
  compare: '/plan/compare',
  search: '/search?q=情報',
  data: '/data',
  'not-found': '/plan/programmes/none',
};
const widths = { phone: 390, desktop: 1280 };
const ofReadme = ['home-desktop', 'plan-desktop', 'programme-phone', 'gaps-phone'];

const [origin = 'http://localhost:3000', folder] = process.argv.slice(2);
if (origin === 'town') {
  process.env['PICTURES'] = folder ?? 'docs/screenshots';
  const { startVitest } = await import('vitest/node');
  const run = await startVitest('test', [], { watch: false, include: ['scripts/town-pictures.ts'] });
  await run.close();
  process.exit();
}
const target = folder ?? 'docs/screenshots';
mkdirSync(target, { recursive: true });
const browser = await openBrowser();
for (const [width, pixels] of Object.entries(widths)) {
  const context = await browser.newContext({ viewport: { width: pixels, height: 900 }, javaScriptEnabled: false, locale: 'ja-JP' });
  const tab = await context.newPage();
  for (const [name, path] of Object.entries(pages)) {
    const picture = `${name}-${width}`;
    if (folder === undefined && !ofReadme.includes(picture)) continue;
    await tab.goto(`${origin}${path}`);
    await tab.screenshot({ path: join(target, `${picture}.png`), fullPage: folder !== undefined });
  }
  await context.close();
}
await browser.close();
