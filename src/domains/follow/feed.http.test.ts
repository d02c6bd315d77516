import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { feedPath } from './subject.ts';
import type { Town } from '#town';
import { act, openFollowTown } from './follow-town.fixture.ts';

let town: Town;
beforeAll(async () => {
  town = await openFollowTown();
  await act(town, '公園の進みぐあい <1> & 2', { programmes: ['P0001'], measures: ['緑1-1'], departments: ['企画部 企画課'] });
  town.clock.set('2026-04-03T09:00:00+09:00');
  await act(town, '街路樹のこと', { programmes: ['P0002'], departments: ['都市整備部 道路課'] });
});
afterAll(() => town.close());

const read = async (path: string, accept = 'application/atom+xml, application/rss+xml'): Promise<{ reply: Response; xml: string }> => {
  const reply = await town.ask(path, { headers: { accept } });
  return { reply, xml: await reply.text() };
};
const all = (xml: string, pattern: RegExp): string[] => [...xml.matchAll(pattern)].map((match) => match[1]!);

it('the feed of everything is Atom: names that stay, the newest first, a link to itself and to the pages', async () => {
  const { reply, xml } = await read('/feeds/all');
  expect(reply.status).toBe(200);
  expect(reply.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
  expect(xml).toContain('<feed xmlns="http://www.w3.org/2005/Atom">');
  expect(xml).toContain('<link rel="self" href="http://town.example/feeds/all"/>');
  const ids = all(xml, /<id>([^<]+)<\/id>/g);
  expect(ids).toHaveLength(3);
  for (const id of ids) expect(id).toMatch(/^tag:town\.example,2026(-\d\d-\d\d)?:/);
  expect(new Set(ids).size).toBe(3);
  expect(all(xml, /<updated>([^<]+)<\/updated>/g)).toEqual(['2026-04-03T00:00:00.000Z', '2026-04-03T00:00:00.000Z', '2026-04-01T03:00:00.000Z']);
  expect(xml).toContain('<link href="http://town.example/plan/programmes/P0001"/>');
  expect(xml.match(/<author>/g)).toHaveLength(1);
});

it('a title stays a title, whatever letters it has', async () => {
  const { xml } = await read('/feeds/programmes/P0001');
  expect(xml).toContain('<title type="html"><![CDATA[公園の進みぐあい &lt;1&gt; &amp; 2]]></title>');
});

it.each([
  ['a programme', feedPath({ kind: 'programme', key: 'P0001' }), 1],
  ['a measure', feedPath({ kind: 'measure', key: '緑1-1' }), 1],
  ['a department', feedPath({ kind: 'department', key: '都市整備部 道路課' }), 1],
  ['a bureau, its sections with it', feedPath({ kind: 'department', key: '企画部' }), 1],
  ['a measure of which nothing was told', feedPath({ kind: 'measure', key: '緑1-2' }), 0],
])('there is a feed of %s', async (_what, path, entries) => {
  const { reply, xml } = await read(path);
  expect(reply.status).toBe(200);
  expect(all(xml, /(<entry>)/g)).toHaveLength(entries);
  expect(xml).toContain(`<link rel="self" href="http://town.example${path}"/>`);
});

it('the English feed has English titles and other names', async () => {
  const [ja, en] = [await read('/feeds/all'), await read('/en/feeds/all')];
  expect(en.xml).toContain('街路樹のこと (English)');
  expect(en.xml).toContain('http://town.example/en/plan/programmes/P0001');
  expect(all(en.xml, /<id>([^<]+)<\/id>/g)[0]).not.toBe(all(ja.xml, /<id>([^<]+)<\/id>/g)[0]);
});

it('a feed that was read is kept until something is announced', async () => {
  const first = await read('/feeds/all');
  const etag = first.reply.headers.get('etag')!;
  expect((await town.ask('/feeds/all', { headers: { 'if-none-match': etag } })).status).toBe(304);
  await act(town, '新しいこと', { programmes: ['P0001'] });
  expect((await read('/feeds/all')).xml).toContain('新しいこと');
  await sql`delete from follow.announcement where title_ja = '新しいこと'`.execute(town.owner);
  expect((await read('/feeds/all')).xml).not.toContain('新しいこと');
});

it('what the plan does not have has no feed', async () => {
  for (const path of ['/feeds/programmes/P9999', '/feeds/measures/none', '/feeds/departments/none']) expect((await read(path)).reply.status).toBe(404);
});

it('the page about following counts those who follow, for people and programs', async () => {
  const page = await town.ask('/follow', { headers: { accept: 'text/html' } });
  expect(await page.text()).toContain('<link rel="alternate" type="application/atom+xml" href="/feeds/all"');
  expect(await (await town.ask('/follow?format=json')).json()).toEqual({ followers: 0 });
});
