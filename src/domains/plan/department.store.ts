/** Reads departments that answer for programmes of a public edition. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { LedgerDepartment } from './listing.ts';

export async function findDepartment(db: Database, id: number): Promise<LedgerDepartment | null> {
  const { rows } = await sql<LedgerDepartment>`
    select d.id, d.bureau, d.section from plan.department d where d.id = ${id} and exists (
      select 1 from plan.listing_department ld join plan.listing l on l.id = ld.listing_id join plan.edition e on e.id = l.edition_id
      where ld.department_id = d.id and e.status <> 'draft')`.execute(db);
  return rows[0] ?? null;
}
