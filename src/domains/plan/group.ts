/** Listings put together by what they share; sums count each programme once in every group. */
import type { LedgerDepartment, LedgerListing } from './listing.ts';
import { countedOnce } from './listing.ts';
import { sumOf, type Sum } from './sum.ts';

export interface Group<Key> {
  key: Key;
  programmes: number;
  total: Sum;
}

/** Departments by number of programmes; a programme counts for each of its departments. */
export function groupByDepartment(listings: LedgerListing[]): Group<LedgerDepartment>[] {
  return group(listings, (listing) => listing.departments, (department) => String(department.id));
}

export function groupByKind(listings: LedgerListing[]): Group<string>[] {
  return group(listings, (listing) => listing.kinds, (kind) => kind);
}

/**
 * A programme belongs to the groups that any of its listings names, but its money is that of the listing that counts:
 * a relisting prints no money of its own.
 */
function group<Key>(listings: LedgerListing[], keysOf: (listing: LedgerListing) => Key[], name: (key: Key) => string): Group<Key>[] {
  const counted = new Map(countedOnce(listings).map((listing) => [listing.programme.number, listing]));
  const groups = new Map<string, { key: Key; members: Map<string, LedgerListing> }>();
  for (const listing of listings) {
    for (const key of keysOf(listing)) {
      const found = groups.get(name(key)) ?? { key, members: new Map() };
      found.members.set(listing.programme.number, counted.get(listing.programme.number) ?? listing);
      groups.set(name(key), found);
    }
  }
  return [...groups.values()]
    .map(({ key, members }) => ({ key, programmes: members.size, total: sumOf([...members.values()].map((listing) => listing.total)) }))
    .toSorted((one, other) => other.programmes - one.programmes);
}

/** One listing for each programme among those chosen: the one that counts where it is among them, else the first. */
export function oneEach(listings: LedgerListing[]): LedgerListing[] {
  const chosen = new Map<string, LedgerListing>();
  for (const listing of listings) if (listing.counted || !chosen.has(listing.programme.number)) chosen.set(listing.programme.number, listing);
  return [...chosen.values()];
}
