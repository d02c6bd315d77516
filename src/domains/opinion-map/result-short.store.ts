import type { Database } from '#platform/database';
import type { Conversation } from './conversation.ts';
import { type ResultShort, resultShort } from './result-short.ts';
import { findShownStanding } from './shown-result.store.ts';

/** Null while it is not to be shown, or fewer than five took part. Changes with the content `opinion_map_result`. */
export async function findResultShort(db: Database, conversation: Conversation, at: Date): Promise<ResultShort | null> {
  const standing = await findShownStanding(db, conversation, at);
  return standing && resultShort(standing.figures);
}
