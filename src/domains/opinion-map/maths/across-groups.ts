/** What unites the groups and what divides them (formula 11 and what the peer lacks). */
import { sureness, type Counts, type Sums } from './counts.ts';
import { bestFirst } from './ranking.ts';
import { differenceZ, smoothed } from './share.ts';

const listedMost = 10;

export interface Across {
  /** Product over the groups of the smoothed shares of agreement and of disagreement, 0 to 1: high only where every group says so, however small it is. */
  commonAgree: number;
  commonDisagree: number;
  /** Largest less smallest smoothed share of agreement, 0 to 1. */
  division: number;
}

/** How the groups stand to a statement; null without groups. */
export function acrossGroups({ groups, statements, agree, disagree, pass, squares }: Counts, column: number): Across | null {
  if (groups === 0) return null;
  let commonAgree = 1;
  let commonDisagree = 1;
  let least = 1;
  let most = 0;
  for (let group = 0; group < groups; group += 1) {
    const cell = group * statements + column;
    const n = agree[cell]! + disagree[cell]! + pass[cell]!;
    const sure = sureness(n, squares?.[cell]);
    const share = smoothed(agree[cell]! * sure, n * sure);
    commonAgree *= share;
    commonDisagree *= smoothed(disagree[cell]! * sure, n * sure);
    if (share < least) least = share;
    if (share > most) most = share;
  }
  return { commonAgree, commonDisagree, division: most - least };
}

/**
 * Statements that every group agrees with (or every group disagrees with): in each of them by more than half and by more than chance (`significance`, one-sided z), so that no large group speaks for a small one.
 * By the product of the shares, equal ones by number; ten at most. Empty with fewer than two groups.
 */
export function commonOf(counts: Counts, numbers: ArrayLike<number>, eligible: ArrayLike<number>, significance: number): { number: number; direction: 'agree' | 'disagree' }[] {
  if (counts.groups < 2) return [];
  const found: { number: number; direction: 'agree' | 'disagree'; rank: number }[] = [];
  for (let column = 0; column < counts.statements; column += 1) {
    if (!eligible[column]) continue;
    const across = acrossGroups(counts, column)!;
    const number = numbers[column]!;
    if (isCommon(counts, counts.agree, column, significance)) found.push({ number, direction: 'agree', rank: across.commonAgree });
    else if (isCommon(counts, counts.disagree, column, significance)) found.push({ number, direction: 'disagree', rank: across.commonDisagree });
  }
  return bestFirst(found, listedMost).map(({ number, direction }) => ({ number, direction }));
}

function isCommon({ groups, statements, agree, disagree, pass, squares }: Counts, parts: Sums, column: number, significance: number): boolean {
  for (let group = 0; group < groups; group += 1) {
    const cell = group * statements + column;
    const n = agree[cell]! + disagree[cell]! + pass[cell]!;
    const sure = sureness(n, squares?.[cell]);
    // z of the plain share against one half, without the votes that formula 8 adds: with them a single vote would speak for its whole group. False without votes.
    if (!(((2 * parts[cell]! - n) * sure) / Math.sqrt(n * sure) > significance)) return false;
  }
  return true;
}

/**
 * Statements on which groups differ: the group that agrees most and the one that agrees least are further apart than chance would bring them (`significance`, one-sided z of two proportions).
 * By `division`, most first, equal ones by number; ten at most. Empty with fewer than two groups.
 */
export function dividingOf(counts: Counts, numbers: ArrayLike<number>, eligible: ArrayLike<number>, significance: number): number[] {
  if (counts.groups < 2) return [];
  const { groups, statements, agree, disagree, pass, squares } = counts;
  const all = (cell: number) => agree[cell]! + disagree[cell]! + pass[cell]!;
  const sure = (cell: number) => sureness(all(cell), squares?.[cell]);
  const found: { number: number; rank: number }[] = [];
  for (let column = 0; column < statements; column += 1) {
    if (!eligible[column]) continue;
    let [most, least] = [column, column];
    let [mostShare, leastShare] = [-1, 2];
    for (let group = 0; group < groups; group += 1) {
      const cell = group * statements + column;
      const share = smoothed(agree[cell]! * sure(cell), all(cell) * sure(cell));
      if (share > mostShare) [most, mostShare] = [cell, share];
      if (share < leastShare) [least, leastShare] = [cell, share];
    }
    const z = differenceZ(agree[most]! * sure(most), all(most) * sure(most), agree[least]! * sure(least), all(least) * sure(least));
    if (z > significance) found.push({ number: numbers[column]!, rank: mostShare - leastShare });
  }
  return bestFirst(found, listedMost).map(({ number }) => number);
}
