/** Versions of the result for other readers. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { ResultTables } from './tables.ts';
import type { ResultVersion } from './version.ts';

export async function listVersions(db: Database, consultationId: number): Promise<ResultVersion[]> {
  const { rows } = await sql<ResultVersion>`
    select v.audience, v.title, v.body, v.acting_as as "actingAs", v.at from result.version v where v.consultation_id = ${consultationId}
    order by array_position(array['plain', 'children'], v.audience)`.execute(db);
  return rows;
}

export async function saveVersion(tx: Database, consultationId: number, { audience, title, body, actingAs, at }: ResultVersion): Promise<void> {
  await tx
    .withTables<ResultTables>()
    .insertInto('result.version')
    .values({ consultation_id: consultationId, audience, title, body, acting_as: actingAs, at })
    .onConflict((on) => on.columns(['consultation_id', 'audience']).doUpdateSet({ title, body, acting_as: actingAs, at }))
    .execute();
}
