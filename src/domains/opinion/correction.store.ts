/** What staff had typed before they mended it. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { Mended } from './correction.ts';

export async function listMended(db: Database, submissionId: number): Promise<Mended[]> {
  const { rows } = await sql<Mended>`
    select position, before, reason, acting_as as "actingAs", at from opinion.correction where submission_id = ${submissionId} order by id`.execute(db);
  return rows;
}
