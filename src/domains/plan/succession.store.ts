/** Reads what a programme was merged or split into, and out of what it came. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { ProgrammeSuccession } from './succession.ts';

/** Through public editions, newest first. */
export async function listSuccessions(db: Database, programmeId: number): Promise<ProgrammeSuccession[]> {
  const { rows } = await sql<ProgrammeSuccession>`
    select s.kind, case when s.programme_id = ${programmeId} then 'into' else 'from' end as way, e.slug as edition,
      jsonb_build_object('number', p.number, 'slug', a.slug, 'name', p.name) as programme
    from plan.succession s join plan.edition e on e.id = s.edition_id and e.status <> 'draft'
    join plan.programme p on p.id = case when s.programme_id = ${programmeId} then s.successor_id else s.programme_id end
    join plan.programme_slug a on a.programme_id = p.id and a.is_current
    where s.programme_id = ${programmeId} or s.successor_id = ${programmeId}
    order by e.first_year desc, p.number`.execute(db);
  return rows;
}
