/** What a person may do in the city's work on a day: appointments and delegations, with the departments they reach. */
import { sql } from 'kysely';
import type { Post, Role } from '#platform/access';
import type { PlainDate } from '#platform/clock';
import type { Database } from '#platform/database';

interface PostRow {
  role: Role;
  departmentId: number | null;
  departmentName: string | null;
  departmentIds: number[] | null;
  delegated: boolean;
}

/** Appointments of the day, then those held for others. They reach what stands beneath, and what has ended and was taken over. A bureau's name stands before that of its section. */
export async function listPosts(db: Database, personId: string, on: PlainDate): Promise<Post[]> {
  const { rows } = await sql<PostRow>`
    with recursive held as (
      select a.role, a.department_id, false as delegated from staff.appointment a
      where a.person_id = ${personId} and a.ended_at is null and a.since <= ${on}::date and (a.until is null or a.until > ${on}::date)
      union all
      select a.role, a.department_id, true from staff.delegation d join staff.appointment a on a.id = d.appointment_id
      where d.to_person_id = ${personId} and d.ended_at is null and d.since <= ${on}::date and d.until > ${on}::date
        and a.ended_at is null and a.since <= ${on}::date and (a.until is null or a.until > ${on}::date)
    ), reach as (
      select distinct department_id as root, department_id as id from held where department_id is not null
      union
      select reach.root, next.id from reach cross join lateral (
        select p.department_id as id from staff.department_period p
        where p.parent_id = reach.id and p.since <= ${on}::date and (p.until is null or p.until > ${on}::date)
        union all
        select d.id from staff.department d where d.successor_id = reach.id
          and not exists (select from staff.department_period p where p.department_id = d.id and (p.until is null or p.until > ${on}::date))
      ) next
    ), today as not materialized (
      select department_id, parent_id, name from staff.department_period where since <= ${on}::date and (until is null or until > ${on}::date)
    )
    select held.role, held.department_id as "departmentId", held.delegated,
      coalesce(parent.name || ' ' || own.name, own.name) as "departmentName",
      (select array_agg(reach.id order by reach.id) from reach where reach.root = held.department_id) as "departmentIds"
    from held left join today own on own.department_id = held.department_id left join today parent on parent.department_id = own.parent_id
    order by held.delegated, held.role`.execute(db);
  return rows.map(({ role, departmentId, departmentName, departmentIds, delegated }) => ({
    role,
    department: departmentId === null ? null : { id: departmentId, name: departmentName ?? '' },
    departmentIds: departmentIds ?? [],
    delegated,
  }));
}
