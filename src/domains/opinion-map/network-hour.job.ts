/** Forgets what came from networks more than a month ago: a look every hour. */
import type { Database } from '#platform/database';
import { addJob, type Job, repeatJob } from '#platform/jobs';
import { forgetNetworks } from './network-hour.store.ts';

const name = 'opinion-map.network-hours';
const pauseMs = 60 * 60_000;

/** One look waits at any time, however often this is called. */
export async function beginForgetting(db: Database): Promise<void> {
  await addJob(db, name, null, { key: name });
}

export const networkHourJob: Job = {
  name,
  async run(_payload, { db, clock }) {
    await forgetNetworks(db, clock.now());
    await repeatJob(db, name, pauseMs);
  },
};
