import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Book, Listing } from './book.ts';
import { checkBook, totalTolerance } from './check.ts';
import { layouts } from './layout.ts';
import { readBook } from './reading.ts';
import { readSource } from './source.ts';

let printed: Book;
beforeAll(async () => {
  printed = readBook(await readSource(readFileSync('data/nishitokyo/plan-h24-26-chapter-6.txt'), 'plan.txt')).book;
});

const kinds = ['重点', '新規', '合併'];
const festival = '市民まつり実行委員会への支援';

/** Findings of the book after one listing was changed, less those of the book as printed. */
function after(name: string, change: (listing: Listing) => void): string[] {
  const book = structuredClone(printed);
  change(book.listings.find((listing) => listing.name === name)!);
  const before = new Set(checkBook(printed, kinds).map(({ ja }) => ja));
  return checkBook(book, kinds).filter(({ ja }) => !before.has(ja)).map(({ severity, code, listing }) => `${severity} ${code} ${listing}`);
}

describe('the printed book', () => {
  test('has four tables without the third year, ten references and one link that lead out of the chapter, and nothing else', () => {
    expect(Object.entries(Object.groupBy(checkBook(printed), ({ code }) => code)).map(([code, all]) => [code, all!.length])).toEqual([
      ['reference-waiting', 10], ['link-waiting', 1], ['year-column-missing', 4],
    ]);
  });
});

describe('totals and years', () => {
  test('may differ by half a unit for each year and the total, and no more', () => {
    expect(totalTolerance(3, 1_000_000)).toBe(2_000_000n);
    expect(after(festival, ({ total }) => void (total.yen = 29_000_000n))).toEqual([]);
    expect(after(festival, ({ total }) => void (total.yen = 30_000_000n))).toEqual([`warning total-differs ${festival}`]);
    expect(after(festival, ({ total }) => void (total.yen = 24_000_000n))).toEqual([`warning total-differs ${festival}`]);
  });

  test('with a year that is not settled may only fall short of the total', () => {
    const name = '庁舎機能の整理統合についての検討';
    expect(after(name, ({ total }) => void (total.yen = 90_000_000n))).toEqual([]);
    expect(after(name, ({ total }) => void (total.yen = 1_000_000n))).toEqual([`warning total-differs ${name}`]);
  });

  test('with amounts but no total look like shifted cells', () => {
    expect(after(festival, (listing) => void (listing.total = { yen: null, provenance: 'absent', place: null }))).toEqual([`warning total-missing ${festival}`]);
  });
});

test('a kind that the layout does not know and a missing department are asked about', () => {
  expect(after(festival, ({ kinds }) => void kinds.push('重要'))).toEqual([`warning unknown-kind ${festival}`]);
  expect(after(festival, (listing) => void (listing.departments = []))).toEqual([`note department-missing ${festival}`]);
});

test('where no kinds are declared, any kind is taken', () => {
  const book = structuredClone(printed);
  book.listings[0]!.kinds.push('継続');
  expect(checkBook(book).filter(({ code }) => code === 'unknown-kind')).toEqual([]);
  expect(checkBook(book, ['継続']).filter(({ code }) => code === 'unknown-kind').map(({ ja }) => ja).join()).not.toContain('継続');
});

test('a layout says which kinds its books use, and a plain table declares none', () => {
  expect(layouts.map(({ name, kinds }) => [name, kinds])).toEqual([['two-line', ['重点', '新規', '合併']], ['plain', null]]);
});

test('a relisting that contradicts the primary row is named with what differs', () => {
  const book = structuredClone(printed);
  book.listings.findLast(({ name }) => name === '情報公開の推進')!.departments = [{ bureau: '企画部', section: '企画政策課' }];
  expect(checkBook(book).find(({ code }) => code === 'relisting-differs')).toMatchObject({ listing: '情報公開の推進', ja: expect.stringContaining('所管部課') });
});

test('a reference to a measure that does not list the programme is named', () => {
  expect(after(festival, ({ references }) => void references.push('協2-1'))).toEqual([`warning reference-unanswered ${festival}`]);
});

test('a department spelled two ways is found, two departments with like names are left alone', () => {
  const spelled = (section: string) => after(festival, (listing) => void (listing.departments = [{ bureau: '生活文化スポーツ部', section }]));
  expect(spelled('協働コミユニティ課')).toEqual(['warning department-similar null']);
  expect(spelled('協働コミュニチィ課')).toEqual(['warning department-similar null']);
  expect(spelled('市民課')).toEqual([]);
  expect(after(festival, (listing) => void (listing.departments = [{ bureau: '市民部', section: '市民窓口課' }]))).toEqual([]);
});

test('every finding says in both languages what is wrong', () => {
  for (const { ja, en } of checkBook(printed)) {
    expect(ja).toMatch(/。$/);
    expect(en).toMatch(/\.$/);
  }
});

test('two measures of one name are asked about, for one of their codes may be mistyped', () => {
  const book = structuredClone(printed);
  book.measures.splice(2, 0, { ...book.measures[1]!, code: '協1-9', place: { line: 9, cell: 1 } });
  const found = checkBook(book).filter(({ code }) => code === 'measure-named-twice');
  expect(found).toMatchObject([{ severity: 'warning', place: { line: 9 }, en: expect.stringContaining('Measure 協1-9 has the same name as 協1-2') }]);
  expect(found[0]!.ja).toContain('協1-9');
});

test('a department spelled with and without its parting is named in two different ways', () => {
  const book = structuredClone(printed);
  book.listings.find(({ name }) => name === festival)!.departments = [{ bureau: '企画部企画政策課', section: null }];
  const { ja, en } = checkBook(book).find(({ code }) => code === 'department-similar')!;
  for (const text of [ja, en]) expect(text).toMatch(/企画部\/企画政策課.*企画部企画政策課|企画部企画政策課.*企画部\/企画政策課/);
});
