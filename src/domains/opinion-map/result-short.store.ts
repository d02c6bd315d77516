import type { Database } from '#platform/database';
import { type Conversation, showsResultAt } from './conversation.ts';
import { type ResultShort, resultShort } from './result-short.ts';
import { findStanding } from './standing.store.ts';

/** Null while it is not to be shown, or nobody has taken part. Changes with the content `opinion_map_result`. */
export async function findResultShort(db: Database, conversation: Conversation, at: Date): Promise<ResultShort | null> {
  const standing = showsResultAt(conversation, at) ? await findStanding(db, conversation.id) : null;
  return standing === null || standing.figures.sample.people === 0 ? null : resultShort(standing.figures);
}
