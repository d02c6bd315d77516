/** How an opinion map goes, in a few numbers for its page of staff. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';

export interface Numbers {
  /** Not barred. */
  participants: number;
  /** Theirs, as they stand. */
  votes: number;
  /** Statements that are shown, and of these or others the city's. */
  statements: number;
  seeds: number;
}

export async function numbersOf(db: Database, conversationId: number): Promise<Numbers> {
  const { rows } = await sql<Numbers>`
    select (select count(*)::int from opinion_map.participant p where p.conversation_id = ${conversationId} and p.barred_at is null) as participants,
      (select count(*)::int from opinion_map.ballot b join opinion_map.participant p on p.conversation_id = b.conversation_id and p.number = b.participant where b.conversation_id = ${conversationId} and p.barred_at is null) as votes,
      (select count(*)::int from opinion_map.statement s where s.conversation_id = ${conversationId} and s.state = 'shown') as statements,
      (select count(*)::int from opinion_map.statement s where s.conversation_id = ${conversationId} and s.origin = 'seed') as seeds`.execute(db);
  return rows[0]!;
}
