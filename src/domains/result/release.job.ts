/** Publishes a result at the instant that was approved. */
import type { Job } from '#platform/jobs';
import { z } from 'zod';
import { releaseJobName } from './release.store.ts';
import { releaseIfDue } from './releasing.store.ts';

const payloadSchema = z.object({ consultationId: z.int() });

export const releaseJob: Job = {
  name: releaseJobName,
  async run(payload, context) {
    const { consultationId } = payloadSchema.parse(payload);
    const tried = await releaseIfDue(context, consultationId);
    if (typeof tried === 'object') context.log.warn({ consultationId, problem: tried.problem }, 'a planned result could not be published');
    else context.log.info({ consultationId, tried }, 'tried to publish a result');
  },
};
