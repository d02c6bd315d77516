/** The same order for all lists: best first, equal ones by number, so that nothing hangs on the order in which votes or statements came. */

type Ranked = { rank: number; number: number };

/** The best `most` (at least 1): of hundreds few are wanted, so that those alone are kept in order. */
export function bestFirst<Found extends Ranked>(found: readonly Found[], most: number): Found[] {
  const best: Found[] = [];
  for (const one of found) {
    if (best.length === most) {
      if (!isBefore(one, best[most - 1]!)) continue;
      best.pop();
    }
    const after = best.findIndex((other) => isBefore(one, other));
    best.splice(after < 0 ? best.length : after, 0, one);
  }
  return best;
}

function isBefore(one: Ranked, other: Ranked): boolean {
  return one.rank === other.rank ? one.number < other.number : one.rank > other.rank;
}
