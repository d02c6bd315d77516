/** Which statement somebody is shown next, and how many are left. Pure. */
import { drawNext } from './maths/draw.ts';
import { newPriority } from './maths/priority.ts';
import type { Statement } from './statement.ts';

/** What is drawn from: the statements that are shown, by number. */
export interface Shelf {
  statements: readonly Statement[];
  byNumber: ReadonlyMap<number, Statement>;
  /** Their numbers, and their weights in the standing, in the same order; new ones weigh most. */
  numbers: Int32Array;
  weights: Float64Array;
}

/** `priorities`: of the statements that the standing knows. */
export function shelfOf(statements: readonly Statement[], priorities: ReadonlyMap<number, number>): Shelf {
  return {
    statements,
    byNumber: new Map(statements.map((statement) => [statement.number, statement])),
    numbers: Int32Array.from(statements, ({ number }) => number),
    weights: Float64Array.from(statements, ({ number }) => priorities.get(number) ?? newPriority),
  };
}

/** Who is shown a statement: a number (of the participant, or made of the code while there is none) and what they voted on. */
export interface Shown {
  lot: number;
  voted: ReadonlySet<number>;
}

export interface NextStatement {
  /** Null where all were voted on. */
  statement: Statement | null;
  /** Statements without a vote of theirs, this one with them. */
  left: number;
}

/** The same for the same votes: a reload shows the same statement. `wanted`: shown first where it can be (a vote that was taken back). Once a vote, among hundreds: it makes no list of what is left. */
export function nextOf({ statements, byNumber, numbers, weights }: Shelf, seed: number, { lot, voted }: Shown, wanted: number | null = null): NextStatement {
  let left = statements.length;
  for (const number of voted) if (byNumber.has(number)) left -= 1;
  const asked = wanted !== null && !voted.has(wanted) ? byNumber.get(wanted) : undefined;
  if (asked) return { statement: asked, left };
  const drawn = drawNext(numbers, weights, [seed, lot, voted.size], voted);
  return { statement: drawn === null ? null : byNumber.get(drawn)!, left };
}

/** Stands in for the participant's number until the first vote makes one. */
export function lotOfCode(codeSha256: Uint8Array): number {
  return Buffer.from(codeSha256).readUInt32BE(0) & 0x7fffffff;
}
