/** The tree of departments, as it is on a day. */
import { sql } from 'kysely';
import type { PlainDate } from '#platform/clock';
import type { Database } from '#platform/database';
import type { CityDepartment } from '#platform/domain';
import type { StaffTables } from './tables.ts';

/** Adds a department that begins on a day. */
export async function insertDepartment(tx: Database, { name, parentId, since, position }: { name: string; parentId: number | null; since: PlainDate; position: number }): Promise<number> {
  const db = tx.withTables<StaffTables>();
  const { id } = await db.insertInto('staff.department').values({ successor_id: null }).returning('id').executeTakeFirstOrThrow();
  await db.insertInto('staff.department_period').values({ department_id: id, since, until: null, name, parent_id: parentId, position }).execute();
  return id;
}

/** Bureaus with their sections from the city's profile, for a city that has none yet; they begin on `since`. */
export async function insertDepartments(tx: Database, departments: readonly CityDepartment[], since: PlainDate): Promise<void> {
  for (const [position, { bureau, sections }] of departments.entries()) {
    const parentId = await insertDepartment(tx, { name: bureau, parentId: null, since, position });
    for (const [at, name] of sections.entries()) await insertDepartment(tx, { name, parentId, since, position: at });
  }
}

/** A department as a plan's book names it. */
export interface NamedDepartment {
  bureau: string;
  section: string | null;
}

/**
 * Ids of the departments that answer today for what a book puts under these names: whichever had the name at any time, or
 * took over from it. Names that no department ever had give nothing.
 */
export async function listAnsweringDepartments(db: Database, names: readonly NamedDepartment[]): Promise<number[]> {
  if (names.length === 0) return [];
  const { rows } = await sql<{ id: number }>`
    with recursive named as (
      select distinct own.department_id as id
      from jsonb_to_recordset(${JSON.stringify(names)}::jsonb) as asked(bureau text, section text)
      join staff.department_period own on own.name = coalesce(asked.section, asked.bureau)
      left join staff.department_period parent on parent.department_id = own.parent_id
      where asked.section is null or parent.name = asked.bureau
    ), answering as (
      select id from named
      union
      select d.successor_id from answering join staff.department d on d.id = answering.id where d.successor_id is not null
    )
    select id from answering order by id`.execute(db);
  return rows.map((row) => row.id);
}
