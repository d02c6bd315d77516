/** How an opinion map goes, in a few numbers for its page of staff. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';

export interface Numbers {
  /** Who has a vote and is not barred. */
  participants: number;
  /** Theirs, as they stand, on statements that are shown: as many as the tables of the result add up to. */
  votes: number;
  /** Statements that are shown, and of these or others the city's. */
  statements: number;
  seeds: number;
}

export async function numbersOf(db: Database, conversationId: number): Promise<Numbers> {
  const { rows } = await sql<Numbers>`
    select (select count(*)::int from opinion_map.participant p where p.conversation_id = ${conversationId} and p.barred_at is null
        and exists (select from opinion_map.ballot b where b.conversation_id = p.conversation_id and b.participant = p.number)) as participants,
      (select count(*)::int from opinion_map.ballot b join opinion_map.participant p on p.conversation_id = b.conversation_id and p.number = b.participant
        join opinion_map.statement s on s.conversation_id = b.conversation_id and s.number = b.statement
        where b.conversation_id = ${conversationId} and p.barred_at is null and s.state = 'shown') as votes,
      (select count(*)::int from opinion_map.statement s where s.conversation_id = ${conversationId} and s.state = 'shown') as statements,
      (select count(*)::int from opinion_map.statement s where s.conversation_id = ${conversationId} and s.origin = 'seed') as seeds`.execute(db);
  return rows[0]!;
}
