/** Puts what a file says and what the ledger already holds of the same edition into one book. */
import type { Book, Listing } from '#domains/book';

/** Address of a listing in its edition: measure and programme. */
export function listingKey(listing: Pick<Listing, 'measure' | 'programme'>): string {
  return `${listing.measure}\u0000${listing.programme}`;
}

/**
 * One order out of two: the file's order rules; what only the ledger has keeps its place after what stood before it.
 */
export function mergeOrder<T>(before: readonly T[], after: readonly T[], key: (item: T) => string): T[] {
  const inFile = new Set(after.map(key));
  const follow = new Map<string, T[]>();
  let previous = '';
  for (const item of before) {
    if (inFile.has(key(item))) previous = `=${key(item)}`;
    else follow.set(previous, [...(follow.get(previous) ?? []), item]);
  }
  return [...(follow.get('') ?? []), ...after.flatMap((item) => [item, ...(follow.get(`=${key(item)}`) ?? [])])];
}

const byCode = new Intl.Collator('ja', { numeric: true });

/** Children stand in the order of their parents; the order among the children of one parent stays. */
function inOrderOf<T>(items: T[], parents: readonly { code: string }[], parentOf: (item: T) => string): T[] {
  const rank = new Map(parents.map((parent, index) => [parent.code, index]));
  return items
    .map((item, index) => ({ item, index, rank: rank.get(parentOf(item)) ?? parents.length }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ item }) => item);
}

/**
 * `file` has numbers for all its programmes. Listings of the ledger that the file lacks are kept, except those that
 * `drop` names (listing keys). The order of a file that holds everything is taken as it is.
 */
export function mergeBooks(ledger: Book | null, file: Book, drop: ReadonlySet<string>): Book {
  if (ledger === null) return file;
  const moved = movedPlaces(ledger, file);
  const kept = ledger.listings.filter((listing) => !drop.has(listingKey(listing)) && !moved.has(listingKey(listing)));
  const inFile = new Set(file.listings.map(listingKey));
  const code = (heading: { code: string }): string => heading.code;
  const newChapter = file.directions.some((direction) => !ledger.directions.some((known) => known.code === direction.code));
  const directions = mergeOrder(ledger.directions, file.directions, code);
  if (newChapter) directions.sort((a, b) => byCode.compare(a.code, b.code));
  const policies = inOrderOf(mergeOrder(ledger.policies, file.policies, code), directions, (policy) => policy.direction);
  const measures = inOrderOf(mergeOrder(ledger.measures, file.measures, code), policies, (measure) => measure.policy);
  const whole = kept.every((listing) => inFile.has(listingKey(listing)));
  const listings = whole ? file.listings : inOrderOf(mergeOrder(kept, file.listings, listingKey), measures, (listing) => listing.measure);
  return { ...file, unitYen: whole ? file.unitYen : Math.min(ledger.unitYen, file.unitYen), directions, policies, measures, listings };
}

type Heading = Pick<Book['directions'][number], 'code' | 'name'>;

/** Measures and policies of the chapters that the file prints, which it has no more and under which nothing is left. */
export function endedHeadings(ledger: Book, file: Book, merged: Book): Heading[] {
  const covered = coveredMeasures(ledger, file);
  const measureStays = new Set([...file.measures.map(({ code }) => code), ...merged.listings.map(({ measure }) => measure)]);
  const measures = merged.measures.filter(({ code }) => covered.has(code) && !measureStays.has(code));
  const chapters = new Set(file.directions.map(({ code }) => code));
  const policyStays = new Set([...file.policies.map(({ code }) => code), ...merged.measures.filter((measure) => !measures.includes(measure)).map(({ policy }) => policy)]);
  return [...measures, ...merged.policies.filter(({ code, direction }) => chapters.has(direction) && !policyStays.has(code))];
}

/** The book without those headings, which are its own. */
export function withoutHeadings(book: Book, ended: Heading[]): Book {
  const stays = (heading: Heading): boolean => !ended.includes(heading);
  return { ...book, policies: book.policies.filter(stays), measures: book.measures.filter(stays) };
}

/** Measure codes of the ledger whose chapter the file prints: only there does absence from the file mean something. */
export function coveredMeasures(ledger: Book, file: Book): Set<string> {
  const directions = new Set(file.directions.map((direction) => direction.code));
  const policies = new Set(ledger.policies.filter((policy) => directions.has(policy.direction)).map((policy) => policy.code));
  const ofLedger = ledger.measures.filter((measure) => policies.has(measure.policy));
  return new Set([...ofLedger, ...file.measures].map((measure) => measure.code));
}

/** Listing keys that the file, though it prints their chapter, does not hold. */
export function missingFromFile(ledger: Book, file: Book): Set<string> {
  const covered = coveredMeasures(ledger, file);
  const inFile = new Set(file.listings.map(listingKey));
  return new Set(ledger.listings.filter((listing) => covered.has(listing.measure)).map(listingKey).filter((key) => !inFile.has(key)));
}

/**
 * Where a programme went to another measure, as listing keys old → new: it stands once in the ledger and once in the
 * file, under different measures. A programme that is listed more often did not move, it was listed again.
 */
export function movedPlaces(ledger: Book, file: Book): Map<string, string> {
  const byProgramme = (book: Book): Map<string | null, Listing[]> => Map.groupBy(book.listings, (listing) => listing.programme);
  const before = byProgramme(ledger);
  const missing = missingFromFile(ledger, file);
  const moved = new Map<string, string>();
  for (const [number, [now, again]] of byProgramme(file)) {
    const [was, more] = before.get(number) ?? [];
    if (!now || again || !was || more || !missing.has(listingKey(was))) continue;
    moved.set(listingKey(was), listingKey(now));
  }
  return moved;
}
