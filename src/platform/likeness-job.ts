/** The job that compares texts of one thing and keeps the groups: apart from the site, its fault noted where people wait for it. */
import { z } from 'zod';
import { inTransaction, type Database } from './database.ts';
import type { Job } from './jobs.ts';
import type { Group, Measure, Said } from './likeness.ts';
import { findLikeTexts } from './likeness-process.ts';

export interface Comparing {
  name: string;
  measure: Measure;
  /** Notes that it begins. @returns the number of the order that it answers; null where all are answered. */
  begin(db: Database, id: number, at: Date): Promise<number | null>;
  list(db: Database, id: number): Promise<Said[]>;
  /** Puts the groups in place of those before. */
  replace(tx: Database, id: number, groups: readonly Group[], order: number, texts: number, at: Date): Promise<void>;
  note(db: Database, id: number, problem: string): Promise<void>;
}

const payloadSchema = z.object({ id: z.int() });

/** Takes `{ id }` of whatever the texts belong to. */
export function comparingJob({ name, measure, begin, list, replace, note }: Comparing): Job {
  return {
    name,
    async run(payload, { db, clock, log }) {
      const { id } = payloadSchema.parse(payload);
      const order = await begin(db, id, clock.now());
      if (order === null) return;
      const texts = await list(db, id);
      try {
        const { answer, resident } = await findLikeTexts(texts, measure);
        await inTransaction(db, (tx) => replace(tx, id, answer, order, texts.length, clock.now()));
        log.info({ about: id, texts: texts.length, groups: answer.length, resident }, 'compared the texts');
      } catch (error) {
        await note(db, id, error instanceof Error ? error.message : String(error));
        throw error;
      }
    },
  };
}
