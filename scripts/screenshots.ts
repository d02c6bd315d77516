/** Makes the pictures of the README from the sample city: node scripts/screenshots.ts [ORIGIN FOLDER] */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from '../test/browser.ts';

const [origin = 'http://localhost:3000', folder = 'docs/screenshots', only = ''] = process.argv.slice(2);
const programme = '/plan/programmes/P0002';
const pages = {
  home: '/',
  'home-en': '/en',
  plan: '/plan',
  measure: '/plan/measures/協1-1',
  programmes: '/plan/programmes',
  programme,
  departments: '/plan/departments',
  gaps: '/plan/gaps',
  changes: '/plan/changes',
  compare: '/plan/compare',
  kinds: '/plan/kinds',
  search: '/search?q=情報',
  data: '/data',
};
const widths = { phone: 390, desktop: 1280 };

mkdirSync(folder, { recursive: true });
const browser = await openBrowser();
for (const [width, pixels] of Object.entries(widths)) {
  const context = await browser.newContext({ viewport: { width: pixels, height: 844 }, deviceScaleFactor: 1, javaScriptEnabled: false, locale: 'ja-JP' });
  const tab = await context.newPage();
  for (const [name, path] of Object.entries(pages).filter(([name]) => name.includes(only))) {
    await tab.goto(`${origin}${path}`);
    await tab.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: folder !== 'docs/screenshots' });
  }
  await context.close();
}
await browser.close();
