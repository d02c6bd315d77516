/** Sessions: a random token in the browser, its SHA-256 here. */
import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Post, Principal } from '#platform/access';
import type { Database } from '#platform/database';
import { seenEveryMs, sessionLimits } from './session.ts';
import type { PeopleTables } from './tables.ts';

export interface NewSession {
  personId: string;
  way: string;
  device: string;
}

const sha256 = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Begins a session; the token goes to the browser and is kept nowhere. */
export async function openSession(tx: Database, { personId, way, device }: NewSession, at: Date): Promise<{ id: string; token: string }> {
  const db = tx.withTables<PeopleTables>();
  const token = randomBytes(32).toString('base64url');
  const id = randomUUID();
  const { generation } = await db.selectFrom('people.person').select('generation').where('id', '=', personId).executeTakeFirstOrThrow();
  const ends_at = new Date(at.getTime() + sessionLimits.person.absoluteMs);
  await db.insertInto('people.session').values({ id, token_sha256: sha256(token), person_id: personId, generation, way, device, began_at: at, proved_at: at, seen_at: at, ends_at }).execute();
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
}

/**
 * Whoever a token belongs to, within the limits of time; null otherwise. `postsOf` tells what they may do in the city's
 * work: those who hold a post have the stricter limits.
 */
export async function findPrincipal(db: Database, token: string, at: Date, postsOf: (db: Database, personId: string) => Promise<Post[]>): Promise<Principal | null> {
  const { rows } = await sql<Found>`
    select s.id as "sessionId", p.id as "personId", p.email, p.name, k.key, s.began_at as "beganAt", s.proved_at as "provedAt", s.seen_at as "seenAt"
    from people.session s join people.person p on p.id = s.person_id and p.generation = s.generation join people.person_key k on k.person_id = p.id
    where s.token_sha256 = ${sha256(token)} and s.ends_at > ${at}`.execute(db);
  const found = rows[0];
  if (!found) return null;
  const posts = await postsOf(db, found.personId);
  const limits = sessionLimits[posts.length > 0 ? 'staff' : 'person'];
  const now = at.getTime();
  if (now - found.seenAt.getTime() > limits.idleMs || now - found.beganAt.getTime() > limits.absoluteMs) return null;
  if (now - found.seenAt.getTime() > seenEveryMs) await db.withTables<PeopleTables>().updateTable('people.session').set({ seen_at: at }).where('id', '=', found.sessionId).execute();
  const { sessionId, personId, email, name, provedAt, key } = found;
  return { sessionId, personId, email, name, provedAt, posts, commitment: (content) => createHmac('sha256', key).update(content).digest('base64url') };
}
