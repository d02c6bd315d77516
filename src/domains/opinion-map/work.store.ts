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

/** Answers on statements that are shown, of people who are not barred: all that these gave, less those on hidden statements, so that no list of all votes is made. */
export async function numbersOf(db: Database, conversationId: number): Promise<Numbers> {
  const { rows } = await sql<Numbers>`
    with people as (select (count(*) filter (where p.ballots > 0))::int as participants, coalesce(sum(p.ballots), 0)::int as votes
        from opinion_map.participant p where p.conversation_id = ${conversationId} and p.barred_at is null),
      hidden as (select array(select s.number from opinion_map.statement s where s.conversation_id = ${conversationId} and s.state <> 'shown') as numbers)
    select people.participants,
      people.votes - case when hidden.numbers = '{}' then 0 else (select count(*)::int from opinion_map.ballot b join opinion_map.participant p on p.conversation_id = b.conversation_id and p.number = b.participant
        where b.conversation_id = ${conversationId} and b.statement = any(hidden.numbers) and p.barred_at is null) end as votes,
      (select count(*)::int from opinion_map.statement s where s.conversation_id = ${conversationId} and s.state = 'shown') as statements,
      (select count(*)::int from opinion_map.statement s where s.conversation_id = ${conversationId} and s.origin = 'seed') as seeds
    from people, hidden`.execute(db);
  return rows[0]!;
}
