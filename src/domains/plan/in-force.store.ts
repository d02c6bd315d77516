/** What is in force now, for domains that add to it: programmes, measures and the departments that answer for them. */
import { listAnsweringDepartments, type NamedDepartment } from '#domains/staff';
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { prepared } from '#platform/round-trip';
import type { MeasureInForce, ProgrammeInForce } from './in-force.ts';
import type { PlanKind } from './tables.ts';

/** Each programme once, through its primary listing, in the book's order. */
export async function listProgrammesInForce(db: Database, kind: PlanKind = 'implementation'): Promise<ProgrammeInForce[]> {
  const { rows } = await sql<ProgrammeInForce>`
    with counted as (
      select distinct on (l.programme_id) l.id, l.programme_id, l.name, l.position, m.code, m.name as measure_name, m.position as measure_position, e.slug as edition
      from plan.edition e join plan.plan pl on pl.id = e.plan_id join plan.listing l on l.edition_id = e.id join plan.measure m on m.id = l.measure_id
      where e.id = ${editionInForce(kind)}
      order by l.programme_id, l.is_primary desc, m.position, l.position, l.id
    )
    select p.id, p.number, s.slug, c.name, jsonb_build_object('code', c.code, 'name', c.measure_name) as measure, c.edition,
      ${departmentsOf(sql`c.id`)} as departments
    from counted c join plan.programme p on p.id = c.programme_id join plan.programme_slug s on s.programme_id = p.id and s.is_current
    order by c.measure_position, c.position, c.id`.execute(db);
  return rows;
}

/** In the book's order. */
export async function listMeasuresInForce(db: Database, kind: PlanKind = 'implementation'): Promise<MeasureInForce[]> {
  const { rows } = await sql<MeasureInForce>`
    select m.code, m.name, e.slug as edition from plan.measure m join plan.edition e on e.id = m.edition_id
    where e.id = ${editionInForce(kind)} order by m.position, m.id`.execute(db);
  return rows;
}

/** Departments of the programme's primary listing in the edition in force of its plan, of whatever kind; null where none lists it. */
export async function programmeDepartments(db: Database, programmeNumber: string): Promise<NamedDepartment[] | null> {
  const { rows } = await sql<{ departments: NamedDepartment[] }>`${prepared}
    select ${departmentsOf(sql`l.id`)} as departments
    from plan.programme p join plan.listing l on l.programme_id = p.id join plan.edition e on e.id = l.edition_id join plan.measure m on m.id = l.measure_id
    where p.number = ${programmeNumber} and e.status = 'published'
    order by l.is_primary desc, m.position, l.position, l.id limit 1`.execute(db);
  return rows[0]?.departments ?? null;
}

/** A programme that some plan in force lists, with the years of the implementation plan in force; null where there is none of either. */
export async function findProgrammeOfToday(db: Database, programmeNumber: string): Promise<{ number: string; name: string; slug: string; firstYear: number; lastYear: number } | null> {
  const { rows } = await sql<{ number: string; name: string; slug: string; firstYear: number; lastYear: number }>`${prepared}
    select p.number, p.name, s.slug, f.first_year as "firstYear", f.last_year as "lastYear"
    from plan.programme p join plan.programme_slug s on s.programme_id = p.id and s.is_current join plan.edition f on f.id = ${editionInForce(sql`'implementation'`)}
    where p.number = ${programmeNumber}
      and exists (select from plan.listing l join plan.edition e on e.id = l.edition_id where l.programme_id = p.id and e.status = 'published')`.execute(db);
  return rows[0] ?? null;
}

/** For `answering(…)` on rows with `:number`. */
export async function departmentsOfProgramme(db: Database, params: Record<string, string>): Promise<number[] | null> {
  const names = await programmeDepartments(db, params.number ?? '');
  return names && listAnsweringDepartments(db, names);
}

/** For `answering(…)` on rows with `:code`: departments of every programme listed under the measure; null where no measure in force has the code. */
export async function departmentsOfMeasure(db: Database, params: Record<string, string>): Promise<number[] | null> {
  const { rows } = await sql<{ names: NamedDepartment[] }>`
    select (select coalesce(jsonb_agg(distinct jsonb_build_object('bureau', d.bureau, 'section', d.section)), '[]')
      from plan.listing l join plan.listing_department ld on ld.listing_id = l.id join plan.department d on d.id = ld.department_id
      where l.measure_id = m.id) as names
    from plan.measure m where m.edition_id = ${editionInForce('implementation')} and m.code = ${params.code ?? ''}`.execute(db);
  return rows[0] ? listAnsweringDepartments(db, rows[0].names) : null;
}

/** Every department that an edition in force names, of whatever kind of plan. */
export async function listNamedDepartmentsInForce(db: Database): Promise<NamedDepartment[]> {
  const { rows } = await sql<NamedDepartment>`
    select distinct d.bureau, d.section from plan.edition e join plan.listing l on l.edition_id = e.id
    join plan.listing_department ld on ld.listing_id = l.id join plan.department d on d.id = ld.department_id
    where e.status = 'published' order by d.bureau, d.section`.execute(db);
  return rows;
}

function editionInForce(kind: PlanKind | ReturnType<typeof sql>) {
  return sql`(select f.id from plan.edition f join plan.plan fp on fp.id = f.plan_id
    where f.status = 'published' and fp.kind = ${kind} order by f.first_year desc, f.id desc limit 1)`;
}

function departmentsOf(listingId: ReturnType<typeof sql>) {
  return sql`(select coalesce(jsonb_agg(jsonb_build_object('bureau', d.bureau, 'section', d.section) order by ld.position), '[]')
    from plan.listing_department ld join plan.department d on d.id = ld.department_id where ld.listing_id = ${listingId})`;
}
