/** The order of lists of what is open from a day to a day. */
import type { PlainDate } from '#platform/clock';

/** By a day; what has none comes last either way, and equals stay as they were. */
export function sortedByDay<One>(list: readonly One[], dayOf: (one: One) => PlainDate | null, direction: 'asc' | 'desc'): One[] {
  const sign = direction === 'asc' ? 1 : -1;
  return list.toSorted((one, other) => {
    const [first, second] = [dayOf(one), dayOf(other)];
    if (first === null || second === null) return first === second ? 0 : first === null ? 1 : -1;
    return first === second ? 0 : sign * (first < second ? -1 : 1);
  });
}
