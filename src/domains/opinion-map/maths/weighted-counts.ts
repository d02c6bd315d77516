/** Votes counted by what their people weigh. */
import type { Ballots } from './ballots.ts';
import type { Counts } from './counts.ts';

/**
 * Sums of weights in place of numbers of people, in the shape of `countsOf`, with the sums of squares from which follows how sure they are. `weights` in the order of the ballots' people.
 * Weights of 1 give the same numbers as counting.
 */
export function weightedCountsOf(ballots: Ballots, groupOfPerson: Int8Array, groups: number, weights: Float64Array): Counts {
  const statements = ballots.statements.length;
  const cells = (groups + 1) * statements;
  const [agree, disagree, pass, squares] = [new Float64Array(cells), new Float64Array(cells), new Float64Array(cells), new Float64Array(cells)];
  const { rowStart, column, value } = ballots;
  for (let person = 0; person < ballots.people.length; person += 1) {
    const weight = weights[person]!;
    const own = groupOfPerson[person]!;
    const rows = own >= 0 ? [own, groups] : [groups];
    for (let at = rowStart[person]!; at < rowStart[person + 1]!; at += 1) {
      const vote = value[at]!;
      const sums = vote > 0 ? agree : vote < 0 ? disagree : pass;
      for (const row of rows) {
        const cell = row * statements + column[at]!;
        sums[cell]! += weight;
        squares[cell]! += weight * weight;
      }
    }
  }
  return { groups, statements, agree, disagree, pass, squares };
}
