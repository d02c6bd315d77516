/** Announcements: written once each, read by feeds and letters. */
import { sql, type RawBuilder } from 'kysely';
import type { Database } from '#platform/database';
import type { z } from 'zod';
import type { Announcement, publicActTold } from './announcement.ts';
import type { SubjectKey } from './subject.ts';
import type { FollowTables } from './tables.ts';

/** Keeps what the record told; nothing where it is known already. */
export async function insertAnnouncement(tx: Database, { id, kind, path, title, about, at }: z.output<typeof publicActTold>, notedAt: Date): Promise<void> {
  await tx
    .withTables<FollowTables>()
    .insertInto('follow.announcement')
    .values({ id: BigInt(id), kind, path, title_ja: title.ja, title_en: title.en, ...about, at: new Date(at), noted_at: notedAt })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** True where announcement `a` is about a subject; a bureau stands for its sections too. */
function isAbout(kind: RawBuilder<unknown>, key: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`case ${kind}
    when 'programme' then ${key} = any(a.programmes)
    when 'measure' then ${key} = any(a.measures)
    else exists (select from unnest(a.departments) as d where d = ${key} or starts_with(d, ${key} || ' ')) end`;
}

const columns = sql`a.id, a.kind, a.path, jsonb_build_object('ja', a.title_ja, 'en', a.title_en) as title, a.at`;

/** The newest announcements about a subject, or about anything. */
export async function listAnnouncements(db: Database, subject: SubjectKey | null, limit: number): Promise<Announcement[]> {
  const about = subject === null ? sql`true` : isAbout(sql`${subject.kind}::text`, sql`${subject.key}::text`);
  const { rows } = await sql<Announcement>`select ${columns} from follow.announcement a where ${about} order by a.at desc, a.id desc limit ${limit}`.execute(db);
  return rows;
}

/** News of more than two months ago is told nobody any more, however long the program was down; and no letter looks through years. */
const toldWithinMs = 62 * 86_400_000;

/** What a follower has not been told yet, oldest first: since they said yes, up to an instant, each once however many ways they follow it. */
export async function listUntold(tx: Database, followerId: string, before: Date): Promise<Announcement[]> {
  const { rows } = await sql<Announcement>`
    select ${columns} from follow.announcement a
    where a.noted_at < ${before} and a.noted_at >= ${new Date(before.getTime() - toldWithinMs)}
      and exists (select from follow.following f where f.follower_id = ${followerId} and f.confirmed_at <= a.at and ${isAbout(sql`f.kind`, sql`f.key`)})
      and not exists (select from follow.told t where t.follower_id = ${followerId} and t.announcement_id = a.id)
    order by a.at, a.id`.execute(tx);
  return rows;
}

export async function insertTold(tx: Database, followerId: string, announcements: Announcement[], at: Date): Promise<void> {
  if (announcements.length === 0) return;
  await tx.withTables<FollowTables>().insertInto('follow.told').values(announcements.map(({ id }) => ({ follower_id: followerId, announcement_id: id, told_at: at }))).execute();
}
