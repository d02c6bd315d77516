/** Drafts of documents become what the public reads: all at the announcement, one by one after it. */
import { aboutOf } from '#domains/plan';
import { recordPublicAct } from '#domains/record';
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { publish } from '#platform/outbox';
import { changedTopic } from './changed-event.ts';
import type { Consultation } from './consultation.ts';
import { type Document, versionPath } from './document.ts';
import { listDocuments } from './document.store.ts';
import { findVersionById } from './document-version.store.ts';
import { sentence } from './text.ts';

/** The newest draft takes the next public number; older drafts go. @returns the number, or null where the newest version is public already */
async function publishNewest(tx: Database, documentId: number, { base, reason, actingAs, at }: { base?: number; reason?: string; actingAs: string; at: Date }): Promise<number | null> {
  await sql`select from consultation.document where id = ${documentId} for update`.execute(tx);
  const { rows } = await sql<{ id: number; publishedAt: Date | null; next: number }>`
    select v.id, v.published_at as "publishedAt", (select count(*)::int + 1 from consultation.document_version p where p.document_id = v.document_id and p.published_at is not null) as next
    from consultation.document_version v where v.document_id = ${documentId} order by v.number desc limit 1`.execute(tx);
  const newest = rows[0];
  if (newest === undefined || newest.publishedAt !== null || (base !== undefined && newest.id !== base)) return null;
  await sql`delete from consultation.document_version where document_id = ${documentId} and published_at is null and id <> ${newest.id}`.execute(tx);
  const highest = await sql<{ number: number }>`select coalesce(max(number), 0)::int as number from consultation.document_version where document_id = ${documentId} and published_at is not null`.execute(tx);
  const number = Math.max(newest.next, highest.rows[0]!.number + 1);
  await sql`
    update consultation.document_version set number = ${number}, published_at = ${at}, acting_as = ${actingAs}, reason = coalesce(${reason ?? null}, reason) where id = ${newest.id}`.execute(tx);
  return number;
}

/** For the announcement, in its transaction: every document's newest draft. What is told of it the announcement says. */
export async function publishVersions(tx: Database, consultationId: number, actingAs: string, at: Date): Promise<void> {
  for (const { id } of await listDocuments(tx, consultationId, { withDrafts: true })) await publishNewest(tx, id, { actingAs, at });
}

/** One document after the announcement, on record and told to followers. `base`: the draft that was read. False where it is no longer the newest. */
export async function publishVersion(tx: Database, consultation: Consultation, document: Document, given: { base: number; reason: string; actingAs: string; at: Date }): Promise<boolean> {
  const number = await publishNewest(tx, document.id, given);
  if (number === null) return false;
  const version = (await findVersionById(tx, given.base))!;
  const { key, title, audience } = document;
  await recordPublicAct(
    tx,
    {
      kind: 'consultation.document-published',
      path: versionPath(consultation.slug, key, number),
      title: sentence((words) => words.document.act(consultation.subject, title, number)),
      actingAs: given.actingAs,
      about: await aboutOf(tx, consultation),
      document: {
        consultation: consultation.slug, key, title, audience, version: number, reason: given.reason,
        text_sha256: createHash('sha256').update(version.source).digest('hex'), file_sha256: version.fileSha256,
        sections: version.sections.map(({ anchor, heading }) => ({ anchor, heading })),
      },
    },
    given.at,
  );
  await publish(tx, changedTopic, { consultationId: consultation.id });
  return true;
}
