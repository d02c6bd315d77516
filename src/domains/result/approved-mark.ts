/** What a head approves: the replies and the opinions as they would be published. Pure. */
import { createHash } from 'node:crypto';
import type { ForRelease } from '#domains/reply';

/** SHA-256, hex: the same as long as not a word of it changed. How copies are brought together is no part of it: they are found by a job. */
export function markOf({ replies, units }: ForRelease): string {
  return createHash('sha256').update(JSON.stringify([replies, units])).digest('hex');
}
