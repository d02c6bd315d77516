import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { inTransaction, openDatabase, type Database } from './database.ts';
import { foldForSearch } from './fold.ts';
import { migrate } from './migrate.ts';
import { findEntries, putEntries, replaceEntries, type SearchEntry, type SearchQuestion } from './search.ts';

let db: Database;

beforeAll(async () => {
  const name = `search_${randomUUID().replaceAll('-', '')}`;
  const server = openDatabase(inject('databaseServer'));
  await sql`create database ${sql.id(name)}`.execute(server);
  await server.destroy();
  db = openDatabase(inject('databaseServer').replace(/\/[^/]*$/, `/${name}`));
  await migrate(db, [{ schema: 'platform', folder: join(import.meta.dirname, 'migrations') }]);
});

afterAll(() => db.destroy());
beforeEach(() => sql`truncate platform.search_entry`.execute(db));

const entry = (id: string, title: string, body = '', more: Partial<SearchEntry> = {}): SearchEntry =>
  ({ domain: 'plan', id, lang: 'ja', kind: 'programme', title, body, path: `/plan/${id}`, who: 'anyone', ...more });
const find = (text: string, more: Partial<SearchQuestion> = {}) => findEntries(db, { text, who: 'anyone', limit: 20, offset: 0, ...more });
const idsOf = async (text: string, more: Partial<SearchQuestion> = {}) => (await find(text, more)).hits.map((hit) => hit.id);
const stateOfRows = async () => (await sql<{ state: string }>`select id || ' ' || xmin as state from platform.search_entry order by id`.execute(db)).rows.map((row) => row.state);

describe('what is found', () => {
  beforeEach(() => putEntries(db, [
    entry('a', '市民協働推進センター運営事業', '市民とＮＰＯの協働を進めます。サーバーの更新を含みます。'),
    entry('b', '地域コミュニティ検討事業', '市民協働のしくみを検討します。', { date: '2012-04-01' }),
    entry('c', '道路整備事業', '髙橋地区の道路を平成24年度に整備します。', { date: '2013-04-01' }),
    entry('d', 'Road works', 'Roads of the city', { lang: 'en' }),
    entry('e', '会議録', '市民協働の会議', { kind: 'minutes' }),
  ]));

  it('holds every word of the question, wherever it stands', async () => {
    expect(await idsOf('市民 検討')).toEqual(['b']);
    expect(await idsOf('市民 道路')).toEqual([]);
  });

  it('comes with titles first, then by how often it says the word, then the newest', async () => {
    expect(await idsOf('市民協働')).toEqual(['a', 'b', 'e']);
    expect(await idsOf('事業')).toEqual(['c', 'b', 'a']);
  });

  it('is found by one letter, by a part of a word and in another spelling', async () => {
    expect(await idsOf('髙')).toEqual(['c']);
    expect(await idsOf('ード', { lang: 'ja' })).toEqual([]);
    expect(await idsOf('ミュニテ')).toEqual(['b']);
    expect(await idsOf('ｻｰﾊﾞ npo')).toEqual(['a']);
    expect(await idsOf('ＲＯＡＤ')).toEqual(['d']);
    expect(await idsOf('高橋地区')).toEqual(['c']);
  });

  it('can be limited to a language and a kind', async () => {
    expect(await idsOf('市民協働', { kind: 'minutes' })).toEqual(['e']);
    expect(await idsOf('市民協働', { lang: 'en' })).toEqual([]);
    expect(await idsOf('city', { lang: 'en', kind: 'programme' })).toEqual(['d']);
  });

  it('shows the hit marked in title and text', async () => {
    const [hit] = (await find('協働')).hits;
    expect(hit).toMatchObject({ kind: 'programme', path: '/plan/a', lang: 'ja' });
    expect(hit!.titleParts).toEqual([{ text: '市民', hit: false }, { text: '協働', hit: true }, { text: '推進センター運営事業', hit: false }]);
    expect(hit!.snippet.filter((piece) => piece.hit)).toEqual([{ text: '協働', hit: true }]);
  });

  it('is paged without loss', async () => {
    const pages = await Promise.all([0, 1, 2, 3].map((offset) => idsOf('事業', { limit: 1, offset })));
    expect(pages).toEqual([['c'], ['b'], ['a'], []]);
    expect(await find('事業', { offset: 9 })).toMatchObject({ total: 3, more: false, hits: [] });
  });
});

it('counts to a thousand and says that there are more', async () => {
  await putEntries(db, Array.from({ length: 1_005 }, (_, i) => entry(String(i), '事業', '下水道')));
  expect(await find('下水道')).toMatchObject({ total: 1000, more: true, reachable: 500 });
  expect((await find('下水道', { offset: 490 })).hits).toHaveLength(10);
  expect((await find('下水道', { offset: 500 })).hits).toHaveLength(0);
});

describe('keeping the index', () => {
  const entries = [entry('a', '一'), entry('b', '二'), entry('c', '三')];

  it('touches only what differs when all of a domain is replaced', async () => {
    await replaceEntries(db, 'plan', entries);
    await putEntries(db, [entry('z', '別', '', { domain: 'city' })]);
    const before = await stateOfRows();
    await replaceEntries(db, 'plan', entries);
    expect(await stateOfRows()).toEqual(before);
    await replaceEntries(db, 'plan', [entries[0]!, entry('b', '弐')]);
    const after = await stateOfRows();
    expect([after[0], after[2], after.length]).toEqual([before[0], before[3], 3]);
    expect(await idsOf('三')).toEqual([]);
    expect(await idsOf('弐')).toEqual(['b']);
  });

  it('goes back with the transaction it belongs to', async () => {
    const doomed = inTransaction(db, async (tx) => {
      await replaceEntries(tx, 'plan', entries);
      throw new Error('no');
    });
    await expect(doomed).rejects.toThrow('no');
    expect(await idsOf('一')).toEqual([]);
  });

  it('takes text with NUL and half surrogates, the last of two equal ids, and no entries at all', async () => {
    await putEntries(db, [entry('a', '旧', 'x'), entry('a', '市\0民', '協\ud800働')]);
    expect(await idsOf('市民')).toEqual(['a']);
    await replaceEntries(db, 'plan', []);
    expect(await idsOf('市民')).toEqual([]);
  });

  it('refuses entries of another domain, kinds that are no words, and texts that are too long', async () => {
    await expect(replaceEntries(db, 'city', entries)).rejects.toThrow(RangeError);
    await expect(putEntries(db, [entry('a', '一', '', { kind: 'A b' })])).rejects.toThrow(RangeError);
    await expect(putEntries(db, [entry('a', '一', 'あ'.repeat(50_001))])).rejects.toThrow(RangeError);
  });
});

it('answers hostile questions quickly, with nothing or with what they say', async () => {
  await putEntries(db, [entry('a', "O'Reilly の \\ 本", '100% _ 事業 & | ! <-> :*')]);
  const hostile = ['', ' ', '\0', '、。', "'", "''", '\\', '&', '| ! ( ) <-> :*', '%', '_', 'あ'.repeat(1_000_000), '\ud800', 'a:* & b', "事業') or true --", '＆'.repeat(5000), '𠮷'.repeat(300)];
  for (const text of hostile) expect(await find(text), JSON.stringify(text.slice(0, 20))).toMatchObject({ total: 0, hits: [] });
  for (const text of ["o'reilly", '\0事\0業', '100%', "の '"]) expect(await idsOf(text), text).toEqual(['a']);
  expect(await idsOf('1_0')).toEqual([]);
  expect((await find('事業', { limit: 1e9, offset: -5 })).hits).toHaveLength(1);
});

it('finds every text that holds the words, and no other', async () => {
  const letters = fc.string({ unit: fc.constantFrom(...'市民道路事業サーババｻﾞーAa1１ 、-'), maxLength: 14 });
  await fc.assert(fc.asyncProperty(fc.array(letters, { minLength: 1, maxLength: 30 }), fc.array(letters, { minLength: 10, maxLength: 20 }), async (texts, asked) => {
    await replaceEntries(db, 'plan', texts.map((text, i) => entry(String(i), text.slice(0, 3), text.slice(3))));
    for (const text of asked) {
      const words = foldForSearch(text).split(' ').filter((word) => /[\p{L}\p{M}\p{N}ー]/u.test(word));
      if (words.length === 0) continue;
      const holding = texts.flatMap((written, i) => {
        const [title, body] = [foldForSearch(written.slice(0, 3)), foldForSearch(written.slice(3))];
        return words.every((word) => title.includes(word) || body.includes(word)) ? [String(i)] : [];
      });
      expect((await idsOf(text, { limit: 100 })).sort(), text).toEqual(holding.sort());
    }
  }), { numRuns: 40 });
});

it('finds the same common words first whether it reads the entries or asks the index', async () => {
  const common = Array.from({ length: 1_200 }, (_, i) => entry(String(i), i % 2 ? `道路${i}` : `公園${i}`, '市民のための事業', { lang: i % 3 ? 'ja' : 'en', date: `2012-04-${String(1 + (i % 28)).padStart(2, '0')}` }));
  await replaceEntries(db, 'plan', [...common, entry('first', '事業', '', { date: '2020-01-01' })]);
  expect(await find('事業')).toMatchObject({ total: 1000, more: true });
  expect(await idsOf('事業', { limit: 1 })).toEqual(['first']);
  expect(await find('事業', { lang: 'ja' })).toMatchObject({ total: 801, more: false });
  expect(await find('道路')).toMatchObject({ total: 600, more: false });
  expect(await find('事業', { lang: 'en', kind: 'minutes' })).toMatchObject({ total: 0 });
});
