/** The figures of a result: people, submissions and units are counted apart, each by way of arrival. */
import { type Way, ways } from '#domains/consultation';
import { z } from 'zod';

const wayCounts = z.object({ people: z.int(), submissions: z.int(), units: z.int() });
const count = z.int().nullable();

/** Of a past result only what its publication says is known: the rest is null. */
export const countsSchema = z.object({
  byWay: z.partialRecord(z.enum(ways), wayCounts),
  /** People of all ways together: whoever wrote twice counts once. */
  total: z.object({ people: count, submissions: count, units: z.int() }),
  /** Units that ask for no reply (greetings and the like): counted, not listed. */
  remarks: count,
  withdrawn: count,
  aside: count,
  late: count,
  /** Units that stand in a row together with others that say the same. */
  copies: count,
});
export type ResultCounts = z.output<typeof countsSchema>;

/** Units by way of arrival. `wayOf`: way of a submission. */
export function unitsByWay(units: readonly { submissionId: number }[], wayOf: ReadonlyMap<number, Way>): Partial<Record<Way, number>> {
  const found: Partial<Record<Way, number>> = {};
  for (const { submissionId } of units) {
    const way = wayOf.get(submissionId);
    if (way !== undefined) found[way] = (found[way] ?? 0) + 1;
  }
  return found;
}
