/** Once a day takes away drafts whose time is over. */
import { inTransaction, type Database } from '#platform/database';
import { addJob, type Job, repeatJob } from '#platform/jobs';
import { sweepDrafts } from './draft.store.ts';

const name = 'opinion.sweep-drafts';
const everyMs = 24 * 3_600_000;

export const draftSweep: Job = {
  name,
  async run(_payload, { db, clock }) {
    await inTransaction(db, async (tx) => {
      await sweepDrafts(tx, clock.today());
      await repeatJob(tx, name, everyMs);
    });
  },
};

export async function planDraftSweep(tx: Database, runAt: Date): Promise<void> {
  await addJob(tx, name, null, { key: name, runAt });
}
