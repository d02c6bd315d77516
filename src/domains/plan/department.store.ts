/** Reads departments. */
import type { Department } from '#domains/book';
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { LedgerDepartment } from './listing.ts';
import type { PlanTables } from './tables.ts';

/** All that ever answered for a programme of the plan, drafts included. */
export async function listDepartmentNames(db: Database, planId: number): Promise<Department[]> {
  return db.withTables<PlanTables>().selectFrom('plan.department').select(['bureau', 'section']).where('plan_id', '=', planId).execute();
}

/** One that answers for a programme of a public edition. */
export async function findDepartment(db: Database, id: number): Promise<LedgerDepartment | null> {
  const { rows } = await sql<LedgerDepartment>`
    select d.id, d.bureau, d.section from plan.department d where d.id = ${id} and exists (
      select 1 from plan.listing_department ld join plan.listing l on l.id = ld.listing_id join plan.edition e on e.id = l.edition_id
      where ld.department_id = d.id and e.status <> 'draft')`.execute(db);
  return rows[0] ?? null;
}
