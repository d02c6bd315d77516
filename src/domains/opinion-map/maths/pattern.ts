/** A pattern of votes: somebody's own, or what most of a few people voted; and how far everybody keeps to it. */
import type { Ballots } from './ballots.ts';

/** What stands where the pattern has no vote. */
const none = 2;

export interface Pattern {
  /** By index of the statement: 1, -1, 0, or `none`. */
  vote: Int8Array;
  /** Statements with a vote; of these, those with a view: no pass. */
  statements: number;
  views: number;
}

/** How far everybody keeps to a pattern, by index of the person; of those who have too few votes in common with it all is 0. */
export interface Keeping {
  shared: Int32Array;
  /** Of the shared statements, those with another vote. */
  differ: Int32Array;
  /** Chance of no other vote, and expected number of other votes, if people voted on each statement as everybody does, independently. */
  chance: Float64Array;
  expected: Float64Array;
}

/** How often each of the three votes was given on each statement, 0 to 1: cell statement × 3 + vote + 1. */
export function habitsOf(ballots: Ballots): Float64Array {
  const seen = new Float64Array(ballots.statements.length * 3);
  for (let at = 0; at < ballots.column.length; at += 1) seen[ballots.column[at]! * 3 + ballots.value[at]! + 1]! += 1;
  return seen.map((votes, cell) => votes / Math.max(1, seen[cell - (cell % 3)]! + seen[cell - (cell % 3) + 1]! + seen[cell - (cell % 3) + 2]!));
}

export function patternOf({ statements, rowStart, column, value }: Ballots, person: number): Pattern {
  const vote = new Int8Array(statements.length).fill(none);
  for (let at = rowStart[person]!; at < rowStart[person + 1]!; at += 1) vote[column[at]!] = value[at]!;
  return { vote, statements: rowStart[person + 1]! - rowStart[person]!, views: value.subarray(rowStart[person], rowStart[person + 1]).reduce((views, one) => views + Math.abs(one), 0) };
}

/** What most of these people voted, on statements on which at least two fifths of them did: people who each answer a part of the same list have the list in common. Of two votes as frequent, the lesser is taken. */
export function patternOfMost({ statements, rowStart, column, value }: Ballots, people: readonly number[]): Pattern {
  const votes = new Int32Array(statements.length * 3);
  for (const person of people) for (let at = rowStart[person]!; at < rowStart[person + 1]!; at += 1) votes[column[at]! * 3 + value[at]! + 1]! += 1;
  const pattern: Pattern = { vote: new Int8Array(statements.length).fill(none), statements: 0, views: 0 };
  for (let statement = 0; statement < statements.length; statement += 1) {
    const [disagree, pass, agree] = [votes[statement * 3]!, votes[statement * 3 + 1]!, votes[statement * 3 + 2]!];
    if (disagree + pass + agree < Math.max(2, people.length * 0.4)) continue;
    pattern.statements += 1;
    const vote = disagree >= pass && disagree >= agree ? -1 : pass >= agree ? 0 : 1;
    pattern.vote[statement] = vote;
    pattern.views += Math.abs(vote);
  }
  return pattern;
}

/** Key of a pattern, another one for nearly every other pattern: whole number below 2^48. */
export function keyOf({ vote }: Pattern): number {
  let low = 1;
  let high = 1;
  for (const one of vote) {
    low = Math.imul(low ^ (one + 2), 0x01000193);
    high = Math.imul(high + one + 2, 0x9e3779b1) ^ (high >>> 15);
  }
  return (low >>> 0) + (high & 0xffff) * 2 ** 32;
}

/** Of everybody who has `sharedLeast` statements or more in common with the pattern. */
export function keepingTo(ballots: Ballots, { vote }: Pattern, habits: Float64Array, sharedLeast: number): Keeping {
  const { rowStart, column, value } = ballots;
  const people = ballots.people.length;
  const keeping: Keeping = { shared: new Int32Array(people), differ: new Int32Array(people), chance: new Float64Array(people), expected: new Float64Array(people) };
  for (let person = 0; person < people; person += 1) {
    const [from, to] = [rowStart[person]!, rowStart[person + 1]!];
    if (to - from < sharedLeast) continue;
    let [shared, differ, chance, expected] = [0, 0, 1, 0];
    for (let at = from; at < to; at += 1) {
      const one = vote[column[at]!]!;
      if (one === none) continue;
      shared += 1;
      if (one !== value[at]) differ += 1;
      const habit = habits[column[at]! * 3 + one + 1]!;
      chance *= habit;
      expected += 1 - habit;
    }
    if (shared < sharedLeast) continue;
    keeping.shared[person] = shared;
    keeping.differ[person] = differ;
    keeping.chance[person] = chance;
    keeping.expected[person] = expected;
  }
  return keeping;
}
