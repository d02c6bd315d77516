/** Compares the opinions of a consultation: when staff ask, and every half an hour where new ones came. */
import { z } from 'zod';
import { inTransaction, type Database } from '#platform/database';
import { addJob, type Job } from '#platform/jobs';
import { findLikeTexts } from '#platform/likeness-process';
import { beginLikeness, likenessJobName, listCompared, listUncompared, noteLikenessProblem, orderLikeness, replaceLikeness } from './likeness.store.ts';

const payloadSchema = z.object({ consultationId: z.int() });
const roundsMs = 30 * 60_000;

export const likenessJob: Job = {
  name: likenessJobName,
  async run(payload, { db, clock, log }) {
    const { consultationId } = payloadSchema.parse(payload);
    const order = await beginLikeness(db, consultationId, clock.now());
    if (order === null) return;
    const texts = await listCompared(db, consultationId);
    try {
      const { answer, resident } = await findLikeTexts(texts, 'copies');
      await inTransaction(db, (tx) => replaceLikeness(tx, consultationId, answer, order, texts.length, clock.now()));
      log.info({ consultation: consultationId, opinions: texts.length, groups: answer.length, resident }, 'compared the opinions');
    } catch (error) {
      await noteLikenessProblem(db, consultationId, error instanceof Error ? error.message : String(error));
      throw error;
    }
  },
};

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
  await addJob(tx, likenessRoundsJob.name, null, { key: likenessRoundsJob.name, runAt: new Date(Date.now() + roundsMs) });
}
