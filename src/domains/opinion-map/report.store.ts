/** Reports: reading them, and what of them may still be shown. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { Refusal } from '#platform/http';
import type { Conversation } from './conversation.ts';
import type { Places } from './maths/reckoning.ts';
import { type Report, type ReportDocument, type StateNow, withheldNumbers } from './report.ts';
import { unpackPlaces } from './standing.ts';
import { sentence } from './text.ts';

/** Null while there is none. */
export async function findReport(db: Database, conversationId: number): Promise<Report | null> {
  const { rows } = await sql<{ document: ReportDocument } & Pick<Report, 'madeAt' | 'dataSha256' | 'dataBytes'>>`
    select document, made_at as "madeAt", data_sha256 as "dataSha256", data_bytes as "dataBytes" from opinion_map.report where conversation_id = ${conversationId}`.execute(db);
  if (!rows[0]) return null;
  const { document, ...made } = rows[0];
  return { ...document, ...made };
}

/** @throws Refusal 404 while there is none */
export async function getReport(db: Database, { id, slug }: Pick<Conversation, 'id' | 'slug'>): Promise<Report> {
  const found = await findReport(db, id);
  if (found === null) throw new Refusal(404, 'opinion-map-report-not-found', sentence((words) => words.report.notYet(slug)));
  return found;
}

export async function hasReport(db: Database, conversationId: number): Promise<boolean> {
  const { rows } = await sql`select from opinion_map.report where conversation_id = ${conversationId}`.execute(db);
  return rows.length > 0;
}

/** Ids of conversations with a report to which the city has said nothing. */
export async function listUnanswered(db: Database): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`
    select r.conversation_id as id from opinion_map.report r where not exists (select from opinion_map.afterword a where a.conversation_id = r.conversation_id)`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** Where everybody is in the picture of the report; null while there is none. */
export async function findReportPlaces(db: Database, conversationId: number): Promise<Places | null> {
  const { rows } = await sql<{ people: Buffer }>`select people from opinion_map.report where conversation_id = ${conversationId}`.execute(db);
  return rows[0] ? unpackPlaces(rows[0].people) : null;
}

/** Numbers of the statements whose text may not be shown now, whatever was frozen. */
export async function listWithheld(db: Database, conversationId: number): Promise<Set<number>> {
  const { rows } = await sql<StateNow>`
    select s.number, s.state, (select m.ground from opinion_map.moderation m where m.conversation_id = s.conversation_id and m.statement = s.number and m.act = 'refused' order by m.id desc limit 1) as ground
    from opinion_map.statement s where s.conversation_id = ${conversationId} and s.state <> 'shown'`.execute(db);
  return withheldNumbers(rows);
}
