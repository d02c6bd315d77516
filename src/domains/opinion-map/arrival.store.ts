/** How people came, counted. Nothing ties it to a participant's number outside this table. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { arrivalsOf, type Arrival } from './arrival.ts';
import type { Conversation } from './conversation.ts';

/** Of everybody whose votes count: not barred, with a vote on a statement that is shown. */
export async function listArrivals(db: Database, { id, channels }: Pick<Conversation, 'id' | 'channels'>): Promise<Arrival[]> {
  const { rows } = await sql<{ key: string; people: number }>`
    select p.came_by as key, count(*)::integer as people from opinion_map.participant p
    where p.conversation_id = ${id} and p.barred_at is null and exists (
      select from opinion_map.ballot b join opinion_map.statement s on s.conversation_id = b.conversation_id and s.number = b.statement
      where b.conversation_id = p.conversation_id and b.participant = p.number and s.state = 'shown')
    group by 1`.execute(db);
  return arrivalsOf(new Map(rows.map(({ key, people }) => [key, people])), channels);
}
