import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { replaceEntries } from '#platform/search';
import { openTown, type Town } from '#town';

let town: Town;
beforeAll(async () => {
  town = await openTown();
  await replaceEntries(
    town.db,
    'test',
    ['図書館の夜間開館', '図書館の移動書庫', '公園のベンチ'].map((title, index) => ({ domain: 'test', id: String(index), lang: 'ja' as const, kind: 'programme', title, body: `${title}を行う`, path: `/plan/programmes/${title}`, who: 'anyone' as const })),
  );
});
afterAll(() => town.close());

const html = { headers: { accept: 'text/html' } };
const text = async (path: string): Promise<string> => (await town.ask(path, html)).text();

describe('the site as a whole', () => {
  test('an empty installation says how a plan comes in, in both languages', async () => {
    expect(await text('/')).toContain('npx hiraku plan import');
    expect(await text('/en')).toContain('No plan has been imported yet');
  });

  test('search marks what was found, and gives it as JSON and CSV at the same address', async () => {
    expect(await text(`/search?q=${encodeURIComponent('図書館')}`)).toMatch(/2件見つかりました[\s\S]*<mark[^>]*>図書館<\/mark>/);
    const json = await (await town.ask(`/search?q=${encodeURIComponent('図書館')}&format=json`)).json();
    expect(json).toMatchObject({ total: 2, more: false });
    const csv = await (await town.ask(`/search?q=${encodeURIComponent('図書館')}&format=csv`)).text();
    expect(csv.trim().split('\r\n')).toHaveLength(3);
    expect(csv).toContain('http://town.example/plan/programmes/');
  });

  test('search without a word asks for one, and without a hit helps on', async () => {
    expect(await text('/search')).toContain('探すことばを入れてください');
    expect(await text(`/search?q=${encodeURIComponent('竜宮城')}`)).toContain('見つかりませんでした');
  });

  test('a page number that is none is refused by name', async () => {
    const reply = await town.ask('/api/v1/search?q=a&page=abc');
    expect(reply.status).toBe(400);
    expect(await reply.json()).toMatchObject({ status: 400, errors: [{ parameter: 'page' }] });
  });

  test('the description of the API names each of its addresses', async () => {
    const document = (await (await town.ask('/openapi.json')).json()) as { openapi: string; paths: Record<string, unknown> };
    expect(document.openapi).toMatch(/^3\.1/);
    const page = await text('/data');
    // Each address is explained in the language of the page.
    expect(page).not.toContain('<span lang="en">');
    for (const path of Object.keys(document.paths)) expect(page).toContain(path.replace(/\{(\w+)\}/g, ':$1'));
  });
});
