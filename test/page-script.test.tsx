/** A script of a page runs in a real browser under the site's own policy; one that stands in the page does not. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { projectRoot } from '#platform/config';
import { page, row } from '#platform/http';
import { bundleScripts } from '#platform/page-script';
import { assets, Page } from '#ui';
import { openSmallSite, site, type SmallSite } from '../src/platform/small-site.fixture.ts';
import { openBrowser } from './browser.ts';

let home: SmallSite;
let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'hiraku-script-'));
const script = (name: string, text: string) => {
  writeFileSync(join(folder, `${name}.client.ts`), text);
  return { name, file: relative(projectRoot, join(folder, `${name}.client.ts`)) };
};

beforeAll(async () => {
  [home, browser] = await Promise.all([openSmallSite(inject('databaseServer')), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await home.close();
  rmSync(folder, { recursive: true });
});

test('a page’s script runs, is kept by the browser for good, and inline script does not run', async () => {
  const word: string = '動きました';
  writeFileSync(join(folder, 'word.ts'), `export const word: string = '${word}';`);
  const scripts = await bundleScripts([script('greeting', `import { word } from './word.ts';\nconst place: HTMLElement | null = document.querySelector('#place');\nif (place) place.textContent = word;`)]);
  const own = { ...site, origin: 'http://localhost', scripts: Object.fromEntries(scripts.map(({ name, path }) => [name, path])) };
  const show = row({
    method: 'GET',
    path: '/greeting',
    who: 'anyone',
    what: 'A page with a script',
    reads: [],
    run: (ask) =>
      page(
        <Page view={ask} title="あいさつ" scripts={['greeting']}>
          <p id="place">まだ</p>
          <p id="inline">まだ</p>
          <script dangerouslySetInnerHTML={{ __html: "document.querySelector('#inline').textContent = 'inline'" }} />
        </Page>,
      ),
  });
  const server = home.server([show], {}, { site: own, assets: [...assets(own), ...scripts] });
  const listening = await server.listen(0, '127.0.0.1');
  try {
    const tab = await browser.newPage();
    await tab.goto(new URL('/greeting', listening.url).href);
    await tab.getByText(word).waitFor();
    expect(await tab.locator('#inline').textContent()).toBe('まだ');
    const reply = await fetch(new URL(scripts[0]!.path, listening.url));
    expect([reply.headers.get('content-type'), reply.headers.get('cache-control')]).toEqual(['text/javascript; charset=utf-8', 'public, max-age=31536000, immutable']);
    expect(scripts[0]!.path).toMatch(/^\/assets\/greeting-[0-9a-f]{12}\.js$/);
  } finally {
    await listening.close();
  }
});

test('a script that cannot be made, or a name that two have, stops the start', async () => {
  await expect(bundleScripts([script('broken', 'const = 1;')])).rejects.toThrow('Expected identifier but found "="');
  await expect(bundleScripts([script('one', '1'), script('one', '2')])).rejects.toThrow('two scripts are called one');
});

test('a page that asks for a script nobody has fails, so that it is noticed', async () => {
  const show = row({ method: 'GET', path: '/x', who: 'anyone', what: 'X', reads: [], run: (ask) => page(<Page view={ask} title="x" scripts={['none']}>x</Page>) });
  const server = home.server([show], {}, { site: { ...site, scripts: {} } });
  expect((await server.fetch(new Request('http://town.example/x'))).status).toBe(500);
});
