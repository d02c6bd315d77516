/** Compares the opinions of a consultation: when staff ask, and every half an hour where new ones came. */
import { inTransaction, type Database } from '#platform/database';
import { type Job, repeatJob } from '#platform/jobs';
import { comparingJob } from '#platform/likeness-job';
import { beginLikeness, likenessJobName, listCompared, listUncompared, noteLikenessProblem, orderLikeness, replaceLikeness } from './likeness.store.ts';

const roundsMs = 30 * 60_000;

export const likenessJob = comparingJob({ name: likenessJobName, measure: 'copies', begin: beginLikeness, list: listCompared, replace: replaceLikeness, note: noteLikenessProblem });

export const likenessRoundsJob: Job = {
  name: 'opinion.compare-rounds',
  run: (_payload, { db }) =>
    inTransaction(db, async (tx) => {
      for (const consultationId of await listUncompared(tx)) await orderLikeness(tx, consultationId);
      await planLikeness(tx);
    }),
};

/** One round waits at a time. */
export async function planLikeness(tx: Database): Promise<void> {
  await repeatJob(tx, likenessRoundsJob.name, roundsMs);
}
