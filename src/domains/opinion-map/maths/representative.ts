/** The statements that tell a group from the others (formulas 8 and 9). */
import { sureness, type Counts } from './counts.ts';
import { bestFirst } from './ranking.ts';
import type { Representative } from './reckoning.ts';
import { differenceZ, shareZ, smoothed, wilson } from './share.ts';

/** So many describe a group. */
const listedMost = 5;

interface Candidate {
  number: number;
  direction: 'agree' | 'disagree';
  /** Votes, with weights as many as they are sure of. */
  part: number;
  n: number;
  restPart: number;
  restN: number;
  /** Smoothed share within the group, and its ratio to that of the rest. */
  share: number;
  ratio: number;
  shareZ: number;
  ratioZ: number;
  /** Product of the ratio, its z, the share and its z. */
  rank: number;
}

/**
 * Representative statements of a group, five at most: first the one that best says what the group agrees on, then further agreements, then disagreements, each by rank.
 * Chosen are statements whose share within the group and whose difference from the rest are both more than chance (`significance`, one-sided z);
 * the rest are the people of all other groups. Where nothing is more than chance, the statement with the largest difference is given: never empty while the group says anything.
 * `eligible[column]` is 0 for statements that stand in no list; `numbers` their numbers, ascending.
 */
export function representativeOf(counts: Counts, group: number, numbers: ArrayLike<number>, eligible: ArrayLike<number>, significance: number): Representative[] {
  let bestAgree: Candidate | null = null;
  let nearest: Candidate | null = null;
  const telling: Candidate[] = [];
  for (let column = 0; column < counts.statements; column += 1) {
    const cell = group * counts.statements + column;
    if (!eligible[column] || (counts.agree[cell] === 0 && counts.disagree[cell] === 0)) continue;
    const agree = candidateOf(counts, 'agree', group, column, numbers[column]!);
    const disagree = candidateOf(counts, 'disagree', group, column, numbers[column]!);
    const found = agree.ratioZ > disagree.ratioZ ? agree : disagree;
    if (found.ratioZ > significance && found.shareZ > significance) telling.push(found);
    if (nearest === null || found.ratioZ > nearest.ratioZ) nearest = found;
    if (isAgreed(agree, significance) && (bestAgree === null || agree.rank > bestAgree.rank)) bestAgree = agree;
  }
  const best = bestAgree?.number;
  const others = bestFirst(telling.filter(({ number }) => number !== best), listedMost);
  const ranked = bestAgree === null ? others : [bestAgree, ...others];
  const taken = ranked.length > 0 ? ranked.slice(0, listedMost) : nearest === null ? [] : [nearest];
  return [...taken.filter(({ direction }) => direction === 'agree'), ...taken.filter(({ direction }) => direction === 'disagree')].map(told);
}

/** May be the best agreement: clearly agreed within the group, or agreed by more than half and more than by the rest. Neither lets two negative z make a high rank. */
function isAgreed({ shareZ: z, ratio, share }: Candidate, significance: number): boolean {
  return z > significance || (ratio > 1 && share > 0.5);
}

function candidateOf({ groups, statements, agree, disagree, pass, squares }: Counts, direction: 'agree' | 'disagree', group: number, column: number, number: number): Candidate {
  const parts = direction === 'agree' ? agree : disagree;
  let restSum = 0;
  let restAll = 0;
  let restSquares = squares === undefined ? undefined : 0;
  for (let other = 0; other < groups; other += 1) {
    if (other === group) continue;
    const cell = other * statements + column;
    restSum += parts[cell]!;
    restAll += agree[cell]! + disagree[cell]! + pass[cell]!;
    if (squares !== undefined) restSquares! += squares[cell]!;
  }
  const own = group * statements + column;
  const all = agree[own]! + disagree[own]! + pass[own]!;
  const [sure, restSure] = [sureness(all, squares?.[own]), sureness(restAll, restSquares)];
  const [part, n, restPart, restN] = [parts[own]! * sure, all * sure, restSum * restSure, restAll * restSure];
  const share = smoothed(part, n);
  const ratio = share / smoothed(restPart, restN);
  const z = shareZ(part, n);
  const ratioZ = differenceZ(part, n, restPart, restN);
  return { number, direction, part, n, restPart, restN, share, ratio, shareZ: z, ratioZ, rank: ratio * ratioZ * share * z };
}

function told({ number, direction, part, n, restPart, restN, ratio, shareZ: z, ratioZ }: Candidate): Representative {
  return { number, direction, group: { ...wilson(part, n), n }, rest: { ...wilson(restPart, restN), n: restN }, ratio, shareZ: z, ratioZ };
}
