/** What the city did in public view, as followers are told it. */
import { z } from 'zod';
import type { Sentence } from '#platform/http';

export interface Announcement {
  /** Number of the act in the record. */
  id: bigint;
  kind: string;
  /** Address of what it is about, without language prefix. */
  path: string;
  title: Sentence;
  at: Date;
}

const names = z.array(z.string()).default([]);

/** What the record tells through the outbox under `record.public-act`. */
export const publicActTold = z.object({
  id: z.string().regex(/^\d+$/),
  kind: z.string(),
  path: z.string(),
  title: z.object({ ja: z.string(), en: z.string() }),
  about: z.object({ programmes: names, measures: names, departments: names }),
  at: z.iso.datetime({ offset: true }),
});
