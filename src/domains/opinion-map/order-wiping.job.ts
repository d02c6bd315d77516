/** Wipes the order of votes of maps that are over: a look every five minutes, in spans that leave the worker to other jobs between. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '#platform/database';
import { addJob, type Job, type JobContext, repeatJob } from '#platform/jobs';
import { beginWiping, cleanAway, endWiping, isAnyLeft, listUnwiped, wipeInvitations, wipePeople, wipeVotes } from './order-wiping.store.ts';

const name = 'opinion-map.wipe-orders';
const pauseMs = 5 * 60_000;
/** Of one run of the job, and of the rest between two parts: other maps count votes meanwhile. */
const [spanMs, restMs] = [3_000, 20];

export type Wiping = Pick<JobContext, 'db' | 'clock' | 'log'>;

/** Begins at once; one look waits at any time, however often this is called. */
export async function orderWipings(db: Database): Promise<void> {
  await addJob(db, name, null, { key: name });
}

/** One span of work, up to `ms`. False where something is left to do. A map that cannot be wiped must not keep others from it. */
export async function wipeOrders({ db, clock, log }: Wiping, ms = spanMs): Promise<boolean> {
  const until = performance.now() + ms;
  for (const conversationId of await listUnwiped(db, clock.now())) {
    try {
      if (!(await wipeOne({ db, clock, log }, conversationId, until))) return false;
    } catch (error) {
      log.error({ conversationId, problem: (error as Error).message }, 'the order of votes of an opinion map could not be wiped');
    }
  }
  if (await isAnyLeft(db)) await cleanAway(db);
  return true;
}

async function wipeOne({ db, clock, log }: Wiping, conversationId: number, until: number): Promise<boolean> {
  await beginWiping(db, conversationId, clock.now());
  while (await wipePeople(db, conversationId)) {
    if (performance.now() > until) return false;
    await pause(restMs);
  }
  for (let last = await wipeVotes(db, conversationId, '0'); last !== null; last = await wipeVotes(db, conversationId, last)) {
    if (performance.now() > until) return false;
    await pause(restMs);
  }
  await wipeInvitations(db, conversationId);
  await cleanAway(db);
  await endWiping(db, conversationId, clock.now());
  log.info({ conversationId }, 'wiped the order of votes of an opinion map');
  return true;
}

export const orderWipingJob: Job = {
  name,
  async run(_payload, context) {
    const done = await wipeOrders(context).catch((error: unknown) => {
      // The next look tries again, instead of a job whose attempts are used up one day.
      context.log.error({ problem: (error as Error).message }, 'nobody could look for opinion maps that are over');
      return true;
    });
    await repeatJob(context.db, name, done ? pauseMs : 0);
  },
};
