/** How much of a plan the ledger takes, so that every page of it stays quick. */
import type { Book } from '#domains/book';
import { Refusal } from '#platform/http';
import { sentence } from './text.ts';

/** Listings of one edition. The largest plans that cities print have some 2,000. */
export const listingsMax = 10_000;

/** Refuses a book that is larger than its pages could show. */
export function refuseTooLarge(book: Book): void {
  if (book.listings.length <= listingsMax) return;
  throw new Refusal(413, 'edition-too-large', sentence((words) => words.editionTooLarge(book.listings.length.toLocaleString('en'), listingsMax.toLocaleString('en'))));
}
