/** Makes the booklet after the release, and again after each correction. */
import { listConsultationsById } from '#domains/consultation';
import { inTransaction } from '#platform/database';
import type { Job } from '#platform/jobs';
import { makePaper } from '#platform/paper-process';
import { roleText } from '#ui';
import { z } from 'zod';
import { wholeResult } from './asked-result.store.ts';
import { paperTemplate, printedResult } from './paper.ts';
import { findPaper, keepPaper, paperJobName, updatePaper } from './paper.store.ts';
import { findReleased } from './release.store.ts';

const payloadSchema = z.object({ consultationId: z.int() });

export const paperJob: Job = {
  name: paperJobName,
  async run(payload, { db, files, clock, log, site }) {
    const { consultationId } = payloadSchema.parse(payload);
    const ordered = await findPaper(db, consultationId);
    if (ordered === null || ordered.made_orders >= ordered.orders) return;
    await updatePaper(db, consultationId, { begun_at: clock.now() });
    // One snapshot: a correction made meanwhile orders a booklet of its own.
    const read = await inTransaction(db, async (tx) => ({ release: await findReleased(tx, consultationId), consultation: (await listConsultationsById(tx, [consultationId]))[0], ...(await wholeResult(tx, consultationId)) }), { isolation: 'repeatable read', readOnly: true });
    if (read.release === null || read.consultation === undefined) return;
    const data = printedResult(read.consultation, read.release, read.replies, read.corrections, site.name.ja, (actingAs) => roleText(actingAs, 'ja'));
    try {
      const { pdf, pages, resident } = await makePaper({ template: paperTemplate, data });
      const { sha256, bytes } = await files.put(pdf);
      const kept = await keepPaper(db, consultationId, ordered.orders, { at: clock.now(), sha256, bytes, pages });
      log.info({ consultationId, pages, bytes, resident, kept }, 'made the booklet of a result');
    } catch (error) {
      // The page says so; the job is tried again.
      await updatePaper(db, consultationId, { problem: error instanceof Error ? error.message.slice(0, 2_000) : String(error) });
      throw error;
    }
  },
};
