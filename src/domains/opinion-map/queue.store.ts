/** The shared queue: what waits, in pages; one statement with its votes; counts for the desk. */
import { foldForSearch } from '#domains/civic';
import { sql, type RawBuilder } from 'kysely';
import type { Database } from '#platform/database';
import { atOnce, type Queued, type QueueChoice, type QueueRow, type QueueSort, type QueueView, rowsPerPage } from './queue.ts';
import { countVotes } from './queued-count.store.ts';

const isUnseen = sql`(s.state = 'shown' and s.origin = 'participant' and not exists (select from opinion_map.moderation m where m.conversation_id = s.conversation_id and m.statement = s.number))`;
const isAsked = sql`exists (select from opinion_map.second_opinion o where o.conversation_id = s.conversation_id and o.statement = s.number and o.settled_at is null)`;
/** A statement `s` on which advice is asked and not in yet. */
export const awaitsAdvice = sql`exists (select from opinion_map.second_opinion o where o.conversation_id = s.conversation_id and o.statement = s.number and o.settled_at is null and o.advice is null)`;
/** A statement `s` that somebody has to look at: see `isOpen`. */
export const isOpenStatement = sql`(s.state = 'waiting' or ${isUnseen} or ${isAsked})`;

/** A statement `s` on which somebody else asks for advice that nobody has given. */
const awaitsAdviceOf = (personId: string): RawBuilder<unknown> => sql`exists (select from opinion_map.second_opinion o where o.conversation_id = s.conversation_id and o.statement = s.number and o.settled_at is null and o.advice is null and o.asked_by is distinct from ${personId}::uuid)`;

const conditions: Record<Exclude<QueueView, 'advice'>, RawBuilder<unknown>> = {
  open: isOpenStatement,
  waiting: sql`s.state = 'waiting'`,
  unseen: isUnseen,
  asked: isAsked,
  shown: sql`s.state = 'shown'`,
  meta: sql`s.meta and s.state = 'shown'`,
  refused: sql`s.state = 'refused'`,
  merged: sql`s.state = 'merged'`,
  all: sql`true`,
};

const orders: Record<QueueSort, RawBuilder<unknown>> = { number: sql`s.number`, text: sql`s.folded` };

const columns = (personId: string, at: Date): RawBuilder<unknown> => sql`
  s.number, s.text, s.lang, s.translation, s.origin, s.state, s.meta, s.merged_into as "mergedInto", s.made_at as "madeAt", s.author,
  coalesce((select max(m.id) from opinion_map.moderation m where m.conversation_id = s.conversation_id and m.statement = s.number), 0)::int as seen,
  (select case when o.advice is null then 'asked' else 'advised' end from opinion_map.second_opinion o where o.conversation_id = s.conversation_id and o.statement = s.number and o.settled_at is null) as question,
  k.acting_as as "claimedAs", coalesce(k.person_id = ${personId}, false) as "claimedByMe", k.until_at as "claimedUntil"
  from opinion_map.statement s left join opinion_map.claim k on k.conversation_id = s.conversation_id and k.statement = s.number and k.until_at > ${at}`;

/** Where the queue is read: who asks, and when. */
export interface Reader {
  personId: string;
  at: Date;
}

/** `found`: before paging; `size` null: all of it. */
export async function listQueue(db: Database, conversationId: number, { view, text, sort, order, page }: QueueChoice, { personId, at }: Reader, size: number | null = rowsPerPage): Promise<{ rows: QueueRow[]; found: number }> {
  const folded = text === undefined ? '' : foldForSearch(text).trim();
  const where = sql`s.conversation_id = ${conversationId} and ${view === 'advice' ? awaitsAdviceOf(personId) : conditions[view]} and (${folded} = '' or position(${folded} in s.folded) > 0)`;
  const direction = order === 'asc' ? sql`asc` : sql`desc`;
  const { rows } = await sql<Queued>`
    select ${columns(personId, at)} where ${where} order by ${orders[sort]} ${direction}, s.number ${direction} limit ${size} offset ${size === null ? 0 : (page - 1) * size}`.execute(db);
  const counted = await sql<{ found: number }>`select count(*)::int as found from opinion_map.statement s where ${where}`.execute(db);
  return { rows: await withCounts(db, conversationId, rows), found: counted.rows[0]!.found };
}

export async function findQueued(db: Database, conversationId: number, number: number, { personId, at }: Reader): Promise<QueueRow | null> {
  const { rows } = await sql<Queued>`select ${columns(personId, at)} where s.conversation_id = ${conversationId} and s.number = ${number}`.execute(db);
  return (await withCounts(db, conversationId, rows))[0] ?? null;
}

/** What this person is on and may decide at once, by number: at most as many as stand on one page. */
export async function listClaimed(db: Database, conversationId: number, { personId, at }: Reader): Promise<QueueRow[]> {
  const { rows } = await sql<Queued>`
    select ${columns(personId, at)} where s.conversation_id = ${conversationId} and k.person_id = ${personId} and ${isOpenStatement} and not ${awaitsAdvice} order by s.number limit ${atOnce}`.execute(db);
  return withCounts(db, conversationId, rows);
}

/** Statements merged into this one, by number. */
export async function listMergedInto(db: Database, conversationId: number, number: number): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`select s.number from opinion_map.statement s where s.conversation_id = ${conversationId} and s.merged_into = ${number} order by s.number`.execute(db);
  return rows.map((row) => row.number);
}

/** Statements that somebody has to look at: as many as the queue has rows. */
export async function countWaiting(db: Database, conversationId: number): Promise<number> {
  const { rows } = await sql<{ found: number }>`select count(*)::int as found from opinion_map.statement s where s.conversation_id = ${conversationId} and ${isOpenStatement}`.execute(db);
  return rows[0]!.found;
}

/** Statements on which somebody else asks for this person's opinion. */
export async function countAsked(db: Database, conversationId: number, personId: string): Promise<number> {
  const { rows } = await sql<{ found: number }>`select count(*)::int as found from opinion_map.statement s where s.conversation_id = ${conversationId} and ${awaitsAdviceOf(personId)}`.execute(db);
  return rows[0]!.found;
}

/** Their number, and since when (to the hour) the oldest has been waiting. */
export async function waitingOf(db: Database, conversationId: number): Promise<{ statements: number; asked: number; since: Date | null }> {
  const { rows } = await sql<{ statements: number; asked: number; since: Date | null }>`
    select count(*)::int as statements, (count(*) filter (where ${isAsked}))::int as asked, min(s.made_at) as since from opinion_map.statement s where s.conversation_id = ${conversationId} and ${isOpenStatement}`.execute(db);
  return rows[0]!;
}

/** Writes what the statement says in the other language; empty takes it away. False where there is no such statement. */
export async function translate(tx: Database, conversationId: number, number: number, translation: string): Promise<boolean> {
  const { rows } = await sql`update opinion_map.statement set translation = ${translation === '' ? null : translation} where conversation_id = ${conversationId} and number = ${number} returning number`.execute(tx);
  return rows.length > 0;
}

async function withCounts(db: Database, conversationId: number, queued: Queued[]): Promise<QueueRow[]> {
  if (queued.length === 0) return [];
  const counts = await countVotes(db, conversationId, queued);
  return queued.map((row) => ({ ...row, count: counts.get(row.number) ?? { agree: 0, disagree: 0, pass: 0 } }));
}
