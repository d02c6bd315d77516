/** Reads what the reader of a source could not settle by itself. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { SourceFinding } from './gap.ts';

/** Findings of the newest import of each source of an edition, rows that could not go in first. */
export async function listSourceFindings(db: Database, editionId: number): Promise<SourceFinding[]> {
  const { rows } = await sql<SourceFinding>`
    select i.source_name as source, f.severity, f.code, f.listing, f.line, f.cell, f.page, f.ja, f.en
    from plan.import_finding f join plan.import i on i.id = f.import_id
    where i.edition_id = ${editionId}
      and i.id = (select max(n.id) from plan.import n where n.edition_id = i.edition_id and n.source_name = i.source_name)
    order by f.severity <> 'error', f.severity <> 'warning', i.id, f.position`.execute(db);
  return rows;
}
