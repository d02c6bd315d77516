/** Passkeys and the challenges that devices answer. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { NewPasskey } from './passkey-ceremony.ts';
import { challengeMs, type StoredPasskey } from './passkey.ts';
import type { PasskeyTable, PeopleTables } from './tables.ts';
import { sha256 } from './token.ts';

function passkeyOf(row: PasskeyTable): StoredPasskey {
  return { id: row.id, personId: row.person_id, credentialId: row.credential_id, publicKey: row.public_key, counter: Number(row.counter), transports: row.transports, name: row.name, addedAt: row.added_at, usedAt: row.used_at };
}

export async function listPasskeys(db: Database, personId: string): Promise<StoredPasskey[]> {
  const rows = await db.withTables<PeopleTables>().selectFrom('people.passkey').selectAll().where('person_id', '=', personId).orderBy('added_at').orderBy('id').execute();
  return rows.map(passkeyOf);
}

/** One of a person's own passkeys. */
export async function findPasskey(db: Database, personId: string, id: string): Promise<StoredPasskey | null> {
  const row = await db.withTables<PeopleTables>().selectFrom('people.passkey').selectAll().where('person_id', '=', personId).where(sql<string>`id::text`, '=', id).executeTakeFirst();
  return row ? passkeyOf(row) : null;
}

/** The passkey of a credential, locked until the transaction ends, so that its counter is read and written by one use at a time. */
export async function findCredential(tx: Database, credentialId: string): Promise<StoredPasskey | null> {
  const row = await tx.withTables<PeopleTables>().selectFrom('people.passkey').selectAll().where('credential_id', '=', credentialId).forUpdate().executeTakeFirst();
  return row ? passkeyOf(row) : null;
}

/** False where another account has this credential already. */
export async function insertPasskey(tx: Database, personId: string, name: string, { credentialId, publicKey, counter, transports }: NewPasskey, at: Date): Promise<boolean> {
  const values = { id: randomUUID(), person_id: personId, credential_id: credentialId, public_key: publicKey, counter: BigInt(counter), transports, name, added_at: at, used_at: null };
  const made = await tx.withTables<PeopleTables>().insertInto('people.passkey').values(values).onConflict((conflict) => conflict.column('credential_id').doNothing()).executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n;
}

export async function renamePasskey(tx: Database, id: string, name: string): Promise<void> {
  await tx.withTables<PeopleTables>().updateTable('people.passkey').set({ name }).where('id', '=', id).execute();
}

export async function countUse(tx: Database, id: string, counter: number, at: Date): Promise<void> {
  await tx.withTables<PeopleTables>().updateTable('people.passkey').set({ counter: BigInt(counter), used_at: at }).where('id', '=', id).execute();
}

export async function deletePasskey(tx: Database, id: string): Promise<void> {
  await tx.withTables<PeopleTables>().deleteFrom('people.passkey').where('id', '=', id).execute();
}

/** Keeps a challenge for one answer of one browser. */
export async function insertChallenge(tx: Database, challenge: string, personId: string | null, browser: string, at: Date): Promise<void> {
  const ends_at = new Date(at.getTime() + challengeMs);
  await tx.withTables<PeopleTables>().insertInto('people.passkey_challenge').values({ challenge, person_id: personId, browser_sha256: sha256(browser), ends_at }).execute();
}

/** Uses a challenge up; false where it was never made, for another browser or person, answered before, or too long ago. */
export async function takeChallenge(tx: Database, challenge: string, personId: string | null, browser: string, at: Date): Promise<boolean> {
  const query = tx.withTables<PeopleTables>().deleteFrom('people.passkey_challenge').where('challenge', '=', challenge).where('browser_sha256', '=', sha256(browser)).where('ends_at', '>', at);
  const taken = await (personId === null ? query.where('person_id', 'is', null) : query.where('person_id', '=', personId)).executeTakeFirst();
  return taken.numDeletedRows === 1n;
}
