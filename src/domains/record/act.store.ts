/** Keeps acts. */
import type { Act } from '#platform/access';
import type { Database } from '#platform/database';
import type { RecordTables } from './tables.ts';

/** Keeps an act in the transaction of what it did. */
export async function recordAct(tx: Database, { at, requestId, personId, actingAs, act, subject, why, commitment }: Act): Promise<void> {
  await tx
    .withTables<RecordTables>()
    .insertInto('record.act')
    .values({ at, request_id: requestId, person_id: personId, acting_as: actingAs, act, subject, why, commitment })
    .execute();
}
