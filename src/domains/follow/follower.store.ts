/** Followers and what they follow. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { dayInTokyo } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Lang } from '#platform/http';
import { addressKey, confirmationMs, lettersPerDayMax, newToken, tokenHash, type Follower, type Following, type Rhythm } from './follower.ts';
import type { SubjectKey } from './subject.ts';
import type { FollowTables } from './tables.ts';

const followerColumns = ['id', 'email', 'token', 'lang', 'rhythm'] as const;

export interface Wish {
  email: string;
  subject: SubjectKey;
  rhythm: Rhythm;
  lang: Lang;
}

/** What a wish came to: a token to confirm it with; already there; too many letters today. */
export type Wished = { follower: Follower } & ({ state: 'asked'; token: string } | { state: 'followed' | 'quiet' });

/** The follower of an address, made now where there is none, locked until the transaction ends. */
async function lockFollower(tx: Database, { email, rhythm, lang }: Wish, at: Date): Promise<Follower & { letters: number }> {
  const db = tx.withTables<FollowTables>();
  const today = dayInTokyo(at);
  const values = { id: randomUUID(), email: email.trim(), email_key: addressKey(email), token: newToken(), lang, rhythm, person_id: null, letters_on: today, letters: 0 };
  await db.insertInto('follow.follower').values(values).onConflict((conflict) => conflict.column('email_key').doNothing()).execute();
  const row = await db.selectFrom('follow.follower').select([...followerColumns, 'letters', 'letters_on']).where('email_key', '=', addressKey(email)).forUpdate().executeTakeFirstOrThrow();
  return { ...row, letters: row.letters_on === today ? row.letters : 0 };
}

/** Keeps what somebody wants to be told of, until the address says yes. Says nothing to whoever asks: the letter goes to the address. */
export async function insertWish(tx: Database, wish: Wish, at: Date): Promise<Wished> {
  const db = tx.withTables<FollowTables>();
  const { letters, ...follower } = await lockFollower(tx, wish, at);
  if (letters >= lettersPerDayMax) return { follower, state: 'quiet' };
  await db.updateTable('follow.follower').set({ letters: letters + 1, letters_on: dayInTokyo(at) }).where('id', '=', follower.id).execute();
  const token = newToken();
  const fresh = { asked_at: at, token_sha256: tokenHash(token), rhythm: wish.rhythm, lang: wish.lang };
  const made = await db
    .insertInto('follow.following')
    .values({ id: randomUUID(), follower_id: follower.id, kind: wish.subject.kind, key: wish.subject.key, confirmed_at: null, ...fresh })
    .onConflict((conflict) => conflict.columns(['follower_id', 'kind', 'key']).doUpdateSet(fresh).where('follow.following.confirmed_at', 'is', null))
    .returning('id')
    .executeTakeFirst();
  return made === undefined ? { follower, state: 'followed' } : { follower, state: 'asked', token };
}

/** Follows at once, for a person signed in with that very address. */
export async function insertOwnFollowing(tx: Database, wish: Wish, personId: string, at: Date): Promise<Follower> {
  const db = tx.withTables<FollowTables>();
  const { letters: _, ...follower } = await lockFollower(tx, wish, at);
  const confirmed = { confirmed_at: at, token_sha256: null };
  await db
    .insertInto('follow.following')
    .values({ id: randomUUID(), follower_id: follower.id, kind: wish.subject.kind, key: wish.subject.key, asked_at: at, ...confirmed, rhythm: wish.rhythm, lang: wish.lang })
    .onConflict((conflict) => conflict.columns(['follower_id', 'kind', 'key']).doUpdateSet(confirmed).where('follow.following.confirmed_at', 'is', null))
    .execute();
  await db.updateTable('follow.follower').set({ person_id: personId, rhythm: wish.rhythm, lang: wish.lang }).where('id', '=', follower.id).execute();
  return { ...follower, rhythm: wish.rhythm, lang: wish.lang };
}

export interface Confirmation extends SubjectKey {
  followerToken: string;
}

/** What a letter's link would confirm, without confirming it; null where it is over. */
export async function findWish(db: Database, token: string, at: Date): Promise<Confirmation | null> {
  const row = await db
    .withTables<FollowTables>()
    .selectFrom('follow.following as f')
    .innerJoin('follow.follower as w', 'w.id', 'f.follower_id')
    .select(['f.kind', 'f.key', 'w.token'])
    .where('f.token_sha256', '=', tokenHash(token))
    .where('f.asked_at', '>', new Date(at.getTime() - confirmationMs))
    .executeTakeFirst();
  return row ? { kind: row.kind, key: row.key, followerToken: row.token } : null;
}

/** Confirms it, once; rhythm and language become those of the wish. Null where the link is over. */
export async function confirmWish(tx: Database, token: string, at: Date): Promise<Confirmation | null> {
  const wish = await findWish(tx, token, at);
  if (wish === null) return null;
  const db = tx.withTables<FollowTables>();
  const done = await db.updateTable('follow.following').set({ confirmed_at: at, token_sha256: null }).where('token_sha256', '=', tokenHash(token)).returning(['follower_id', 'rhythm', 'lang']).executeTakeFirst();
  if (done === undefined) return null;
  await db.updateTable('follow.follower').set({ rhythm: done.rhythm, lang: done.lang }).where('id', '=', done.follower_id).execute();
  return wish;
}

/** The follower whose letters hold this token. */
export async function findFollower(db: Database, token: string): Promise<Follower | null> {
  return (await db.withTables<FollowTables>().selectFrom('follow.follower').select(followerColumns).where('token', '=', token).executeTakeFirst()) ?? null;
}

/** The follower of an address that a person has proved to be theirs; from now on it is the person's. */
export async function claimFollower(tx: Database, email: string, personId: string): Promise<Follower | null> {
  return (await tx.withTables<FollowTables>().updateTable('follow.follower').set({ person_id: personId }).where('email_key', '=', addressKey(email)).returning(followerColumns).executeTakeFirst()) ?? null;
}

/** What a follower is told of, in the order they asked; what waits for a yes is not shown. */
export async function listFollowings(db: Database, followerId: string): Promise<Following[]> {
  const rows = await db.withTables<FollowTables>().selectFrom('follow.following').select(['id', 'kind', 'key', 'confirmed_at']).where('follower_id', '=', followerId).where('confirmed_at', 'is not', null).orderBy('asked_at').orderBy('id').execute();
  return rows.map(({ confirmed_at, ...row }) => ({ ...row, confirmedAt: confirmed_at }));
}

export async function setRhythm(tx: Database, followerId: string, rhythm: Rhythm): Promise<void> {
  await tx.withTables<FollowTables>().updateTable('follow.follower').set({ rhythm }).where('id', '=', followerId).execute();
}

/** Ends one; the address goes with the last. */
export async function deleteFollowing(tx: Database, followerId: string, id: string): Promise<void> {
  await tx.withTables<FollowTables>().deleteFrom('follow.following').where('follower_id', '=', followerId).where('id', '=', id).execute();
  await sql`delete from follow.follower w where w.id = ${followerId} and not exists (select from follow.following f where f.follower_id = w.id)`.execute(tx);
}

/** Ends everything of a token and forgets the address; nothing where it is gone already. */
export async function deleteFollower(tx: Database, token: string): Promise<void> {
  await tx.withTables<FollowTables>().deleteFrom('follow.follower').where('token', '=', token).execute();
}

/** Forgets what nobody said yes to in time, and addresses that follow nothing. */
export async function sweepWishes(tx: Database, at: Date): Promise<void> {
  await tx.withTables<FollowTables>().deleteFrom('follow.following').where('confirmed_at', 'is', null).where('asked_at', '<=', new Date(at.getTime() - confirmationMs)).execute();
  await sql`delete from follow.follower w where not exists (select from follow.following f where f.follower_id = w.id)`.execute(tx);
}

/** Addresses that said yes before an instant and still follow something. */
export async function countFollowers(db: Database, before: Date): Promise<number> {
  const { rows } = await sql<{ followers: bigint }>`select count(distinct follower_id) as followers from follow.following where confirmed_at < ${before}`.execute(db);
  return Number(rows[0]!.followers);
}
