/** Every programme that was ever in a public edition, by number and name. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';

export interface ProgrammeName {
  number: string;
  slug: string;
  name: string;
}

/** In the order of their numbers. */
export async function listProgrammeNames(db: Database): Promise<ProgrammeName[]> {
  const { rows } = await sql<ProgrammeName>`
    select p.number, s.slug, p.name from plan.programme p join plan.programme_slug s on s.programme_id = p.id and s.is_current
    where exists (select from plan.listing l join plan.edition e on e.id = l.edition_id and e.status <> 'draft' where l.programme_id = p.id)
    order by p.id`.execute(db);
  return rows;
}
