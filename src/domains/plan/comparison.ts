/** What is different between two editions of a plan, programme by programme. */
import type { Figure } from '#domains/book';
import type { Edition } from './edition.ts';
import { costOf, countedOnce, type LedgerListing } from './listing.ts';

export interface Pair {
  before: LedgerListing;
  after: LedgerListing;
}

export interface CostChange extends Pair {
  /** Fiscal year that both editions cover. */
  year: number;
  from: Figure;
  to: Figure;
}

export interface Comparison {
  added: LedgerListing[];
  ended: LedgerListing[];
  renamed: Pair[];
  /** Counted under another measure than before. */
  moved: Pair[];
  costChanged: CostChange[];
  /** Programmes in both editions without any of these differences. */
  same: number;
}

/** An edition beside the one before it. */
export interface Renewal {
  edition: Edition;
  former: Edition;
  comparison: Comparison;
}

/**
 * Programmes are matched by their permanent number, so a new name is a renaming and not an end and a beginning.
 * Money is compared for fiscal years in both editions only: totals of different periods say different things.
 */
export function compareEditions(before: LedgerListing[], after: LedgerListing[]): Comparison {
  const old = new Map(countedOnce(before).map((listing) => [listing.programme.number, listing]));
  const now = new Map(countedOnce(after).map((listing) => [listing.programme.number, listing]));
  const pairs = [...now.values()].flatMap((listing) => {
    const earlier = old.get(listing.programme.number);
    return earlier ? [{ before: earlier, after: listing }] : [];
  });
  const renamed = pairs.filter((pair) => pair.before.name !== pair.after.name);
  const moved = pairs.filter((pair) => pair.before.measure.code !== pair.after.measure.code);
  const costChanged = pairs.flatMap(costChanges);
  const touched = new Set([...renamed, ...moved, ...costChanged].map((pair) => pair.after.programme.number));
  return {
    added: [...now.values()].filter((listing) => !old.has(listing.programme.number)),
    ended: [...old.values()].filter((listing) => !now.has(listing.programme.number)),
    renamed,
    moved,
    costChanged,
    same: pairs.length - touched.size,
  };
}

/** Fiscal years that both editions cover. */
export function sharedYears(before: { firstYear: number; lastYear: number }, after: { firstYear: number; lastYear: number }): number[] {
  const first = Math.max(before.firstYear, after.firstYear);
  const last = Math.min(before.lastYear, after.lastYear);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

function costChanges(pair: Pair): CostChange[] {
  return sharedYears(pair.before.edition, pair.after.edition)
    .map((year) => ({ ...pair, year, from: costOf(pair.before, year), to: costOf(pair.after, year) }))
    .filter(({ from, to }) => from.yen !== to.yen || from.provenance !== to.provenance);
}
