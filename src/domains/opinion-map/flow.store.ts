/** What the facilitator's page counts. Hours alone are kept of when anybody did anything. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { home, openFrom } from './ballot.store.ts';
import type { HourAmount, NetworkHour, Quantiles } from './flow.ts';

const isHere = sql`(k.home = ${home} and not exists (select from opinion_map.order_wiping w where w.conversation_id = k.conversation_id))`;

interface KeptHours {
  horizon: string;
  hours: Date[];
  votes: number[];
}

/** Asked on its own: the planner must see the horizon to know that hardly any vote is after it. */
async function findKeptHours(db: Database, conversationId: number): Promise<KeptHours> {
  const { rows } = await sql<KeptHours>`select k.horizon::text, k.hours, k.votes from opinion_map.hour_count k where k.conversation_id = ${conversationId} and ${isHere}`.execute(db);
  return rows[0] ?? { horizon: '0', hours: [], votes: [] };
}

/** Hours in which something came, oldest first. Votes of long ago were counted before (`keepHours`). */
export async function listHours(db: Database, conversationId: number): Promise<HourAmount[]> {
  const kept = await findKeptHours(db, conversationId);
  const { rows } = await sql<HourAmount>`
    select hour, sum(participants)::int as participants, sum(votes)::int as votes, sum(statements)::int as statements from (
      select p.began_at as hour, count(*) as participants, 0 as votes, 0 as statements from opinion_map.participant p where p.conversation_id = ${conversationId} and p.began_at is not null group by p.began_at
      union all select kept.hour, 0, kept.votes, 0 from unnest(${kept.hours}::timestamptz[], ${kept.votes}::integer[]) as kept (hour, votes)
      union all select v.cast_at, 0, count(*), 0 from opinion_map.vote v
        where v.conversation_id = ${conversationId} and v.value is not null and v.transaction >= ${kept.horizon}::xid8 group by v.cast_at
      union all select h.hour, h.participants, h.votes, 0 from opinion_map.past_hour h where h.conversation_id = ${conversationId}
      union all select s.made_at, 0, 0, 1 from opinion_map.statement s where s.conversation_id = ${conversationId} and s.origin = 'participant'
    ) each group by hour order by hour`.execute(db);
  return rows;
}

/** Counts the hours of the votes that came since it was last done, so that `listHours` has little to count. Of two at once either may win. */
export async function keepHours(db: Database, conversationId: number): Promise<void> {
  await sql`
    with here as materialized (select (${openFrom})::xid8 as horizon, ${home} as home),
      kept as materialized (select k.* from opinion_map.hour_count k where k.conversation_id = ${conversationId} and ${isHere}),
      counted as (
        select hour, sum(votes)::integer as votes from (
          select unnest(kept.hours) as hour, unnest(kept.votes) as votes from kept
          union all select v.cast_at, count(*) from here, opinion_map.vote v
            where v.conversation_id = ${conversationId} and v.value is not null and v.transaction >= coalesce((select horizon from kept), '0'::xid8) and v.transaction < here.horizon group by v.cast_at
        ) each group by hour)
    insert into opinion_map.hour_count as k (conversation_id, horizon, home, hours, votes)
    select ${conversationId}, here.horizon, here.home, array(select hour from counted order by hour), array(select votes from counted order by hour) from here
    on conflict (conversation_id) do update set horizon = excluded.horizon, home = excluded.home, hours = excluded.hours, votes = excluded.votes`.execute(db);
}

/** The hours of the last month with the network that sent the most in each. */
export async function listNetworkHours(db: Database, conversationId: number): Promise<NetworkHour[]> {
  const { rows } = await sql<NetworkHour>`
    select n.hour, count(*)::int as networks, sum(n.participants)::int as participants, sum(n.votes)::int as votes, max(n.participants)::int as "topParticipants", max(n.votes)::int as "topVotes"
    from opinion_map.network_hour n where n.conversation_id = ${conversationId} group by n.hour order by n.hour`.execute(db);
  return rows;
}

/** Statements that one person has voted on, over the people (nearest rank); null before the first vote. */
export async function votesPerPerson(db: Database, conversationId: number): Promise<Quantiles | null> {
  const { rows } = await sql<{ at: (number | null)[] }>`
    with size as (select p.ballots, count(*) as people from opinion_map.participant p where p.conversation_id = ${conversationId} and p.ballots > 0 group by p.ballots),
      rank as (select ballots, sum(people) over (order by ballots) as upto, sum(people) over () as everybody from size)
    select array(select (select min(rank.ballots) from rank where rank.upto >= asked.share * rank.everybody) from unnest(array[0, 0.25, 0.5, 0.75, 1]) with ordinality asked (share, at) order by asked.at) as at`.execute(db);
  const [least, quarter, half, threeQuarters, most] = rows[0]!.at;
  return least === null ? null : ({ least, quarter, half, threeQuarters, most } as Quantiles);
}
