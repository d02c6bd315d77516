/** The form on which one moderator decides on several statements in a row: fields by position, act0 … act9. */
import { z } from 'zod';
import type { DecisionTyped } from './moderation.ts';
import { atOnce } from './queue.ts';

export interface TenTyped extends DecisionTyped {
  /** 0 where the row is absent. */
  number: number;
  /** Id of the last entry of the log that the moderator saw. */
  seen: number;
}

const idField = z.coerce.number().int().min(0).max(2_147_483_647).default(0).catch(0);
const positions = Array.from({ length: atOnce }, (_, index) => index);

export const tenForm = z.object(
  Object.fromEntries(positions.flatMap((index): [string, z.ZodType][] => [
    [`number${index}`, idField],
    [`seen${index}`, idField],
    [`act${index}`, z.string().max(20).default('')],
    [`ground${index}`, z.string().max(20).default('')],
    [`reason${index}`, z.string().max(5_000).default('')],
  ])),
);

/** Rows of the form as they were typed; absent ones, and what names a statement a second time, left out. */
export function readTen(form: Record<string, unknown>): TenTyped[] {
  return positions
    .map((index) => ({ number: form[`number${index}`] as number, seen: form[`seen${index}`] as number, act: form[`act${index}`] as string, ground: form[`ground${index}`] as string, reason: form[`reason${index}`] as string, into: '' }))
    .filter(({ number }, index, all) => number > 0 && all.findIndex((other) => other.number === number) === index);
}
