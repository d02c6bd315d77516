/** What one moderator asks another, who must be somebody else. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { SecondOpinion } from './second-opinion.ts';

/** All about one statement, oldest first. */
export async function listSecondOpinions(db: Database, conversationId: number, number: number, personId: string): Promise<SecondOpinion[]> {
  const { rows } = await sql<SecondOpinion>`
    select o.question, coalesce(o.asked_by = ${personId}, false) as mine, o.asked_as as "askedAs", o.asked_at as "askedAt", o.advice, o.advised_as as "advisedAs", o.advised_at as "advisedAt", o.settled_at as "settledAt"
    from opinion_map.second_opinion o where o.conversation_id = ${conversationId} and o.statement = ${number} order by o.id`.execute(db);
  return rows;
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

/** What opinion maps keep of a member of staff: what they are on, what they asked and advised. */
export async function showModerator(db: Database, personId: string): Promise<Record<string, unknown>> {
  const { rows } = await sql<{ map: string; statement: number; question: string | null; advice: string | null }>`
    select c.slug as map, o.statement, case when o.asked_by = ${personId} then o.question end as question, case when o.advised_by = ${personId} then o.advice end as advice
    from opinion_map.second_opinion o join opinion_map.conversation c on c.id = o.conversation_id where o.asked_by = ${personId} or o.advised_by = ${personId} order by o.id`.execute(db);
  return rows.length === 0 ? {} : { second_opinions: rows };
}

/** Takes a member of staff out: as what they asked and advised stays, for the decision. */
export async function eraseModerator(tx: Database, personId: string): Promise<void> {
  await sql`delete from opinion_map.claim where person_id = ${personId}`.execute(tx);
  await sql`update opinion_map.second_opinion set asked_by = case when asked_by = ${personId} then null else asked_by end, advised_by = case when advised_by = ${personId} then null else advised_by end
    where asked_by = ${personId} or advised_by = ${personId}`.execute(tx);
}
