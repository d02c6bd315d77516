/** Which statement somebody is shown next, and how many are left. Pure. */
import { drawNext } from './maths/draw.ts';
import { newPriority } from './maths/priority.ts';
import type { Statement } from './statement.ts';

/** What is drawn from: the statements that are shown, by number, with the weights of the standing; new ones weigh most. */
export interface Shelf {
  statements: readonly Statement[];
  byNumber: ReadonlyMap<number, Statement>;
  priorities: ReadonlyMap<number, number>;
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

/** The same for the same votes: a reload shows the same statement. `wanted`: shown first where it can be (a vote that was taken back). */
export function nextOf({ statements, byNumber, priorities }: Shelf, seed: number, { lot, voted }: Shown, wanted: number | null = null): NextStatement {
  const open = statements.filter(({ number }) => !voted.has(number));
  const asked = wanted !== null && !voted.has(wanted) ? byNumber.get(wanted) : undefined;
  if (asked) return { statement: asked, left: open.length };
  const numbers = open.map(({ number }) => number);
  const weights = numbers.map((number) => priorities.get(number) ?? newPriority);
  const drawn = drawNext(numbers, weights, [seed, lot, voted.size]);
  return { statement: drawn === null ? null : byNumber.get(drawn)!, left: open.length };
}

/** Stands in for the participant's number until the first vote makes one. */
export function lotOfCode(codeSha256: Uint8Array): number {
  return Buffer.from(codeSha256).readUInt32BE(0) & 0x7fffffff;
}
