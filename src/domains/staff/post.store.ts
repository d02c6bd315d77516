/** What a person may do in the city's work on a day: appointments and delegations, with the departments they reach. */
import { sql, type RawBuilder } from 'kysely';
import type { Post } from '#platform/access';
import type { PlainDate } from '#platform/clock';
import type { Database } from '#platform/database';

/** Appointments of the day, then those held for others. They reach what stands beneath, and what has ended and was taken over. A bureau's name stands before that of its section. */
export async function listPosts(db: Database, personId: string, on: PlainDate): Promise<Post[]> {
  const { rows } = await sql<{ posts: Post[] }>`select ${postsOf(sql`${personId}::uuid`, on)} as posts`.execute(db);
  return rows[0]!.posts;
}

/** The same as a value (jsonb, an array of `Post`) within another statement, so that whoever looks for the person need not ask twice. */
export function postsOf(personId: RawBuilder<unknown>, on: PlainDate): RawBuilder<Post[]> {
  return sql<Post[]>`(
    with recursive day as (select ${on}::date as today), held as (
      select a.role, a.department_id, false as delegated from day, staff.appointment a
      where a.person_id = ${personId} and a.ended_at is null and a.since <= today and (a.until is null or a.until > today)
      union all
      select a.role, a.department_id, true from day, staff.delegation d join staff.appointment a on a.id = d.appointment_id
      where d.to_person_id = ${personId} and d.ended_at is null and d.since <= today and d.until > today
        and a.ended_at is null and a.since <= today and (a.until is null or a.until > today)
    ), reach as (
      select distinct department_id as root, department_id as id from held where department_id is not null
      union
      select reach.root, next.id from reach cross join lateral (
        select p.department_id as id from day, staff.department_period p
        where p.parent_id = reach.id and p.since <= today and (p.until is null or p.until > today)
        union all
        select d.id from day, staff.department d where d.successor_id = reach.id
          and not exists (select from staff.department_period p where p.department_id = d.id and (p.until is null or p.until > today))
      ) next
    ), named as not materialized (
      select department_id, parent_id, name from day, staff.department_period where since <= today and (until is null or until > today)
    )
    select coalesce(jsonb_agg(jsonb_build_object(
      'role', held.role,
      'department', case when held.department_id is not null then
        jsonb_build_object('id', held.department_id, 'name', coalesce(parent.name || ' ' || own.name, own.name, '')) end,
      'departmentIds', coalesce((select jsonb_agg(reach.id order by reach.id) from reach where reach.root = held.department_id), '[]'),
      'delegated', held.delegated
    ) order by held.delegated, held.role), '[]')
    from held left join named own on own.department_id = held.department_id left join named parent on parent.department_id = own.parent_id)`;
}
