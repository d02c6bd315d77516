/** What most people of all agree or disagree with, whichever group they are in (formula 10). */
import { sureness, type Counts, type Sums } from './counts.ts';
import { bestFirst } from './ranking.ts';
import { shareZ, smoothed } from './share.ts';

const listedMost = 5;

/**
 * Numbers of statements, best first, five at most each: smoothed share above one half, by more than chance (`significance`, one-sided z), ranked by share × z, equal ones by number.
 * Counted are all people, also those in no group. `eligible[column]` is 0 for statements that stand in no list.
 */
export function majorityOf(counts: Counts, numbers: ArrayLike<number>, eligible: ArrayLike<number>, significance: number): { agree: number[]; disagree: number[] } {
  return { agree: most(counts, counts.agree, numbers, eligible, significance), disagree: most(counts, counts.disagree, numbers, eligible, significance) };
}

function most({ groups, statements, agree, disagree, pass, squares }: Counts, parts: Sums, numbers: ArrayLike<number>, eligible: ArrayLike<number>, significance: number): number[] {
  const found: { number: number; rank: number }[] = [];
  for (let column = 0; column < statements; column += 1) {
    if (!eligible[column]) continue;
    const cell = groups * statements + column;
    const n = agree[cell]! + disagree[cell]! + pass[cell]!;
    const sure = sureness(n, squares?.[cell]);
    const share = smoothed(parts[cell]! * sure, n * sure);
    const z = shareZ(parts[cell]! * sure, n * sure);
    if (share > 0.5 && z > significance) found.push({ number: numbers[column]!, rank: share * z });
  }
  return bestFirst(found, listedMost).map(({ number }) => number);
}
