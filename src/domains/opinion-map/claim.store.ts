/** Moderators at work on statements: "I am on it", for ten minutes, so that two never do the same. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { awaitsAdvice, isOpenStatement } from './queue.store.ts';

/** How long a claim holds, in ms; whoever goes for lunch blocks nobody. */
export const claimMs = 10 * 60_000;

export interface Claimant {
  personId: string;
  actingAs: string;
}

const until = (at: Date): Date => new Date(at.getTime() + claimMs);

/** Claims a statement; `takesOver`: from whoever is on it. False where somebody else is. */
export async function claim(tx: Database, conversationId: number, number: number, { personId, actingAs }: Claimant, at: Date, takesOver = false): Promise<boolean> {
  const { rows } = await sql`
    insert into opinion_map.claim as c (conversation_id, statement, person_id, acting_as, until_at) values (${conversationId}, ${number}, ${personId}, ${actingAs}, ${until(at)})
    on conflict (conversation_id, statement) do update set person_id = excluded.person_id, acting_as = excluded.acting_as, until_at = excluded.until_at
    where c.person_id = excluded.person_id or c.until_at <= ${at} or ${takesOver} returning c.statement`.execute(tx);
  return rows.length > 0;
}

export async function release(tx: Database, conversationId: number, number: number, personId: string): Promise<void> {
  await sql`delete from opinion_map.claim where conversation_id = ${conversationId} and statement = ${number} and person_id = ${personId}`.execute(tx);
}

/**
 * Claims up to `most` statements that wait and that nobody is on, oldest first; fewer where there are fewer. What this person has asked
 * a second opinion on is left to the others; where several are taken, to be decided in a row, so is all on which advice is still out. Two moderators who ask at the same moment get different ones: each locks what it takes, and
 * passes over what another has locked or claimed since.
 */
export async function claimNext(tx: Database, conversationId: number, { personId, actingAs }: Claimant, at: Date, most: number | 'one' = 'one'): Promise<number[]> {
  const wanted = most === 'one' ? 1 : most;
  const taken: number[] = [];
  // Another's claim, committed since this statement began, leaves fewer than asked for: the next statement sees it.
  for (let turn = 0; turn < 20 && taken.length < wanted; turn += 1) {
    const { rows: free } = await sql<{ number: number }>`
      select s.number from opinion_map.statement s
      where s.conversation_id = ${conversationId} and s.number <> all(${taken}::integer[]) and ${isOpenStatement}
        and not exists (select from opinion_map.claim c where c.conversation_id = s.conversation_id and c.statement = s.number and c.until_at > ${at})
        and not exists (select from opinion_map.second_opinion o where o.conversation_id = s.conversation_id and o.statement = s.number and o.settled_at is null and o.advice is null and o.asked_by = ${personId})
        and (${most === 'one'} or not ${awaitsAdvice})
      order by s.state <> 'waiting', s.number limit ${wanted - taken.length} for update skip locked`.execute(tx);
    if (free.length === 0) break;
    const { rows: claimed } = await sql<{ number: number }>`
      insert into opinion_map.claim as c (conversation_id, statement, person_id, acting_as, until_at)
      select ${conversationId}::integer, unnest(${free.map(({ number }) => number)}::integer[]), ${personId}::uuid, ${actingAs}::text, ${until(at)}::timestamptz
      on conflict (conversation_id, statement) do update set person_id = excluded.person_id, acting_as = excluded.acting_as, until_at = excluded.until_at
      where c.until_at <= ${at} returning c.statement as number`.execute(tx);
    taken.push(...claimed.map(({ number }) => number));
  }
  return taken.toSorted((one, other) => one - other);
}
