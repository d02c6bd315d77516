/** Lets the trees grow while the program serves: the public one with each act, both every few seconds. */
import type { Database } from '#platform/database';
import { addJob, type Job, type JobContext, repeatJob } from '#platform/jobs';
import type { Subscription } from '#platform/outbox';
import { growLog, isAnyWaiting } from './growth.store.ts';
import { type Log, logs } from './log.ts';

const growthName = 'record.grow';
const pauseMs = 5_000;
/** After a failure: whoever altered the tree has to be found by people first. */
const longPauseMs = 60_000;

/** Begins at once; one growth waits at any time, however often this is called. */
export async function beginGrowth(db: Database): Promise<void> {
  await addJob(db, growthName, null, { key: growthName });
}

/** False where the log could not grow: it is told, and tried again with the next growth instead of as a job that piles up. */
async function grown(log: Log, context: JobContext): Promise<boolean> {
  try {
    if (await isAnyWaiting(context.db, log)) await growLog(context.db, log, context);
    return true;
  } catch (error) {
    context.log.error({ tree: log, problem: (error as Error).message }, 'the tree of the record could not grow');
    return false;
  }
}

export const growthJob: Job = {
  name: growthName,
  async run(_payload, context) {
    let isWell = true;
    for (const log of logs) isWell = (await grown(log, context)) && isWell;
    await repeatJob(context.db, growthName, isWell ? pauseMs : longPauseMs);
  },
};

/** A burst of acts is entered at its first delivery; the later ones find nothing to do. */
export const growthAfterAct: Subscription = {
  topic: 'record.public-act',
  name: 'record.growth',
  async run(_tx, _event, context) {
    await grown('public', context);
  },
};
