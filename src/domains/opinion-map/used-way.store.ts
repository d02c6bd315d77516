/** The ways by which anybody came who took part, whether their votes count or not. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';

/** Keys of channels, `page` and `embed` among them. */
export async function listUsedWays(db: Database, conversationId: number): Promise<Set<string>> {
  const { rows } = await sql<{ key: string }>`select distinct came_by as key from opinion_map.participant where conversation_id = ${conversationId}`.execute(db);
  return new Set(rows.map(({ key }) => key));
}
