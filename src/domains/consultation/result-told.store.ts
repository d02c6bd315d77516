/** A result is published by a later domain; the record tells, and the lists say that it is there. */
import { z } from 'zod';
import type { Subscription } from '#platform/outbox';
import { markResult } from './consultation.store.ts';

const told = z.object({ kind: z.string(), path: z.string(), at: z.iso.datetime({ offset: true }) });

export const resultTold: Subscription = {
  topic: 'record.public-act',
  name: 'consultation.result-told',
  async run(tx, { payload }) {
    const { kind, path, at } = told.parse(payload);
    const slug = /^\/consultations\/(\d{4}-\d+)(?:\/|$)/.exec(path)?.[1];
    if (kind === 'result.released' && slug !== undefined) await markResult(tx, slug, new Date(at));
  },
};
