/** The list of breached passwords of this installation: the shipped one, or the city's own beside it. Read once. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#platform/config';
import type { SignInWays } from '#platform/sign-in-way';
import { maybeBreached, readFilter, type BreachFilter } from './breach-filter.ts';

export const shippedFilterFile = join(projectRoot, 'data/breached-passwords.bloom');

const read = new Map<string, BreachFilter>();

function filterOf(file: string): BreachFilter {
  const known = read.get(file);
  if (known) return known;
  const filter = readFilter(readFileSync(file));
  read.set(file, filter);
  return filter;
}

/** Tells whether a password is perhaps on a list. @throws Error where a file is missing or is no such list. */
export function breachList(ways: Pick<SignInWays, 'breachFilter'>): (password: string) => boolean {
  const files = ways.breachFilter === null ? [shippedFilterFile] : [shippedFilterFile, ways.breachFilter];
  const filters = files.map(filterOf);
  return (password) => filters.some((filter) => maybeBreached(filter, password));
}
