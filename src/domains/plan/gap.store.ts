/** Reads what the reader of a source could not settle by itself. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { SourceFinding } from './gap.ts';

/**
 * What the imports of an edition left open, rows that could not go in first. An import that was followed by others of
 * the same chapters (directions) says nothing any more. `coming`: chapters of a file that is about to come.
 */
export async function listSourceFindings(db: Database, editionId: number, coming: string[] = []): Promise<SourceFinding[]> {
  const { rows } = await sql<SourceFinding>`
    select i.source_name as source, f.severity, f.code, f.listing, f.line, f.cell, f.page, f.ja, f.en
    from plan.import_finding f join plan.import i on i.id = f.import_id
    where i.edition_id = ${editionId}
      and not i.chapters <@ (${coming}::text[] || array(select unnest(n.chapters) from plan.import n where n.edition_id = i.edition_id and n.id > i.id))
    order by f.severity <> 'error', f.severity <> 'warning', i.id, f.position`.execute(db);
  return rows;
}
