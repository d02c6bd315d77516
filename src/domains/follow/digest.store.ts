/** Writes the letters of a day. */
import type { PlainDate } from '#platform/clock';
import { inTransaction, type Database } from '#platform/database';
import type { Site } from '#platform/http';
import { sendMail } from '#platform/mail';
import { insertTold, listUntold } from './announcement.store.ts';
import { digestInstant, dueRhythms, lastDigestDay } from './digest.ts';
import type { Rhythm } from './follower.ts';
import { digestLetter } from './letter.ts';
import type { FollowTables } from './tables.ts';

const followersAtOnce = 200;

/**
 * Writes every letter that is due, each follower's in a transaction of its own together with what it tells: begun again after a
 * crash at any point, it goes on where it stopped and tells nobody twice.
 */
export async function writeDigests(db: Database, site: Pick<Site, 'name' | 'origin'>, now: Date): Promise<void> {
  const day = lastDigestDay(now);
  const due = dueRhythms(await findDigestDay(db), day);
  if (due.length === 0) return;
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const ids = await listFollowerIds(db, due, after);
    for (const id of ids) await inTransaction(db, (tx) => writeDigest(tx, site, id, day, now));
    const last = ids.at(-1);
    if (last === undefined) break;
    after = last;
  }
  await db.withTables<FollowTables>().insertInto('follow.digest').values({ day, written_at: now }).onConflict((conflict) => conflict.doNothing()).execute();
}

async function writeDigest(tx: Database, site: Pick<Site, 'name' | 'origin'>, id: string, day: PlainDate, now: Date): Promise<void> {
  // Whoever stops at this moment waits or is gone; two that write at once meet here.
  const follower = await tx.withTables<FollowTables>().selectFrom('follow.follower').select(['id', 'email', 'token', 'lang', 'rhythm']).where('id', '=', id).forUpdate().executeTakeFirst();
  if (!follower) return;
  const announcements = await listUntold(tx, id, digestInstant(day));
  if (announcements.length === 0) return;
  await insertTold(tx, id, announcements, now);
  await sendMail(tx, digestLetter(site, follower, announcements, day));
}

/** The last day whose letters are all written; null before the first. */
async function findDigestDay(db: Database): Promise<PlainDate | null> {
  return (await db.withTables<FollowTables>().selectFrom('follow.digest').select('day').orderBy('day', 'desc').executeTakeFirst())?.day ?? null;
}

async function listFollowerIds(db: Database, rhythms: Rhythm[], after: string): Promise<string[]> {
  const rows = await db.withTables<FollowTables>().selectFrom('follow.follower').select('id').where('rhythm', 'in', rhythms).where('id', '>', after).orderBy('id').limit(followersAtOnce).execute();
  return rows.map(({ id }) => id);
}
