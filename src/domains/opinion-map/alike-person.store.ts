/** How far each of a set of people votes as most of the set do: counts alone, never which vote. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { AlikePerson } from './participant-list.ts';

/** Of each of these, statements on which another of them voted too, and on how many of those with most of them. */
export async function listLikenesses(db: Database, conversationId: number, numbers: readonly number[]): Promise<Map<number, Pick<AlikePerson, 'shared' | 'same'>>> {
  const { rows } = await sql<{ number: number; shared: number; same: number }>`
    with theirs as (select b.participant, b.statement, b.value from opinion_map.ballot b where b.conversation_id = ${conversationId} and b.participant = any(${[...numbers]}::integer[])),
      most as (
        select distinct on (statement) statement, value, sum(count(*)) over (partition by statement) as voted
        from theirs group by statement, value order by statement, count(*) desc, value)
    select t.participant as number, count(*)::int as shared, (count(*) filter (where t.value = m.value))::int as same
    from theirs t join most m using (statement) where m.voted > 1 group by t.participant`.execute(db);
  return new Map(rows.map(({ number, shared, same }) => [number, { shared, same }]));
}
