/** What people are unsure about. */
import { sureness, type Counts } from './counts.ts';
import { bestFirst } from './ranking.ts';
import { wilson } from './share.ts';

const listedMost = 10;

/**
 * Statements on which people pass more often than on all statements together, beyond chance: the lower bound of the 95 % interval of the share of passes lies above it; of the share itself every second statement would.
 * Each is looked at by itself, so that of a hundred on which people pass equally often two or three come in. By that bound, equal ones by number; ten at most. Counted are all people, also those in no group.
 */
export function unsureOf({ groups, statements, agree, disagree, pass, squares }: Counts, numbers: ArrayLike<number>, eligible: ArrayLike<number>): number[] {
  let passes = 0;
  let votes = 0;
  for (let column = 0; column < statements; column += 1) {
    if (!eligible[column]) continue;
    const cell = groups * statements + column;
    passes += pass[cell]!;
    votes += agree[cell]! + disagree[cell]! + pass[cell]!;
  }
  const found: { number: number; rank: number }[] = [];
  for (let column = 0; column < statements; column += 1) {
    const cell = groups * statements + column;
    const n = agree[cell]! + disagree[cell]! + pass[cell]!;
    const sure = sureness(n, squares?.[cell]);
    const { low } = wilson(pass[cell]! * sure, n * sure);
    // Against the share of all, without dividing.
    if (eligible[column] && low * votes > passes) found.push({ number: numbers[column]!, rank: low });
  }
  return bestFirst(found, listedMost).map(({ number }) => number);
}
