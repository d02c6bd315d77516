/** Reports: reading them. */
import { type Conversation, type Places, unpackPlaces } from '#domains/opinion-map';
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { Refusal } from '#platform/http';
import type { Report, ReportDocument } from './report.ts';
import { sentence } from './text.ts';

/** Null while there is none. */
export async function findReport(db: Database, conversationId: number): Promise<Report | null> {
  const { rows } = await sql<{ document: ReportDocument } & Pick<Report, 'madeAt' | 'dataSha256' | 'dataBytes'>>`
    select document, made_at as "madeAt", data_sha256 as "dataSha256", data_bytes as "dataBytes" from opinion_map_report.report where conversation_id = ${conversationId}`.execute(db);
  if (!rows[0]) return null;
  const { document, ...made } = rows[0];
  return { ...document, ...made };
}

/** @throws Refusal 404 while there is none */
export async function getReport(db: Database, { id, slug }: Pick<Conversation, 'id' | 'slug'>): Promise<Report> {
  const found = await findReport(db, id);
  if (found === null) throw new Refusal(404, 'opinion-map-report-not-found', sentence((words) => words.notYet(slug)));
  return found;
}

/** Ids of the opinion maps that have one. */
export async function listReported(db: Database): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`select conversation_id as id from opinion_map_report.report`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** Where everybody is in the picture of the report; null while there is none. */
export async function findReportPlaces(db: Database, conversationId: number): Promise<Places | null> {
  const { rows } = await sql<{ people: Buffer }>`select people from opinion_map_report.report where conversation_id = ${conversationId}`.execute(db);
  return rows[0] ? unpackPlaces(rows[0].people) : null;
}
