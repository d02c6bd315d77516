/** Pictures of calls for opinions for the README, of the town of the tests: `node scripts/screenshots.ts consultations`. */
import { join } from 'node:path';
import { test } from 'vitest';
import { as } from '#cast';
import { openBrowser } from '../test/browser.ts';
import { openShownTown } from '../test/shown-town.ts';

const pictures = [
  { name: 'consultation-phone', path: '/consultations/2026-3', width: 390, height: 844, staff: false },
  { name: 'result-desktop', path: '/consultations/2026-1/result', width: 1280, height: 900, staff: false },
  { name: 'board-desktop', path: '/staff/consultations/2026-2/board', width: 1280, height: 900, staff: true },
];

test('pictures', async () => {
  const [opened, browser] = await Promise.all([openShownTown(), openBrowser()]);
  const [session] = (await as(opened.town, 'head')).cookie.split('; ');
  const [name, value] = session!.split('=') as [string, string];
  for (const picture of pictures) {
    const context = await browser.newContext({ viewport: { width: picture.width, height: picture.height }, javaScriptEnabled: false, locale: 'ja-JP' });
    if (picture.staff) await context.addCookies([{ url: opened.origin, name, value }]);
    const tab = await context.newPage();
    await tab.goto(opened.origin + picture.path);
    await tab.screenshot({ path: join('docs/screenshots', `${picture.name}.png`) });
    await context.close();
  }
  await browser.close();
  await opened.close();
}, 300_000);
