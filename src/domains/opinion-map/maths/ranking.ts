/** The same order for all lists: best first, equal ones by number, so that nothing hangs on the order in which votes or statements came. */
export function bestFirst<Found extends { rank: number; number: number }>(found: readonly Found[], most = Infinity): Found[] {
  return found.toSorted((one, other) => other.rank - one.rank || one.number - other.number).slice(0, most);
}
