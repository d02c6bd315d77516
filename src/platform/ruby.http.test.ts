import { sql } from 'kysely';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { insertReading } from './reading.ts';
import { rubyProcess, type RubyProcess } from './ruby-process.ts';
import { newsRow, openSmallSite, site, type SmallSite } from './small-site.fixture.ts';

let home: SmallSite;
let ruby: RubyProcess;
beforeEach(async () => {
  home = await openSmallSite(inject('databaseServer'));
  // Far longer than people are made to wait: what is slow here is other tests.
  ruby = rubyProcess(() => undefined, { pageMs: 60_000, rowMs: 60_000, idleMs: 60_000 });
  await sql`insert into news values (1, ${'市民の声'})`.execute(home.db);
});
afterEach(async () => {
  if (ruby.pid !== null) process.kill(ruby.pid, 'SIGKILL');
  await home.close();
});

const opened = (told?: { renderings: number }, used = ruby) => {
  const server = home.server([newsRow(told)], {}, { ruby: used, site: { ...site, readings: [{ word: '声', reading: 'こわね' }] } });
  return async (path: string): Promise<string> => (await server.fetch(new Request(`http://town.example${path}`, { headers: { accept: 'text/html' } }))).text();
};

test('killed in the middle, the page comes without readings, is not kept so, and the next one has them', async () => {
  const told = { renderings: 0 };
  let killed = false;
  const get = opened(told, {
    ...ruby,
    write(html, readings) {
      const asked = ruby.write(html, readings);
      if (!killed) killed = process.kill(ruby.pid!, 'SIGKILL');
      return asked;
    },
  });
  expect(await get('/furigana/news')).toBe('<p lang="ja">市民の声</p>');
  expect(await get('/furigana/news')).toContain('<rt>しみん</rt>');
  expect(told.renderings).toBe(2);
  await get('/furigana/news');
  expect(told.renderings).toBe(2);
});

test('a page asked for by many at once is written once', async () => {
  const told = { renderings: 0 };
  const get = opened(told);
  const pages = await Promise.all(Array.from({ length: 30 }, () => get('/furigana/news')));
  expect(new Set(pages).size).toBe(1);
  expect(told.renderings).toBe(1);
});

test('a reading that changes leaves the kept page without readings as it is, and the one with readings is made anew', async () => {
  const told = { renderings: 0 };
  const get = opened(told);
  await get('/news');
  await get('/furigana/news');
  await insertReading(home.db, { word: '市民', reading: 'まちびと' }, 'planning', home.clock.now());
  expect(await get('/news')).toBe('<p lang="ja">市民の声</p>');
  expect(told.renderings).toBe(2);
  expect(await get('/furigana/news')).toContain('<rt>まちびと</rt>');
  expect(await get('/furigana/news')).toContain('<rt>こわね</rt>');
});
