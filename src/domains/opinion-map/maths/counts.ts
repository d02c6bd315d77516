/** Votes counted by group and statement: what everything but the picture itself is computed from. Whole numbers, so that counting again and following single votes give the same, bit for bit. */
import type { Ballots } from './ballots.ts';

/** Numbers of people, or sums of their weights. */
export type Sums = Int32Array | Float64Array;

/**
 * Row g of each array holds group g, the row after the last group everybody, also who is in no group (too few votes, passes only).
 * Cell of statement j in row g: g × statements + j.
 */
export interface Counts {
  groups: number;
  statements: number;
  agree: Sums;
  disagree: Sums;
  pass: Sums;
  /** Sum of w² of all who voted; absent where everybody counts once. */
  squares?: Float64Array;
}

/** A vote that was cast, changed or taken back. */
export interface MovedVote {
  /** Index of the participant's group, -1 without. */
  group: number;
  /** Index (not number) of the statement. */
  column: number;
  /** 1 agree, -1 disagree, 0 pass; null: no vote. */
  before: number | null;
  value: number | null;
}

/**
 * What a sum of weights is multiplied by for a test or an interval: Σw / Σw², so that all who voted become as many as they are sure of, (Σw)² / Σw² (effective sample size, Kish 1965, "Survey Sampling", 11.7).
 * 1 without weights, and without votes. `sum` and `squares` may be those of several cells together.
 */
export function sureness(sum: number, squares: number | undefined): number {
  return squares === undefined || squares === 0 ? 1 : sum / squares;
}

export function noCounts(groups: number, statements: number): Counts {
  const cells = (groups + 1) * statements;
  return { groups, statements, agree: new Int32Array(cells), disagree: new Int32Array(cells), pass: new Int32Array(cells) };
}

/** Counts from the beginning. `groupOfPerson` has the group of each person in the order of the ballots, -1 without; `groups` how many there are. */
export function countsOf(ballots: Ballots, groupOfPerson: Int8Array, groups: number): Counts {
  const statements = ballots.statements.length;
  const counts = noCounts(groups, statements);
  const { agree, disagree, pass } = counts;
  const { rowStart, column, value } = ballots;
  const everybody = groups * statements;
  for (let person = 0; person < ballots.people.length; person += 1) {
    const group = groupOfPerson[person]!;
    const row = group * statements;
    for (let at = rowStart[person]!; at < rowStart[person + 1]!; at += 1) {
      const vote = value[at]!;
      const cells = vote > 0 ? agree : vote < 0 ? disagree : pass;
      const cell = column[at]!;
      cells[everybody + cell]! += 1;
      if (group >= 0) cells[row + cell]! += 1;
    }
  }
  return counts;
}

/** Takes one vote into the counts, in place. Afterwards they are what counting from the beginning would give. */
export function moveVote(counts: Counts, { group, column, before, value }: MovedVote): void {
  const everybody = counts.groups * counts.statements + column;
  const own = group >= 0 ? group * counts.statements + column : -1;
  if (before !== null) {
    const cells = cellsOf(counts, before);
    cells[everybody]! -= 1;
    if (own >= 0) cells[own]! -= 1;
  }
  if (value !== null) {
    const cells = cellsOf(counts, value);
    cells[everybody]! += 1;
    if (own >= 0) cells[own]! += 1;
  }
}

function cellsOf(counts: Counts, vote: number): Sums {
  return vote > 0 ? counts.agree : vote < 0 ? counts.disagree : counts.pass;
}
