/** The letters of each morning. */
import type { Beginning } from '#platform/domain';
import { inTransaction } from '#platform/database';
import { addJob, type Job, repeatJob } from '#platform/jobs';
import { writeDigests } from './digest.store.ts';
import { nextDigestAt } from './digest.ts';
import { sweepWishes } from './follower.store.ts';

const name = 'follow.digest';
/** Where the two clocks differ a little, seven o'clock comes twice at most. */
const leastWaitMs = 1_000;

/** Writes what is due and comes again the next morning. */
export const digestJob: Job = {
  name,
  async run(_payload, { db, clock, site }) {
    const now = clock.now();
    await writeDigests(db, site, now);
    await inTransaction(db, async (tx) => {
      await sweepWishes(tx, now);
      await repeatJob(tx, name, Math.max(nextDigestAt(now).getTime() - now.getTime(), leastWaitMs));
    });
  },
};

/** From the first start on; letters that came due while the program was down are written now. */
export async function beginDigests({ db }: Beginning): Promise<void> {
  await inTransaction(db, (tx) => addJob(tx, name, {}, { key: name }));
}
