/** Forgets what came from networks more than a month ago: a look every hour. */
import type { Database } from '#platform/database';
import { addJob, type Job } from '#platform/jobs';
import { forgetNetworks } from './network-hour.store.ts';

const name = 'opinion-map.network-hours';
const pauseMs = 60 * 60_000;

/** One look waits at any time, however often this is called. */
export async function beginForgetting(db: Database, runAt?: Date): Promise<void> {
  await addJob(db, name, null, { key: name, runAt });
}

export const networkHourJob: Job = {
  name,
  async run(_payload, { db, clock }) {
    await forgetNetworks(db, clock.now());
    // By the machine's clock, not by the program's: one that stands still must not make it run without end.
    await beginForgetting(db, new Date(Date.now() + pauseMs));
  },
};
