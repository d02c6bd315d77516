/** Listings put together by what they share; sums count each programme once in every group. */
import { z } from 'zod';
import { editionQuery } from './edition-outline.ts';
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

/** Columns by which groups can be put in order; by number of programmes, most first, where nothing is chosen. */
export const groupOrders = ['name', 'programmes', 'stated'] as const;
export type GroupOrder = (typeof groupOrders)[number];

export const groupQuery = editionQuery.extend({ sort: z.enum(groupOrders).optional(), order: z.enum(['asc', 'desc']).optional() });

export function inOrder<Key>(groups: Group<Key>[], name: (key: Key) => string, choice: { sort?: GroupOrder; order?: 'asc' | 'desc' }): Group<Key>[] {
  if (choice.sort === undefined) return groups;
  const worth = (one: Group<Key>, other: Group<Key>): number => {
    if (choice.sort === 'name') return name(one.key).localeCompare(name(other.key), 'ja');
    return choice.sort === 'programmes' ? one.programmes - other.programmes : Number(one.total.statedYen - other.total.statedYen);
  };
  const sign = choice.order === 'desc' ? -1 : 1;
  return groups.toSorted((one, other) => sign * worth(one, other));
}
