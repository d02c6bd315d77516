/** Statements that were public once and may not be read any more. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { isTextPublic } from './moderation.ts';
import type { StatementState } from './statement.ts';

/** Numbers of the statements whose text may not be shown now, whatever was printed or frozen before. */
export async function listWithheld(db: Database, conversationId: number): Promise<Set<number>> {
  // The ground is that of the last refusal.
  const { rows } = await sql<{ number: number; state: StatementState; ground: string | null }>`
    select s.number, s.state, (select m.ground from opinion_map.moderation m where m.conversation_id = s.conversation_id and m.statement = s.number and m.act = 'refused' order by m.id desc limit 1) as ground
    from opinion_map.statement s where s.conversation_id = ${conversationId} and s.state <> 'shown'`.execute(db);
  return new Set(rows.filter((each) => !isTextPublic(each)).map(({ number }) => number));
}
