/** Departments that public opinion maps name, while somebody has to answer for them: until their report is there. */
import { sql } from 'kysely';
import type { NamedDepartment } from '#domains/staff';
import type { Database } from '#platform/database';

export async function listAnsweredNames(db: Database): Promise<NamedDepartment[]> {
  const { rows } = await sql<NamedDepartment>`
    select distinct c.bureau, c.section from opinion_map.conversation c where c.state = 'announced' and c.reported_at is null`.execute(db);
  return rows;
}
