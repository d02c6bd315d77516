/** The log of what moderators did, as the public and moderators read it. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { entriesPerPage, type LogChoice, type LogCounts, type LogRow } from './moderation-log.ts';

const columns = sql`
  m.id, m.act, m.statement, m.participant, m.ground, m.reason, m.merged_into as "mergedInto", m.votes, m.second_opinion as "secondOpinion", m.acting_as as "actingAs", m.at,
  s.text, s.lang, s.state, (select r.ground from opinion_map.moderation r where r.conversation_id = m.conversation_id and r.statement = m.statement and r.act = 'refused' order by r.id desc limit 1) as "refusedFor"
  from opinion_map.moderation m left join opinion_map.statement s on s.conversation_id = m.conversation_id and s.number = m.statement`;

/** `found`: before paging; `size` null: all of it. */
export async function listLog(db: Database, conversationId: number, { act, sort, order, page }: LogChoice, size: number | null = entriesPerPage): Promise<{ rows: LogRow[]; found: number }> {
  const where = sql`m.conversation_id = ${conversationId} and (${act ?? null}::text is null or m.act = ${act ?? null})`;
  const direction = order === 'asc' ? sql`asc` : sql`desc`;
  // Statements first, then participants, each by number.
  const by = sort === 'at' ? sql`m.at ${direction}` : sql`m.statement is null ${direction}, coalesce(m.statement, m.participant) ${direction}`;
  const { rows } = await sql<LogRow>`select ${columns} where ${where} order by ${by}, m.id ${direction} limit ${size} offset ${size === null ? 0 : (page - 1) * size}`.execute(db);
  const counted = await sql<{ found: number }>`select count(*)::int as found from opinion_map.moderation m where ${where}`.execute(db);
  return { rows, found: counted.rows[0]!.found };
}

/** All about one statement, oldest first. */
export async function listLogOf(db: Database, conversationId: number, about: { statement: number } | { participant: number }): Promise<LogRow[]> {
  const where = 'statement' in about ? sql`m.statement = ${about.statement}` : sql`m.participant = ${about.participant}`;
  const { rows } = await sql<LogRow>`select ${columns} where m.conversation_id = ${conversationId} and ${where} order by m.id`.execute(db);
  return rows;
}

export async function countLog(db: Database, conversationId: number): Promise<LogCounts> {
  const { rows } = await sql<LogCounts>`
    select (count(*) filter (where s.state = 'shown'))::int as shown, (count(*) filter (where s.state = 'waiting'))::int as waiting, (count(*) filter (where s.state = 'refused'))::int as refused,
      (count(*) filter (where s.state = 'merged'))::int as merged, (count(*) filter (where s.meta and s.state = 'shown'))::int as meta,
      (select count(*)::int from opinion_map.participant p where p.conversation_id = ${conversationId} and p.barred_at is not null) as barred
    from opinion_map.statement s where s.conversation_id = ${conversationId}`.execute(db);
  return rows[0]!;
}

/** Id of the last entry about each of these opinion maps: what was printed before it may say too much. None where there is no entry. */
export async function listLastEntries(db: Database, conversationIds: readonly number[]): Promise<Map<number, number>> {
  const { rows } = await sql<{ conversationId: number; last: number }>`
    select m.conversation_id as "conversationId", max(m.id) as last from opinion_map.moderation m where m.conversation_id = any(${[...conversationIds]}) group by 1`.execute(db);
  return new Map(rows.map(({ conversationId, last }) => [conversationId, last]));
}
