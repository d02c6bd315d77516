import { lotOf } from './lot.ts';
import { weightedMatrix } from './axes.ts';
import { strengthOf, type CentredMatrix } from './spectrum.ts';

const step = 3;
/** So many deals at least tell how far from one another they lie. */
const dealsLeast = 5;
/** So many standard deviations above them no deal comes any more. */
const farAbove = 10;

/** Where in the matrix the votes of each column stand, one column after the other. */
function votesByColumn({ column, columns }: CentredMatrix): { from: Int32Array; place: Int32Array } {
  const from = new Int32Array(columns + 1);
  for (const at of column) from[at + 1]! += 1;
  for (let at = 0; at < columns; at += 1) from[at + 1]! += from[at]!;
  const next = from.slice();
  const place = new Int32Array(column.length);
  for (let at = 0; at < column.length; at += 1) {
    const into = column[at]!;
    place[next[into]!] = at;
    next[into]! += 1;
  }
  return { from, place };
}

/** The votes on each statement dealt anew among those who cast them: who voted on what stays, and how many agree; whether one vote goes with another is gone. */
function dealt(matrix: CentredMatrix, { from, place }: ReturnType<typeof votesByColumn>, seed: number, deal: number): CentredMatrix {
  const lot = lotOf(seed, step, deal);
  const entry = matrix.entry.slice();
  for (let column = 0; column < matrix.columns; column += 1) {
    for (let left = from[column + 1]! - from[column]!; left > 1; left -= 1) {
      const [one, other] = [place[from[column]! + left - 1]!, place[from[column]! + lot.below(left)]!];
      [entry[one], entry[other]] = [entry[other]!, entry[one]!];
    }
  }
  return { ...matrix, entry };
}

/**
 * True where votes go together more than chance makes them: their strongest direction is stronger than that of every one of `deals` deals of the same votes (Horn 1965, "A rationale and test for the number of factors in
 * factor analysis"; by permutation, Buja and Eyuboglu 1992, "Remarks on parallel analysis"). Of votes that do not go together one in `deals` + 1 passes. On few statements clusters come out the same again and again
 * also when all votes are thrown by dice, because there are few ways to answer; stability alone does not tell them from groups.
 *
 * Ends early where the first deals lie far below. `strongest`: sum of squares along the strongest direction of the votes as they are, weighted where there are weights.
 */
export function beyondChance(matrix: CentredMatrix, strongest: number, deals: number, seed: number, weights: Float64Array | null = null): boolean {
  const votes = votesByColumn(matrix);
  let sum = 0;
  let squares = 0;
  for (let deal = 1; deal <= deals; deal += 1) {
    const strength = strengthOf(weightedMatrix(dealt(matrix, votes, seed, deal), weights));
    if (strength >= strongest) return false;
    sum += strength;
    squares += strength * strength;
    const mean = sum / deal;
    if (deal >= dealsLeast && strongest - mean > farAbove * Math.sqrt(Math.max(0, squares / deal - mean * mean))) return true;
  }
  return true;
}
