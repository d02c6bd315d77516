/** Hashes of passwords, one for a person who chose one. */
import type { Database } from '#platform/database';
import type { PeopleTables } from './tables.ts';

export interface StoredPassword {
  hash: string;
  setAt: Date;
}

export async function findPassword(db: Database, personId: string): Promise<StoredPassword | null> {
  const row = await db.withTables<PeopleTables>().selectFrom('people.password').select(['hash', 'set_at']).where('person_id', '=', personId).executeTakeFirst();
  return row ? { hash: row.hash, setAt: row.set_at } : null;
}

export async function putPassword(tx: Database, personId: string, hash: string, at: Date): Promise<void> {
  await tx
    .withTables<PeopleTables>()
    .insertInto('people.password')
    .values({ person_id: personId, hash, set_at: at })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ hash, set_at: at }))
    .execute();
}

/** False where there was none. */
export async function deletePassword(tx: Database, personId: string): Promise<boolean> {
  const gone = await tx.withTables<PeopleTables>().deleteFrom('people.password').where('person_id', '=', personId).executeTakeFirst();
  return gone.numDeletedRows > 0n;
}
