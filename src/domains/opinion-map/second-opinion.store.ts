/** What one moderator asks another, who must be somebody else. */
import { namesOf } from '#domains/staff';
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { SecondOpinion } from './second-opinion.ts';

/** All about one statement, oldest first; people by their ids. */
async function listExchanges(db: Database, conversationId: number, number: number, personId: string): Promise<SecondOpinion[]> {
  const { rows } = await sql<SecondOpinion>`
    select o.question, coalesce(o.asked_by = ${personId}, false) as mine, o.asked_as as "askedAs", o.asked_by as "askedBy", o.asked_at as "askedAt", o.advice, o.advised_as as "advisedAs", o.advised_by as "advisedBy", o.advised_at as "advisedAt", o.settled_at as "settledAt"
    from opinion_map.second_opinion o where o.conversation_id = ${conversationId} and o.statement = ${number} order by o.id`.execute(db);
  return rows;
}

/** All about one statement, oldest first. */
export async function listSecondOpinions(db: Database, conversationId: number, number: number, personId: string): Promise<SecondOpinion[]> {
  const rows = await listExchanges(db, conversationId, number, personId);
  const names = await namesOf(db, rows.flatMap(({ askedBy, advisedBy }) => [askedBy, advisedBy].filter((one) => one !== null)));
  const named = (one: string | null): string | null => (one === null ? null : (names.get(one) ?? null));
  return rows.map((row) => ({ ...row, askedBy: named(row.askedBy), advisedBy: named(row.advisedBy) }));
}

export interface Asking {
  conversationId: number;
  number: number;
  text: string;
  personId: string;
  actingAs: string;
}

/** False where a question is out already, or there is no such statement. Whoever asks is no longer on it: another one is to take it. */
export async function askSecondOpinion(tx: Database, { conversationId, number, text, personId, actingAs }: Asking, at: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into opinion_map.second_opinion (conversation_id, statement, question, asked_by, asked_as, asked_at)
    select s.conversation_id, s.number, ${text}, ${personId}, ${actingAs}, ${at} from opinion_map.statement s where s.conversation_id = ${conversationId} and s.number = ${number}
    on conflict (conversation_id, statement) where settled_at is null do nothing returning id`.execute(tx);
  if (rows.length === 0) return false;
  await sql`delete from opinion_map.claim where conversation_id = ${conversationId} and statement = ${number} and person_id = ${personId}`.execute(tx);
  return true;
}

/** False where nothing is asked, it was answered already, or by whoever asked. */
export async function advise(tx: Database, { conversationId, number, text, personId, actingAs }: Asking, at: Date): Promise<boolean> {
  const { rows } = await sql`
    update opinion_map.second_opinion o set advice = ${text}, advised_by = ${personId}, advised_as = ${actingAs}, advised_at = ${at}
    where o.conversation_id = ${conversationId} and o.statement = ${number} and o.settled_at is null and o.advice is null and o.asked_by is distinct from ${personId} returning o.id`.execute(tx);
  return rows.length > 0;
}
