/** Keeps acts. */
import { sql } from 'kysely';
import type { Act } from '#platform/access';
import type { Database } from '#platform/database';
import { withCommit } from '#platform/round-trip';

/** Keeps an act in the transaction of what it did; it waits for its place in the tree. What the database refuses of it, the commit throws. */
export async function recordAct(tx: Database, { at, requestId, personId, actingAs, act, subject, why, commitment }: Act): Promise<void> {
  await sql`${withCommit}
    with added as (
      insert into record.act (at, request_id, person_id, acting_as, act, subject, why, commitment)
      values (${at}, ${requestId}, ${personId}, ${actingAs}, ${act}, ${subject}, ${why}, ${commitment}) returning id)
    insert into record.waiting (log, act_id) select 'audit', id from added`.execute(tx);
}
