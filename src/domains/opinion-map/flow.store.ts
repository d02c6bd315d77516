/** What the facilitator's page counts. Hours alone are kept of when anybody did anything. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { HourAmount, NetworkHour, Quantiles } from './flow.ts';

/** Hours in which something came, oldest first. */
export async function listHours(db: Database, conversationId: number): Promise<HourAmount[]> {
  const { rows } = await sql<HourAmount>`
    select hour, sum(participants)::int as participants, sum(votes)::int as votes, sum(statements)::int as statements from (
      select p.began_at as hour, 1 as participants, 0 as votes, 0 as statements from opinion_map.participant p where p.conversation_id = ${conversationId} and p.began_at is not null
      union all select v.cast_at, 0, count(*), 0 from opinion_map.vote v where v.conversation_id = ${conversationId} and v.value is not null group by v.cast_at
      union all select h.hour, h.participants, h.votes, 0 from opinion_map.past_hour h where h.conversation_id = ${conversationId}
      union all select s.made_at, 0, 0, 1 from opinion_map.statement s where s.conversation_id = ${conversationId} and s.origin = 'participant'
    ) each group by hour order by hour`.execute(db);
  return rows;
}

/** The hours of the last month with the network that sent the most in each. */
export async function listNetworkHours(db: Database, conversationId: number): Promise<NetworkHour[]> {
  const { rows } = await sql<NetworkHour>`
    select n.hour, count(*)::int as networks, sum(n.participants)::int as participants, sum(n.votes)::int as votes, max(n.participants)::int as "topParticipants", max(n.votes)::int as "topVotes"
    from opinion_map.network_hour n where n.conversation_id = ${conversationId} group by n.hour order by n.hour`.execute(db);
  return rows;
}

/** Statements that one person has voted on, over the people; null before the first vote. */
export async function votesPerPerson(db: Database, conversationId: number): Promise<Quantiles | null> {
  const { rows } = await sql<{ at: number[] | null }>`
    select percentile_disc(array[0, 0.25, 0.5, 0.75, 1]::float8[]) within group (order by each.votes) as at
    from (select count(*)::int as votes from opinion_map.ballot b where b.conversation_id = ${conversationId} group by b.participant) each`.execute(db);
  const at = rows[0]?.at;
  return at ? { least: at[0]!, quarter: at[1]!, half: at[2]!, threeQuarters: at[3]!, most: at[4]! } : null;
}
