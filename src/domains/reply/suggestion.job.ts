/** Compares the units of a consultation when staff ask for it. */
import { z } from 'zod';
import { inTransaction } from '#platform/database';
import type { Job } from '#platform/jobs';
import { findLikeTexts } from '#platform/likeness-process';
import { beginSuggestions, listCompared, noteSuggestionProblem, replaceSuggestions, suggestionJobName } from './suggestion.store.ts';

const payloadSchema = z.object({ consultationId: z.int() });

export const suggestionJob: Job = {
  name: suggestionJobName,
  async run(payload, { db, clock, log }) {
    const { consultationId } = payloadSchema.parse(payload);
    const order = await beginSuggestions(db, consultationId, clock.now());
    if (order === null) return;
    const units = await listCompared(db, consultationId);
    try {
      const { answer, resident } = await findLikeTexts(units, 'meaning');
      await inTransaction(db, (tx) => replaceSuggestions(tx, consultationId, answer, order, units.length, clock.now()));
      log.info({ consultation: consultationId, units: units.length, groups: answer.length, resident }, 'compared the units');
    } catch (error) {
      await noteSuggestionProblem(db, consultationId, error instanceof Error ? error.message : String(error));
      throw error;
    }
  },
};
