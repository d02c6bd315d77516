/** What is out: reading it. Rows appear with the release, so nothing here has to ask whether it happened. */
import { sql, type RawBuilder } from 'kysely';
import type { Database } from '#platform/database';
import type { Correction, Passage, ReplyFilter, ResultReply, ResultUnit } from './result.ts';

const replyColumns = sql`
  r.number, r.position, r.document_key as "documentKey", r.anchor, r.item, r.heading,
  jsonb_build_object('key', r.outcome, 'kind', r.outcome_kind, 'label', jsonb_build_object('ja', r.outcome_ja, 'en', r.outcome_en)) as outcome,
  r.text, r.passages, r.programmes, r.bureau, r.section, r.units`;

function conditionOf(consultationId: number, { outcome, item, words, changed }: ReplyFilter): RawBuilder<unknown> {
  const conditions = [sql`r.consultation_id = ${consultationId}`];
  if (outcome !== undefined) conditions.push(sql`r.outcome = ${outcome}`);
  if (item !== undefined) conditions.push(sql`r.item = ${item}`);
  if (changed) conditions.push(sql`r.passages <> '[]'`);
  for (const word of (words ?? '').trim().split(/\s+/).filter(Boolean)) {
    const like = `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    // Only Latin letters have a case; comparing without it takes ten times as long.
    const holds = /[a-z]/iu.test(word) ? sql`ilike` : sql`like`;
    conditions.push(sql`(r.heading ${holds} ${like} or r.text ${holds} ${like} or r.number in (
      select u.reply_number from result.unit u where u.consultation_id = ${consultationId} and u.text ${holds} ${like}))`);
  }
  return sql.join(conditions, sql` and `);
}

/** Replies in the draft's order. */
export async function listReplies(db: Database, consultationId: number, filter: ReplyFilter = {}, at: { limit: number; offset: number } | null = null): Promise<ResultReply[]> {
  const { rows } = await sql<ResultReply>`
    select ${replyColumns} from result.reply r where ${conditionOf(consultationId, filter)}
    order by r.position, r.number limit ${at?.limit ?? null} offset ${at?.offset ?? 0}`.execute(db);
  return rows;
}

/** How many replies fit, and how many units they answer. */
export async function countReplies(db: Database, consultationId: number, filter: ReplyFilter): Promise<{ replies: number; units: number }> {
  const { rows } = await sql<{ replies: number; units: number }>`
    select count(*)::integer as replies, coalesce(sum(r.units), 0)::integer as units from result.reply r where ${conditionOf(consultationId, filter)}`.execute(db);
  return rows[0]!;
}

export async function findReply(db: Database, consultationId: number, number: number): Promise<ResultReply | null> {
  const { rows } = await sql<ResultReply>`select ${replyColumns} from result.reply r where r.consultation_id = ${consultationId} and r.number = ${number}`.execute(db);
  return rows[0] ?? null;
}

const unitColumns = sql`u.id, u.reply_number as "replyNumber", u.text, u.same`;

/** Opinions by reply, in order; `first`: of each reply at most so many. */
export async function listUnits(db: Database, consultationId: number, replyNumbers: readonly number[] | null = null, first: number | null = null): Promise<ResultUnit[]> {
  if (replyNumbers !== null && first !== null) {
    const { rows } = await sql<ResultUnit>`
      select ${unitColumns} from unnest(${[...replyNumbers]}::integer[]) with ordinality as asked (number, place)
      cross join lateral (
        select * from result.unit u where u.consultation_id = ${consultationId} and u.reply_number = asked.number order by u.position limit ${first}
      ) u order by asked.place, u.position`.execute(db);
    return rows;
  }
  const which = replyNumbers === null ? sql`true` : sql`u.reply_number = any(${[...replyNumbers]}::integer[])`;
  const { rows } = await sql<ResultUnit>`
    select ${unitColumns} from result.unit u where u.consultation_id = ${consultationId} and ${which} order by u.reply_number, u.position`.execute(db);
  return rows;
}

/** Rows of opinions under each of the replies. */
export async function countUnitRows(db: Database, consultationId: number, replyNumbers: readonly number[]): Promise<Map<number, number>> {
  const { rows } = await sql<{ number: number; rows: number }>`
    select u.reply_number as number, count(*)::integer as rows from result.unit u
    where u.consultation_id = ${consultationId} and u.reply_number = any(${[...replyNumbers]}::integer[]) group by 1`.execute(db);
  return new Map(rows.map(({ number, rows: found }) => [number, found]));
}

/** What one can choose from: items in the draft's order and outcomes, with how many units each. */
export async function listChoices(db: Database, consultationId: number): Promise<{ items: { item: string; units: number }[]; outcomes: { key: string; kind: string; ja: string; en: string; replies: number; units: number }[]; changed: number }> {
  const [items, outcomes, changed] = await Promise.all([
    sql<{ item: string; units: number }>`
      select r.item, sum(r.units)::integer as units from result.reply r where r.consultation_id = ${consultationId} group by r.item order by min(r.position)`.execute(db),
    sql<{ key: string; kind: string; ja: string; en: string; replies: number; units: number }>`
      select r.outcome as key, min(r.outcome_kind) as kind, min(r.outcome_ja) as ja, min(r.outcome_en) as en, count(*)::integer as replies, sum(r.units)::integer as units
      from result.reply r where r.consultation_id = ${consultationId} group by r.outcome
      order by min(array_position(array['reflected', 'included', 'reference', 'not-reflected', 'other'], r.outcome_kind)), 1`.execute(db),
    sql<{ found: number }>`select count(*)::integer as found from result.reply r where r.consultation_id = ${consultationId} and r.passages <> '[]'`.execute(db),
  ]);
  return { items: items.rows, outcomes: outcomes.rows, changed: changed.rows[0]!.found };
}

/** Corrections in the order they were made; `replyNumbers` null: all, of the result as a whole too. */
export async function listCorrections(db: Database, consultationId: number, replyNumbers: readonly number[] | null = null): Promise<Correction[]> {
  const which = replyNumbers === null ? sql`true` : sql`(c.reply_number is null or c.reply_number = any(${[...replyNumbers]}::integer[]))`;
  const { rows } = await sql<Correction>`
    select c.id, c.reply_number as "replyNumber", c.before, c.after, c.reason, c.acting_as as "actingAs", c.at
    from result.correction c where c.consultation_id = ${consultationId} and ${which} order by c.id`.execute(db);
  return rows;
}

/** Passages that changed, in the replies' order, each once with all replies that name it; and how many there are in all. */
export async function listPassages(db: Database, consultationId: number, first: number): Promise<{ first: { passage: Passage; numbers: number[] }[]; total: number }> {
  const passages = sql`result.reply r, jsonb_array_elements(r.passages) with ordinality as p (passage, place) where r.consultation_id = ${consultationId}`;
  const { rows } = await sql<{ passage: Passage; numbers: number[] }>`
    select p.passage, array_agg(r.number order by r.position, r.number) as numbers from ${passages} group by p.passage order by min(r.position), min(r.number), min(p.place) limit ${first}`.execute(db);
  const counted = await sql<{ total: number }>`select count(distinct p.passage)::integer as total from ${passages}`.execute(db);
  return { first: rows, total: counted.rows[0]!.total };
}
