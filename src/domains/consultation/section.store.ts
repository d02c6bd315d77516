/** Sections of what is published. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { Section } from './section.ts';

/** All sections, without their texts, of the newest published versions of its documents for everyone, in the order of reading. */
export async function listSections(db: Database, consultationId: number): Promise<Section[]> {
  const { rows } = await sql<Section>`
    select d.key as "documentKey", d.title as "documentTitle", v.number as version, s.anchor, s.level, s.heading
    from consultation.document d
    join lateral (select * from consultation.document_version v where v.document_id = d.id and v.published_at is not null order by v.number desc limit 1) v on true
    join consultation.section s on s.version_id = v.id
    where d.consultation_id = ${consultationId} and d.audience = 'standard'
    order by d.position, d.id, s.position`.execute(db);
  return rows;
}
