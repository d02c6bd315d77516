/** Sessions: a random token in the browser, its SHA-256 here. */
import { createHmac, randomUUID } from 'node:crypto';
import { sql, type RawBuilder } from 'kysely';
import type { Post, Principal } from '#platform/access';
import type { Database } from '#platform/database';
import { prepared } from '#platform/round-trip';
import { seenEveryMs, sessionLimits, type OwnSession, type SessionLimits } from './session.ts';
import type { PeopleTables } from './tables.ts';
import { newToken, sha256 } from './token.ts';

export interface NewSession {
  personId: string;
  way: string;
  device: string;
  /** When they proved it, where that was before the session began. */
  provedAt?: Date;
}

/** Begins a session; the token goes to the browser and is kept nowhere. */
export async function openSession(tx: Database, { personId, way, device, provedAt }: NewSession, at: Date): Promise<{ id: string; token: string }> {
  const db = tx.withTables<PeopleTables>();
  const token = newToken();
  const id = randomUUID();
  const { generation } = await db.selectFrom('people.person').select('generation').where('id', '=', personId).executeTakeFirstOrThrow();
  const ends_at = new Date(at.getTime() + sessionLimits.person.absoluteMs);
  await db.insertInto('people.session').values({ id, token_sha256: sha256(token), person_id: personId, generation, way, device, began_at: at, proved_at: provedAt ?? at, seen_at: at, ends_at }).execute();
  return { id, token };
}

interface Found {
  sessionId: string;
  personId: string;
  email: string;
  name: string | null;
  key: Buffer;
  beganAt: Date;
  provedAt: Date;
  seenAt: Date;
  way: string;
  posts: Post[];
}

interface Finding {
  postsOf(personId: RawBuilder<unknown>): RawBuilder<Post[]>;
  isStrong(way: string): boolean;
  untraced?: boolean | undefined;
}

/**
 * Whoever a token belongs to, within the limits of time; null otherwise. `postsOf` gives what they may do in the city's
 * work as a value of the statement, jsonb: those who hold a post have the stricter limits. `isStrong` says after which ways
 * of signing in they may use their posts. `untraced`: the session does not keep that it was used.
 */
export async function findPrincipal(db: Database, token: string, at: Date, { postsOf, isStrong, untraced = false }: Finding): Promise<Principal | null> {
  const { rows } = await sql<Found>`${prepared}
    select s.id as "sessionId", p.id as "personId", p.email, p.name, k.key, s.began_at as "beganAt", s.proved_at as "provedAt", s.seen_at as "seenAt", s.way,
      ${postsOf(sql`p.id`)} as posts
    from people.session s join people.person p on p.id = s.person_id and p.generation = s.generation join people.person_key k on k.person_id = p.id
    where s.token_sha256 = ${sha256(token)} and s.ends_at > ${at}`.execute(db);
  const found = rows[0];
  if (!found) return null;
  const { posts: held } = found;
  const limits = sessionLimits[held.length > 0 ? 'staff' : 'person'];
  const now = at.getTime();
  if (now - found.seenAt.getTime() > limits.idleMs || now - found.beganAt.getTime() > limits.absoluteMs) return null;
  if (!untraced && now - found.seenAt.getTime() > seenEveryMs) await db.withTables<PeopleTables>().updateTable('people.session').set({ seen_at: at }).where('id', '=', found.sessionId).execute();
  const { sessionId, personId, email, name, provedAt, key, way } = found;
  const postsWithheld = held.length > 0 && !isStrong(found.way);
  const posts = postsWithheld ? [] : held;
  return { sessionId, way, personId, email, name, provedAt, posts, postsWithheld, commitment: (content) => createHmac('sha256', key).update(content).digest('base64url') };
}

/** A person's sessions that still live, the last used first. `limits`: those that hold for this person. */
export async function listSessions(db: Database, personId: string, { idleMs, absoluteMs }: SessionLimits, at: Date): Promise<OwnSession[]> {
  const { rows } = await sql<OwnSession>`
    select s.id, s.way, s.device, s.began_at as "beganAt", s.proved_at as "provedAt", s.seen_at as "seenAt"
    from people.session s join people.person p on p.id = s.person_id and p.generation = s.generation
    where s.person_id = ${personId} and s.ends_at > ${at} and s.seen_at >= ${new Date(at.getTime() - idleMs)} and s.began_at >= ${new Date(at.getTime() - absoluteMs)}
    order by s.seen_at desc, s.began_at desc, s.id`.execute(db);
  return rows;
}

/** Ends one session of a person; false where there is none of that id. */
export async function endSession(tx: Database, personId: string, id: string): Promise<boolean> {
  const ended = await tx.withTables<PeopleTables>().deleteFrom('people.session').where('person_id', '=', personId).where(sql<string>`id::text`, '=', id).executeTakeFirst();
  return ended.numDeletedRows > 0n;
}

/** Ends the session of a cookie's token, whoever's it is; null where it is none. */
export async function endSessionOfToken(tx: Database, token: string): Promise<string | null> {
  return (await tx.withTables<PeopleTables>().deleteFrom('people.session').where('token_sha256', '=', sha256(token)).returning('person_id').executeTakeFirst())?.person_id ?? null;
}

/** Ends all sessions of a person but one. @returns how many ended */
export async function endOtherSessions(tx: Database, personId: string, keptId: string): Promise<number> {
  const ended = await tx.withTables<PeopleTables>().deleteFrom('people.session').where('person_id', '=', personId).where('id', '<>', keptId).executeTakeFirst();
  return Number(ended.numDeletedRows);
}

/** Ends every session of a person at once, those of other processes included: theirs are of an older generation now. */
export async function endAllSessions(tx: Database, personId: string): Promise<void> {
  await sql`update people.person set generation = generation + 1 where id = ${personId}`.execute(tx);
  await tx.withTables<PeopleTables>().deleteFrom('people.session').where('person_id', '=', personId).execute();
}
