/** Once a day takes away what is over, so that no address is kept longer than it is needed. */
import { inTransaction, type Database } from '#platform/database';
import { addJob, type Job, repeatJob } from '#platform/jobs';
import { sweepPeople } from './link.store.ts';

const name = 'people.sweep';
const everyMs = 24 * 3_600_000;

export const sweep: Job = {
  name,
  async run(_payload, { db, clock }) {
    await inTransaction(db, async (tx) => {
      await sweepPeople(tx, clock.now());
      await repeatJob(tx, name, everyMs);
    });
  },
};

export async function planSweep(tx: Database, runAt: Date): Promise<void> {
  await addJob(tx, name, null, { key: name, runAt });
}
