/** Ways to providers that are open, and identities that are connected to accounts. */
import { createHash } from 'node:crypto';
import type { Database } from '#platform/database';
import type { Lang } from '#platform/http';
import { oidcRequestMs } from './oidc.ts';
import type { PeopleTables } from './tables.ts';

export interface OidcRequest {
  provider: string;
  nonce: string;
  codeVerifier: string;
  personId: string | null;
  fresh: boolean;
  next: string;
  lang: Lang;
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Keeps a way to a provider; those that nobody came back on are swept out. `browser`: secret of the cookie of the browser that asked. */
export async function insertOidcRequest(tx: Database, keys: { state: string; browser: string }, request: OidcRequest, at: Date): Promise<void> {
  const db = tx.withTables<PeopleTables>();
  await db.deleteFrom('people.oidc_request').where('ends_at', '<=', at).execute();
  await db
    .insertInto('people.oidc_request')
    .values({
      state_sha256: sha256(keys.state), browser_sha256: sha256(keys.browser), provider: request.provider, nonce: request.nonce, code_verifier: request.codeVerifier,
      person_id: request.personId, fresh: request.fresh, next: request.next, lang: request.lang, ends_at: new Date(at.getTime() + oidcRequestMs),
    })
    .execute();
}

/** Takes the way that this browser opened, so that it is used once; null where there is none. Another browser's is left alone. */
export async function takeOidcRequest(db: Database, keys: { state: string; browser: string }, at: Date): Promise<OidcRequest | null> {
  const row = await db
    .withTables<PeopleTables>()
    .deleteFrom('people.oidc_request')
    .where('state_sha256', '=', sha256(keys.state))
    .where('browser_sha256', '=', sha256(keys.browser))
    .returning(['provider', 'nonce', 'code_verifier', 'person_id', 'fresh', 'next', 'lang', 'ends_at'])
    .executeTakeFirst();
  if (!row || row.ends_at <= at) return null;
  return { provider: row.provider, nonce: row.nonce, codeVerifier: row.code_verifier, personId: row.person_id, fresh: row.fresh, next: row.next, lang: row.lang };
}

export interface Identity {
  issuer: string;
  subject: string;
  provider: string;
  linkedAt: Date;
  usedAt: Date;
}

/** Whom an identity opens; null where it is connected to nobody. */
export async function findIdentityPerson(db: Database, { issuer, subject }: Pick<Identity, 'issuer' | 'subject'>): Promise<string | null> {
  const row = await db.withTables<PeopleTables>().selectFrom('people.identity').select('person_id').where('issuer', '=', issuer).where('subject', '=', subject).executeTakeFirst();
  return row?.person_id ?? null;
}

/** Connects an identity; false where it is connected to somebody already. */
export async function insertIdentity(tx: Database, personId: string, { issuer, subject, provider }: Pick<Identity, 'issuer' | 'subject' | 'provider'>, at: Date): Promise<boolean> {
  const made = await tx
    .withTables<PeopleTables>()
    .insertInto('people.identity')
    .values({ issuer, subject, provider, person_id: personId, linked_at: at, used_at: at })
    .onConflict((conflict) => conflict.columns(['issuer', 'subject']).doNothing())
    .returning('person_id')
    .executeTakeFirst();
  return made !== undefined;
}

export async function touchIdentity(tx: Database, { issuer, subject }: Pick<Identity, 'issuer' | 'subject'>, at: Date): Promise<void> {
  await tx.withTables<PeopleTables>().updateTable('people.identity').set({ used_at: at }).where('issuer', '=', issuer).where('subject', '=', subject).execute();
}

/** Identities of a person, in the order they were connected. */
export async function listIdentities(db: Database, personId: string): Promise<Identity[]> {
  const rows = await db.withTables<PeopleTables>().selectFrom('people.identity').selectAll().where('person_id', '=', personId).orderBy('linked_at').orderBy('subject').execute();
  return rows.map((row) => ({ issuer: row.issuer, subject: row.subject, provider: row.provider, linkedAt: row.linked_at, usedAt: row.used_at }));
}

/** Disconnects one; false where the person has no such identity. */
export async function deleteIdentity(tx: Database, personId: string, { issuer, subject }: Pick<Identity, 'issuer' | 'subject'>): Promise<boolean> {
  const gone = await tx.withTables<PeopleTables>().deleteFrom('people.identity').where('person_id', '=', personId).where('issuer', '=', issuer).where('subject', '=', subject).returning('subject').executeTakeFirst();
  return gone !== undefined;
}
