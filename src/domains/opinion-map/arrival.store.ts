/** How people came, counted. Nothing ties it to a participant's number outside this table. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { prepared } from '#platform/round-trip';
import { arrivalsOf, type Arrival } from './arrival.ts';
import type { Conversation } from './conversation.ts';

/** Of everybody whose votes count: not barred, with a vote on a statement that is shown. Who has more ballots than statements are hidden has one; the others' are looked at, no list of all votes is made. */
export async function listArrivals(db: Database, { id, channels }: Pick<Conversation, 'id' | 'channels'>): Promise<Arrival[]> {
  const { rows } = await sql<{ key: string; people: number }>`${prepared}
    with hidden as (select array(select number from opinion_map.statement where conversation_id = ${id} and state <> 'shown') as numbers)
    select p.came_by as key, count(*)::integer as people from opinion_map.participant p
    where p.conversation_id = ${id} and p.barred_at is null
      and (p.ballots > cardinality((select numbers from hidden)) or p.ballots > 0 and (select true from opinion_map.ballot b where b.conversation_id = ${id} and b.participant = p.number and b.statement <> all((select numbers from hidden)::integer[]) limit 1))
    group by 1`.execute(db);
  return arrivalsOf(new Map(rows.map(({ key, people }) => [key, people])), channels);
}
