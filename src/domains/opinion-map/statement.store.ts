/** Statements: reading them. Who said one is known to moderation alone, as a number. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { Statement, StatementState } from './statement.ts';

/** By number. `states`: those that are asked for. */
export async function listStatements(db: Database, conversationId: number, states: readonly StatementState[] = ['shown']): Promise<Statement[]> {
  const { rows } = await sql<Statement>`
    select s.number, s.text, s.lang, s.translation, s.origin, s.state, s.meta, s.merged_into as "mergedInto"
    from opinion_map.statement s where s.conversation_id = ${conversationId} and s.state = any(${[...states]}::text[]) order by s.number`.execute(db);
  return rows;
}
