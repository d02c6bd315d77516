import type { Listing } from '#domains/book';
import { expect, test } from 'vitest';
import { townBook, townRows } from './town-book.fixture.ts';
import { withinLimits } from './ledger-limit.ts';

const many = <T>(made: (index: number) => T): T[] => Array.from({ length: 1_001 }, (_, index) => made(index));
const stated = (yen: bigint): Listing['total'] => ({ yen, provenance: 'stated', place: { line: 12, cell: 2 } });

const faults: [string, string, Partial<Listing>][] = [
  ['a department too many', 'too-many-parts', { departments: many((index) => ({ bureau: `部${index}`, section: null })) }],
  ['a reference too many', 'too-many-parts', { references: many((index) => `緑1-${index}`) }],
  ['a link too many', 'too-many-parts', { links: many((index) => ({ kind: 'accounted_under', name: `事業${index}`, others: false })) }],
  ['a kind too many', 'too-many-parts', { kinds: many((index) => `区分${index}`) }],
  ['a total beyond 64 bits', 'figure-too-large', { total: stated(2n ** 63n) }],
  ['a year beyond 64 bits', 'figure-too-large', { costs: { 2024: stated(-(2n ** 63n) - 1n) } }],
  ['an activity as long as a book', 'too-long', { activities: { 2024: { text: '長'.repeat(20_001), place: null } } }],
  ['a name in two lines', 'without-page', { name: '広場の\n整備' }],
  ['a kind in two lines', 'without-page', { kinds: ['新\r規'] }],
  ['a kind with a slash', 'without-page', { kinds: ['新規/拡充'] }],
  ['a name that grows when its letters are folded', 'too-long', { name: '\ufdfa'.repeat(400) }],
];

test.each(faults)('a row with %s is left out and named, and the rows around it stay', (_, code, changed) => {
  const book = townBook();
  book.listings[1] = { ...book.listings[1]!, ...changed };
  const { book: within, findings, left } = withinLimits(book);
  expect(within.listings).toHaveLength(townRows.length - 1);
  expect(left).toEqual([book.listings[1]]);
  expect(findings).toMatchObject([{ severity: 'error', code, place: { line: 12 }, ja: expect.stringMatching(/。$/), en: expect.stringMatching(/\.$/) }]);
});

test.each(['../../m', '水2/1', '..', '.', '水\n2', '水\\2'])('a measure with the code %j is left out with its rows, and named', (code) => {
  const book = townBook();
  const old = book.measures[0]!.code;
  const rows = book.listings.filter(({ measure }) => measure === old).length;
  const { book: within, left, findings } = withinLimits({
    ...book,
    measures: book.measures.map((measure) => (measure.code === old ? { ...measure, code } : measure)),
    listings: book.listings.map((listing) => (listing.measure === old ? { ...listing, measure: code } : listing)),
  });
  expect(within.measures).toHaveLength(book.measures.length - 1);
  expect([rows > 0, left.length]).toEqual([true, rows]);
  expect(findings.map((finding) => finding.code)).toEqual(Array.from({ length: rows + 1 }, () => 'without-page'));
});

test('a row at the limit goes in', () => {
  const book = townBook();
  book.listings[1] = { ...book.listings[1]!, total: stated(2n ** 63n - 1n), kinds: many(String).slice(1), name: '名'.repeat(500) };
  expect(withinLimits(book)).toMatchObject({ findings: [], left: [] });
});
