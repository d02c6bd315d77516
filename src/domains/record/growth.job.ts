/** Lets the trees grow while the program serves: the public one with each act, both every few seconds. */
import type { Database } from '#platform/database';
import { addJob, type Job } from '#platform/jobs';
import type { Subscription } from '#platform/outbox';
import { growLog, isAnyWaiting } from './growth.store.ts';
import { logs } from './log.ts';

const growthName = 'record.grow';
const pauseMs = 5_000;

/** Begins at once; one growth waits at any time, however often this is called. */
export async function beginGrowth(db: Database): Promise<void> {
  await addJob(db, growthName, null, { key: growthName });
}

async function growAgain(db: Database): Promise<void> {
  // By the machine's clock, not by the program's: one that stands still must not make it run without end.
  await addJob(db, growthName, null, { key: growthName, runAt: new Date(Date.now() + pauseMs) });
}

export const growthJob: Job = {
  name: growthName,
  async run(_payload, context) {
    try {
      for (const log of logs) await growLog(context.db, log, context);
    } finally {
      await growAgain(context.db);
    }
  },
};

/** A burst of acts is entered at its first delivery; the later ones find nothing to do. */
export const growthAfterAct: Subscription = {
  topic: 'record.public-act',
  name: 'record.growth',
  async run(tx, _event, context) {
    if (await isAnyWaiting(tx, 'public')) await growLog(tx, 'public', context);
  },
};
