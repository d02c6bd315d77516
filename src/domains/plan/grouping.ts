/** The two ways in which pages put listings together: by department and by kind. */
import { departmentPath, type EditionRef, kindPath } from './address.ts';
import { type Group, groupByDepartment, groupByKind } from './group.ts';
import { departmentName, type LedgerDepartment, type LedgerListing } from './listing.ts';

export interface Grouping<Key> {
  /** Name of the column and of the word for one of them. */
  one: 'department' | 'kind';
  /** Name of the list in files. */
  all: 'departments' | 'kinds';
  words: 'departmentPage' | 'kindPage';
  path: string;
  of(listings: LedgerListing[]): Group<Key>[];
  name(key: Key): string;
  pathOf(key: Key, edition: EditionRef): string;
  /** What JSON says of a group besides its name and sums. */
  facts(key: Key): object;
}

export const byDepartment: Grouping<LedgerDepartment> = {
  one: 'department',
  all: 'departments',
  words: 'departmentPage',
  path: '/plan/departments',
  of: groupByDepartment,
  name: departmentName,
  pathOf: ({ id }, edition) => departmentPath(id, edition),
  facts: ({ id }) => ({ id }),
};

export const byKind: Grouping<string> = {
  one: 'kind',
  all: 'kinds',
  words: 'kindPage',
  path: '/plan/kinds',
  of: groupByKind,
  name: (kind) => kind,
  pathOf: kindPath,
  facts: () => ({}),
};
