/** Links in letters, found by their token. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { Lang } from '#platform/http';
import { linkLifeMs, type Link, type Opened } from './link.ts';
import { emailKey } from './person.ts';
import type { LinkPurpose, LinkTable, PeopleTables } from './tables.ts';
import { isToken, newToken, sha256 } from './token.ts';

export interface NewLink {
  purpose: LinkPurpose;
  email: string;
  personId: string | null;
  lang: Lang;
  /** Token of the browser that asks; null for links that nobody asked for. */
  browser: string | null;
  next?: string | null;
}

/** Makes a link; its token goes into the letter and is kept nowhere. */
export async function insertLink(tx: Database, { purpose, email, personId, lang, browser, next }: NewLink, at: Date): Promise<{ id: string; token: string }> {
  const id = randomUUID();
  const token = newToken();
  const ends_at = new Date(at.getTime() + linkLifeMs[purpose]);
  const values = { id, token_sha256: sha256(token), purpose, email: email.trim(), email_key: emailKey(email), person_id: personId, lang, browser_sha256: browser === null ? null : sha256(browser), next: next ?? null, made_at: at, ends_at, used_at: null };
  await tx.withTables<PeopleTables>().insertInto('people.link').values(values).execute();
  return { id, token };
}

/** Looks at a link without using it up. */
export async function openLink(db: Database, token: string, purposes: LinkPurpose[], browser: string | null, at: Date): Promise<Opened> {
  const row = isToken(token) ? await db.withTables<PeopleTables>().selectFrom('people.link').selectAll().where('token_sha256', '=', sha256(token)).where('purpose', 'in', purposes).executeTakeFirst() : undefined;
  if (!row) return { state: 'unknown' };
  const link = linkOf(row);
  if (row.used_at !== null || row.ends_at <= at) return { state: await isReplaced(db, link, at) ? 'replaced' : 'over', link };
  const isHere = row.browser_sha256 === null || (browser !== null && row.browser_sha256.equals(sha256(browser)));
  return isHere ? { state: 'good', link } : { state: 'elsewhere', link };
}

/** Whether another invitation of the same person can be opened: the one that ended this one. */
async function isReplaced(db: Database, { id, purpose, personId }: Link, at: Date): Promise<boolean> {
  if (purpose !== 'invitation' || personId === null) return false;
  const newer = await db.withTables<PeopleTables>().selectFrom('people.link').select('id').where('person_id', '=', personId).where('purpose', '=', purpose).where('id', '<>', id).where('used_at', 'is', null).where('ends_at', '>', at).limit(1).execute();
  return newer.length > 0;
}

/** Uses a link up, once whoever comes first; what cannot be used is told as `openLink` tells it. */
export async function takeLink(tx: Database, token: string, purposes: LinkPurpose[], browser: string | null, at: Date): Promise<Opened> {
  const opened = await openLink(tx, token, purposes, browser, at);
  if (opened.state !== 'good') return opened;
  const { id } = opened.link;
  const taken = await tx.withTables<PeopleTables>().updateTable('people.link').set({ used_at: at }).where('id', '=', id).where('used_at', 'is', null).executeTakeFirst();
  return taken.numUpdatedRows === 1n ? opened : { state: 'over', link: opened.link };
}

/** The address of the last link that a browser asked for; null for none that is still good. */
export async function findAskedAddress(db: Database, browser: string, purpose: LinkPurpose, at: Date): Promise<string | null> {
  const query = db.withTables<PeopleTables>().selectFrom('people.link').select('email').where('browser_sha256', '=', sha256(browser)).where('purpose', '=', purpose);
  return (await query.where('ends_at', '>', at).orderBy('made_at', 'desc').executeTakeFirst())?.email ?? null;
}

/** Ends what other links to an address could still do. */
export async function endLinksTo(tx: Database, email: string, purposes: LinkPurpose[], at: Date): Promise<void> {
  await tx.withTables<PeopleTables>().updateTable('people.link').set({ used_at: at }).where('email_key', '=', emailKey(email)).where('purpose', 'in', purposes).where('used_at', 'is', null).execute();
}

/** Ends what a person's own links could still do. @returns how many of them could */
export async function endLinksOf(tx: Database, personId: string, purposes: LinkPurpose[], at: Date): Promise<number> {
  const { numUpdatedRows } = await tx.withTables<PeopleTables>().updateTable('people.link').set({ used_at: at }).where('person_id', '=', personId).where('purpose', 'in', purposes).where('used_at', 'is', null).where('ends_at', '>', at).executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** Takes away what is over: links, challenges, counts, sessions. */
export async function sweepPeople(tx: Database, at: Date): Promise<void> {
  const dayBefore = new Date(at.getTime() - 86_400_000);
  await sql`delete from people.link where ends_at < ${dayBefore}`.execute(tx);
  await sql`delete from people.passkey_challenge where ends_at < ${dayBefore}`.execute(tx);
  await sql`delete from people.attempt where began_at < ${dayBefore}`.execute(tx);
  await sql`delete from people.session s using people.person p where p.id = s.person_id and (s.ends_at < ${dayBefore} or s.generation < p.generation)`.execute(tx);
}

function linkOf({ id, purpose, email, person_id, lang, next, made_at }: LinkTable): Link {
  return { id, purpose, email, personId: person_id, lang, next, madeAt: made_at };
}
