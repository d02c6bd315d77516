import type { Book } from '#domains/book';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { townBook, waterChapter } from './town-book.fixture.ts';
import { listingKey, mergeBooks, mergeOrder } from './merge.ts';

const numbered = (book: Book): Book => ({ ...book, listings: book.listings.map((listing) => ({ ...listing, programme: listing.name })) });

describe('merging a file into the ledger', () => {
  it('takes the file as it is where the ledger is empty or the file holds everything', () => {
    const book = numbered(townBook());
    const turned = { ...book, listings: book.listings.toReversed() };
    expect(mergeBooks(null, book, new Set())).toEqual(book);
    expect(mergeBooks(book, turned, new Set())).toEqual(turned);
  });

  it('puts chapters in the order of their numbers, whichever came first', () => {
    const [parks, water] = [numbered(townBook()), numbered(waterChapter())];
    for (const merged of [mergeBooks(parks, water, new Set()), mergeBooks(water, parks, new Set())]) {
      expect(merged.measures.map((measure) => measure.code)).toEqual(['緑1-1', '緑1-2', '水2-1']);
      expect(merged.listings.map((listing) => listing.measure)).toEqual(['緑1-1', '緑1-1', '緑1-2', '緑1-2', '水2-1']);
    }
  });

  it('keeps every listing of both once, except those that are to go', () => {
    const book = numbered(townBook());
    fc.assert(
      fc.property(fc.subarray(book.listings), fc.subarray(book.listings), (before, after) => {
        const drop = new Set(before.filter((listing) => !after.includes(listing)).slice(0, 1).map(listingKey));
        const merged = mergeBooks({ ...book, listings: before }, { ...book, listings: after }, drop).listings.map(listingKey);
        expect(new Set(merged).size).toBe(merged.length);
        // 公園の整備 may move between its two measures; every programme that is not dropped stays.
        const names = new Set([...before.filter((listing) => !drop.has(listingKey(listing))), ...after].map((listing) => listing.name));
        expect(new Set(merged.map((key) => key.split('\u0000')[1]))).toEqual(names);
      }),
    );
  });

  it('follows the order of the file, and lets the rest stand behind what stood before it', () => {
    expect(mergeOrder(['a', 'x', 'b', 'y'], ['b', 'a', 'n'], (item) => item)).toEqual(['b', 'y', 'a', 'x', 'n']);
    expect(mergeOrder(['x', 'a'], ['a'], (item) => item)).toEqual(['x', 'a']);
  });
});
