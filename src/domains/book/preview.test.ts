import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { fiscalYears, type Book, type Listing } from './book.ts';
import { compareBooks } from './preview.ts';
import { readBook } from './reading.ts';
import { readSource } from './source.ts';

let printed: Book;
beforeAll(async () => {
  printed = readBook(await readSource(readFileSync('data/nishitokyo/plan-h24-26-chapter-6.txt'), 'plan.txt')).book;
});

const festival = '市民まつり実行委員会への支援';

function changed(change: (book: Book, listing: Listing) => void) {
  const book = structuredClone(printed);
  change(book, book.listings.find(({ name }) => name === festival)!);
  return compareBooks(printed, book).filter(({ kind }) => kind !== 'unchanged').map(({ kind, name, fields }) => ({ kind, name, fields }));
}

describe('a file compared with the ledger', () => {
  test('adds everything where there is nothing, and nothing where it says the same', () => {
    expect(compareBooks(null, printed).map(({ kind }) => kind)).toEqual(printed.listings.map(() => 'added'));
    expect(compareBooks(printed, structuredClone(printed)).every(({ kind }) => kind === 'unchanged')).toBe(true);
  });

  test('does not mind where in the file something stands', () => {
    expect(changed((book) => book.listings.forEach((listing) => (listing.place.line += 100)))).toEqual([]);
  });

  test('names the fields of a row that changed, and how an amount is known', () => {
    const fields = [{ field: 'cost:2013', before: '9000000', after: '~8000000' }, { field: 'activity:2014', before: '継続', after: null }];
    expect(changed((_, listing) => {
      listing.costs[2013] = { yen: 8_000_000n, provenance: 'implied', place: null };
      delete listing.activities[2014];
    })).toEqual([{ kind: 'changed', name: festival, fields }]);
  });

  test('keeps what the file does not hold', () => {
    expect(changed((book) => void book.listings.shift())).toEqual([{ kind: 'kept', name: '小地域での総合的地域ケアシステムの整備', fields: [] }]);
  });

  test('sees a new name and a new measure as the same programme', () => {
    expect(changed((_, listing) => void (listing.name = '市民まつりへの支援'))).toMatchObject([{ kind: 'renamed', fields: [{ field: 'name', before: festival }] }]);
    expect(changed((_, listing) => void (listing.measure = '協1-2'))).toMatchObject([{ kind: 'moved', fields: [{ field: 'measure', before: '協1-1', after: '協1-2' }] }]);
  });

  test('takes a space or the width of letters in a name for the same programme', () => {
    expect(changed((book) => void (book.listings.find(({ name }) => name === 'NPOの育成・支援')!.name = 'ＮＰＯの 育成・支援'))).toMatchObject([{ kind: 'renamed' }]);
  });
});

test('the next edition ends, adds and changes programmes, and is compared in shared years alone', () => {
  const next = structuredClone(printed);
  next.firstYear = 2013;
  next.lastYear = 2015;
  next.listings = next.listings.filter(({ name }) => name !== festival);
  for (const listing of next.listings) {
    listing.total = { yen: null, provenance: 'unsettled', place: null };
    listing.costs = Object.fromEntries(fiscalYears(next).map((year) => [year, listing.costs[year] ?? { yen: null, provenance: 'absent', place: null }]));
  }
  next.listings[1]!.costs[2013] = { yen: 3_000_000n, provenance: 'stated', place: null };
  expect(compareBooks(printed, next).filter(({ kind }) => kind !== 'unchanged').map(({ kind, name }) => [kind, name])).toEqual([['changed', '地域コミュニティ検討事業'], ['ended', festival]]);
});
