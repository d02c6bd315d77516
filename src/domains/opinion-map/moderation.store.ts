/** Deciding on statements: every decision in one transaction with its row of the public log. */
import { aboutOf } from '#domains/plan';
import { recordPublicAct } from '#domains/record';
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { moderationPath } from './address.ts';
import type { Conversation } from './conversation.ts';
import { type Decision, isPublicAct, type ModerationEntry, moderationTitle } from './moderation.ts';
import type { Statement } from './statement.ts';
import type { OpinionMapTables } from './tables.ts';

/** What was done, with the state that a statement had before. */
export type Done = Omit<ModerationEntry, 'id' | 'actingAs' | 'at'> & { before: Statement['state'] | null };

export interface Moderator {
  personId: string;
  actingAs: string;
  /** Head or planning: may decide while a second opinion is still out. */
  leads: boolean;
}

interface Deciding {
  conversationId: number;
  number: number;
  decision: Decision;
  /** Id of the last entry about the statement that the moderator saw; 0 for none. */
  seen: number;
  moderator: Moderator;
}

/** `changed`: somebody decided on it meanwhile; `claimed`: somebody is on it; `asked`: a second opinion is out; `into`: nothing to merge into. */
export type Hindrance = 'none-such' | 'changed' | 'claimed' | 'asked' | 'into';

type Locked = Pick<Statement, 'number' | 'state' | 'meta'>;

/** Does it and writes it into the log; what hinders it where it cannot be done, and nothing is changed. */
export async function decide(tx: Database, { conversationId, number, decision, seen, moderator }: Deciding, at: Date): Promise<Done[] | Hindrance> {
  const numbers = [number, ...(decision.into === null ? [] : [decision.into])];
  const { rows } = await sql<Locked>`
    select s.number, s.state, s.meta from opinion_map.statement s where s.conversation_id = ${conversationId} and s.number = any(${numbers}::integer[]) order by s.number for update`.execute(tx);
  const statement = rows.find((row) => row.number === number);
  if (statement === undefined) return 'none-such';
  if ((await lastEntryOf(tx, conversationId, number)) !== seen) return 'changed';
  const asked = await openQuestion(tx, conversationId, number);
  if (asked !== null && !asked.advised && !moderator.leads) return 'asked';
  if (await isClaimedByOther(tx, conversationId, number, moderator.personId, at)) return 'claimed';
  if (decision.into !== null && rows.find((row) => row.number === decision.into)?.state !== 'shown') return 'into';
  const done = await apply(tx, conversationId, statement, decision, asked?.advised ?? false, at);
  await insertEntries(tx, conversationId, done, moderator.actingAs, at);
  await closeCase(tx, conversationId, [number], at);
  return done;
}

async function apply(tx: Database, conversationId: number, { number, state, meta }: Locked, decision: Decision, secondOpinion: boolean, at: Date): Promise<Done[]> {
  const statements = tx.withTables<OpinionMapTables>().updateTable('opinion_map.statement').where('conversation_id', '=', conversationId);
  const entry: Done = { act: decision.act, statement: number, participant: null, ground: decision.ground, reason: decision.reason, mergedInto: decision.into, votes: null, secondOpinion, before: state };
  const nothing = { ground: null, reason: '', mergedInto: null };
  switch (decision.act) {
    case 'refused':
      await statements.where('number', '=', number).set({ state: 'refused', merged_into: null }).execute();
      return [entry];
    case 'merged': {
      await statements.where('number', '=', number).set({ state: 'merged', merged_into: decision.into }).execute();
      // Whatever was merged into it follows, so that nobody is led to a statement that is gone.
      const moved = await statements.where('merged_into', '=', number).set({ merged_into: decision.into }).returning('number').execute();
      return [entry, ...moved.map((follower) => ({ ...entry, statement: follower.number, before: 'merged' as const }))];
    }
    default:
      await statements
        .where('number', '=', number)
        .set({ state: 'shown', merged_into: null, meta: decision.act === 'meta' || (meta && decision.act !== 'not-meta'), shown_at: sql<Date>`coalesce(shown_at, ${at})` })
        .execute();
      // What waits is shown by the same decision.
      return decision.act === 'meta' && state === 'waiting' ? [{ ...entry, ...nothing, act: 'shown' }, entry] : [entry];
  }
}

export async function insertEntries(tx: Database, conversationId: number, done: readonly Done[], actingAs: string, at: Date): Promise<void> {
  if (done.length === 0) return;
  const rows = done.map(({ act, statement, participant, ground, reason, mergedInto, votes, secondOpinion }) => ({
    conversation_id: conversationId, act, statement, participant, ground, reason, merged_into: mergedInto, votes, second_opinion: secondOpinion, acting_as: actingAs, at,
  }));
  await tx.withTables<OpinionMapTables>().insertInto('opinion_map.moderation').values(rows).execute();
}

/** Nobody is on these statements any longer, and no question about them is out. */
export async function closeCase(tx: Database, conversationId: number, numbers: readonly number[], at: Date): Promise<void> {
  await sql`delete from opinion_map.claim where conversation_id = ${conversationId} and statement = any(${[...numbers]}::integer[])`.execute(tx);
  await sql`update opinion_map.second_opinion set settled_at = ${at} where conversation_id = ${conversationId} and statement = any(${[...numbers]}::integer[]) and settled_at is null`.execute(tx);
}

/** Puts what took a voice out, or put one back, on the signed record: one act for all that was done at once. */
export async function tellPublic(tx: Database, conversation: Pick<Conversation, 'slug' | 'question' | 'department' | 'programmes'>, all: readonly Done[], actingAs: string, at: Date): Promise<void> {
  const done = all.filter(({ act, before }) => isPublicAct(act, before));
  if (done.length === 0) return;
  const { slug, question } = conversation;
  const about = await aboutOf(tx, conversation);
  const entries = done.map(({ act, statement, participant, ground, reason, mergedInto, votes }) => ({ act, statement, participant, ground, reason, merged_into: mergedInto, votes }));
  await recordPublicAct(tx, { kind: 'opinion-map.moderated', path: moderationPath(slug), title: moderationTitle(question, done), actingAs, about, document: { opinion_map: slug, entries } }, at);
}

async function lastEntryOf(db: Database, conversationId: number, number: number): Promise<number> {
  const { rows } = await sql<{ id: number }>`select coalesce(max(m.id), 0)::int as id from opinion_map.moderation m where m.conversation_id = ${conversationId} and m.statement = ${number}`.execute(db);
  return rows[0]!.id;
}

async function openQuestion(db: Database, conversationId: number, number: number): Promise<{ advised: boolean } | null> {
  const { rows } = await sql<{ advised: boolean }>`
    select o.advice is not null as advised from opinion_map.second_opinion o where o.conversation_id = ${conversationId} and o.statement = ${number} and o.settled_at is null`.execute(db);
  return rows[0] ?? null;
}

async function isClaimedByOther(db: Database, conversationId: number, number: number, personId: string, at: Date): Promise<boolean> {
  const { rows } = await sql`
    select 1 from opinion_map.claim c where c.conversation_id = ${conversationId} and c.statement = ${number} and c.person_id <> ${personId} and c.until_at > ${at}`.execute(db);
  return rows.length > 0;
}
