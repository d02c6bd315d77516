import { weightedMatrix } from './axes.ts';
import { lotOf, type Lot } from './lot.ts';
import { differsIn, strengthOf, type CentredMatrix } from './spectrum.ts';

const step = 3;
/** So many deals at least tell how far from one another they lie. */
const dealsLeast = 3;
/** No deal comes so many standard deviations above them … */
const spreadsAbove = 10;
/**
 * … and so far at once, in the length of the strongest direction. One vote moves that length by 2 at most, so of independent votes one town in three thousand does: 2·exp(−t² ÷ 4r²), r = 2, whatever the votes are (Talagrand 1995,
 * "Concentration of measure and isoperimetric inequalities in product spaces", theorem 4.1; of lists that are dealt it is proven with 16 for 4, theorem 5.1). Deals that are all alike so far would alone say nothing of the next.
 */
const lengthAbove = 12;
/** Where dealing anew changes nothing, as with one statement, rounding differs all the same. */
const rounding = 1e-6;

interface Columns {
  /** Votes of column j stand from from[j] to before from[j + 1]. */
  from: Int32Array;
  /** Where in the matrix each of them is. */
  place: Int32Array;
  /** 1 where there is anything to deal; the others take no lots. */
  differs: Uint8Array;
}

function columnsOf(matrix: CentredMatrix): Columns {
  const { column, columns } = matrix;
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
  return { from, place, differs: differsIn(matrix) };
}

/** The votes on each statement dealt anew among those who cast them: who voted on what stays, and how many agree; whether one vote goes with another is gone. */
function dealt(matrix: CentredMatrix, { from, place, differs }: Columns, lot: Lot): CentredMatrix {
  const entry = matrix.entry.slice();
  for (let column = 0; column < matrix.columns; column += 1) {
    if (differs[column] === 0) continue;
    for (let left = from[column + 1]! - from[column]!; left > 1; left -= 1) {
      const [one, other] = [place[from[column]! + left - 1]!, place[from[column]! + lot.below(left)]!];
      [entry[one], entry[other]] = [entry[other]!, entry[one]!];
    }
  }
  return { ...matrix, entry };
}

/** Votes in other hands less the weighted mean that they have there, as the votes were that are dealt. */
function centredAgain(matrix: CentredMatrix, weights: Float64Array): CentredMatrix {
  const sum = new Float64Array(matrix.columns);
  const seen = new Float64Array(matrix.columns);
  const everyVote = (put: (at: number, column: number, weight: number) => void) => {
    for (let person = 0; person < weights.length; person += 1) for (let at = matrix.rowStart[person]!; at < matrix.rowStart[person + 1]!; at += 1) put(at, matrix.column[at]!, weights[person]!);
  };
  everyVote((at, column, weight) => {
    sum[column]! += weight * matrix.entry[at]!;
    seen[column]! += weight;
  });
  const entry = matrix.entry.slice();
  everyVote((at, column) => (entry[at]! -= sum[column]! / seen[column]!));
  return { ...matrix, entry };
}

/**
 * True where votes go together more than chance makes them: their strongest direction is stronger than that of every one of `deals` deals of the same votes (Horn 1965, "A rationale and test for the number of factors in
 * factor analysis"; by permutation, Buja and Eyuboglu 1992, "Remarks on parallel analysis"). Of votes that do not go together one in `deals` + 1 passes. On few statements clusters come out the same again and again
 * also when all votes are thrown by dice, because there are few ways to answer; stability alone does not tell them from groups.
 *
 * The votes and every deal are measured in the same way, so that what `strengthOf` leaves out is left out on both sides. Ends early only where no further deal could come near.
 */
export function beyondChance(matrix: CentredMatrix, deals: number, seed: number, weights: Float64Array | null = null): boolean {
  const columns = columnsOf(matrix);
  const strongest = strengthOf(weightedMatrix(matrix, weights));
  const lengthMost = lengthAbove * Math.sqrt(weights?.reduce((most, weight) => Math.max(most, weight), 0) ?? 1);
  const lengths: number[] = [];
  for (let deal = 1; deal <= deals; deal += 1) {
    const again = dealt(matrix, columns, lotOf(seed, step, deal));
    const strength = strengthOf(weights === null ? again : weightedMatrix(centredAgain(again, weights), weights));
    if (strength >= strongest * (1 - rounding)) return false;
    lengths.push(Math.sqrt(strength));
    if (deal >= dealsLeast && isFarAbove(Math.sqrt(strongest), lengths, lengthMost)) return true;
  }
  return true;
}

function isFarAbove(length: number, dealt: readonly number[], least: number): boolean {
  const mean = dealt.reduce((sum, one) => sum + one, 0) / dealt.length;
  const spread = Math.sqrt(dealt.reduce((sum, one) => sum + (one - mean) ** 2, 0) / dealt.length);
  return length - mean > Math.max(least, spreadsAbove * spread);
}
