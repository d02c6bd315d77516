/** The tree of departments, as it is on a day. */
import { sql } from 'kysely';
import type { PlainDate } from '#platform/clock';
import type { Database } from '#platform/database';
import { prepared } from '#platform/round-trip';
import type { CityDepartment } from '#platform/domain';
import { type DepartmentPeriod, departmentsOn, type NamedDepartment } from './department.ts';
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

/** Departments that had the names of a book at any time, with the place of the name in `names`. A section is looked for anywhere under its bureau. */
async function namedEach(db: Database, names: readonly NamedDepartment[]): Promise<{ at: number; id: number }[]> {
  const asked = names.map(({ bureau, section }, at) => ({ at, bureau, section }));
  const { rows } = await sql<{ at: number; id: number }>`${prepared}
    with recursive candidate as (
      select distinct asked.at, asked.bureau, asked.section, own.department_id as id
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as asked(at integer, bureau text, section text)
      join staff.department_period own on own.name = coalesce(asked.section, asked.bureau)
    ), above as (
      select id, id as ancestor from candidate where section is not null
      union
      select above.id, p.parent_id from above join staff.department_period p on p.department_id = above.ancestor where p.parent_id is not null
    )
    select at, id from candidate where section is null or exists (
      select from above join staff.department_period p on p.department_id = above.ancestor
      where above.id = candidate.id and above.ancestor <> candidate.id and p.name = candidate.bureau)
    order by at, id`.execute(db);
  return rows;
}

/**
 * Ids of the departments that answer for what a book puts under these names: whichever had the name at any time. Whoever took
 * over from one of them reaches it through their posts (`listPosts`), from the day it ended on.
 */
export async function listAnsweringDepartments(db: Database, names: readonly NamedDepartment[]): Promise<number[]> {
  if (names.length === 0) return [];
  const ids = new Set((await namedEach(db, names)).map(({ id }) => id));
  return [...ids].toSorted((one, other) => one - other);
}

/** Of these names, those for which no department that is there on the day answers, nor one that took over. */
export async function listUnanswered(db: Database, names: readonly NamedDepartment[], on: PlainDate): Promise<NamedDepartment[]> {
  if (names.length === 0) return [];
  const there = new Set(departmentsOn(await listDepartmentPeriods(db), on).map(({ id }) => id));
  const successors = await listSuccessors(db);
  const answers = (id: number, seen: readonly number[] = []): boolean => {
    const successor = successors.get(id);
    return there.has(id) || (successor !== undefined && !seen.includes(successor) && answers(successor, [...seen, id]));
  };
  const answered = new Set((await namedEach(db, names)).filter(({ id }) => answers(id)).map(({ at }) => at));
  return names.filter((_, at) => !answered.has(at));
}

/** Every department of a day as a book would name it, from the top down: bureau, and the section under it however deep. */
export async function listNamedDepartments(db: Database, on: PlainDate): Promise<NamedDepartment[]> {
  return departmentsOn(await listDepartmentPeriods(db), on).map(({ path }) => ({ bureau: path[0]!, section: path.length > 1 ? path.at(-1)! : null }));
}

export async function listDepartmentPeriods(db: Database): Promise<DepartmentPeriod[]> {
  const { rows } = await sql<DepartmentPeriod>`
    select department_id as "departmentId", since, until, name, parent_id as "parentId", position
    from staff.department_period order by department_id, since`.execute(db);
  return rows;
}

/** Successor by id of the department that ended, of all that have one. */
export async function listSuccessors(db: Database): Promise<Map<number, number>> {
  const rows = await db.withTables<StaffTables>().selectFrom('staff.department').select(['id', 'successor_id']).where('successor_id', 'is not', null).execute();
  return new Map(rows.map(({ id, successor_id }) => [id, successor_id!]));
}

/** Until the transaction ends nobody else changes the tree, so that what was checked stays true. */
export async function lockDepartments(tx: Database): Promise<void> {
  await sql`lock table staff.department_period in share row exclusive mode`.execute(tx);
}

/** Writes a department's periods as they are from now on. */
export async function saveDepartmentPeriods(tx: Database, departmentId: number, periods: readonly DepartmentPeriod[], successorId: number | null): Promise<void> {
  const db = tx.withTables<StaffTables>();
  await db.deleteFrom('staff.department_period').where('department_id', '=', departmentId).execute();
  const rows = periods.map(({ since, until, name, parentId, position }) => ({ department_id: departmentId, since, until, name, parent_id: parentId, position }));
  await db.insertInto('staff.department_period').values(rows).execute();
  await db.updateTable('staff.department').set({ successor_id: successorId }).where('id', '=', departmentId).execute();
}
