/** Who holds a role in a department on a day: for letters to those who have something to do. */
import { sql } from 'kysely';
import type { Role } from '#platform/access';
import type { PlainDate } from '#platform/clock';
import type { Database } from '#platform/database';

export interface Holder {
  personId: string;
  role: Role;
  departmentId: number;
}

/** Those appointed to a role in these very departments, and those to whom it is delegated; each person once for a role and department. */
export async function listHolders(db: Database, departmentIds: readonly number[], roles: readonly Role[], on: PlainDate): Promise<Holder[]> {
  if (departmentIds.length === 0) return [];
  const { rows } = await sql<Holder>`
    with held as (
      select id, person_id, role, department_id from staff.appointment
      where ended_at is null and since <= ${on}::date and (until is null or until > ${on}::date)
        and department_id = any(${departmentIds}::integer[]) and role = any(${roles}::text[])
    )
    select person_id as "personId", role, department_id as "departmentId" from held
    union
    select d.to_person_id, held.role, held.department_id from staff.delegation d join held on held.id = d.appointment_id
    where d.ended_at is null and d.since <= ${on}::date and d.until > ${on}::date
    order by 3, 2, 1`.execute(db);
  return rows;
}

/** Whether somebody holds one of the roles on the day in one of these departments, above it, or where what it did was taken over: whose posts reach it (`listPosts`). */
export async function isHeldOver(db: Database, departmentIds: readonly number[], roles: readonly Role[], on: PlainDate): Promise<boolean> {
  const { rows } = await sql<{ id: number }>`
    with recursive reach as (
      select unnest(${[...departmentIds]}::integer[]) as id
      union
      select next.id from reach cross join lateral (
        select p.parent_id as id from staff.department_period p where p.department_id = reach.id and p.parent_id is not null and p.since <= ${on}::date and (p.until is null or p.until > ${on}::date)
        union all
        select d.successor_id from staff.department d where d.id = reach.id and d.successor_id is not null
          and not exists (select from staff.department_period p where p.department_id = d.id and (p.until is null or p.until > ${on}::date))
      ) next
    )
    select id from reach`.execute(db);
  return (await listHolders(db, rows.map(({ id }) => id), roles, on)).length > 0;
}
