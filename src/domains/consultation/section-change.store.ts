/** What became of a section between the draft that people were shown first and the one that holds now. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';

export interface SectionPassage {
  heading: string;
  /** Text under the heading; empty where the version has no such section. */
  before: string;
  after: string;
  fromVersion: number;
  toVersion: number;
}

/** The first published version against the newest. Null where there is but one, no such section in either, or its words are the same. */
export async function findSectionChange(db: Database, consultationId: number, documentKey: string, anchor: string): Promise<SectionPassage | null> {
  const { rows } = await sql<{ number: number; heading: string | null; body: string | null }>`
    select v.number, s.heading, s.body from consultation.document d
    join consultation.document_version v on v.document_id = d.id and v.published_at is not null
    left join consultation.section s on s.version_id = v.id and s.anchor = ${anchor}
    where d.consultation_id = ${consultationId} and d.key = ${documentKey} order by v.number`.execute(db);
  const [first, newest] = [rows[0], rows.at(-1)];
  if (first === undefined || newest === undefined || first === newest || (first.heading === null && newest.heading === null)) return null;
  if (first.heading === newest.heading && first.body === newest.body) return null;
  return { heading: newest.heading ?? first.heading!, before: first.body ?? '', after: newest.body ?? '', fromVersion: first.number, toVersion: newest.number };
}
