/** Rows of files that came with an opinion; their bytes lie sealed in the store of files. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { Files } from '#platform/files';
import type { Safe } from '#platform/safe';
import type { AcceptedAttachment, Attachment, AttachmentKind } from './attachment.ts';
import type { OpinionTables } from './tables.ts';

/** Writes the rows, after those that the submission has. Whoever calls it holds the submission's row, or has just made it. */
export async function insertAttachments(tx: Database, submissionId: number, accepted: readonly AcceptedAttachment[], { kind, at }: { kind: AttachmentKind; at: Date }): Promise<void> {
  if (accepted.length === 0) return;
  const { rows } = await sql<{ next: number }>`select coalesce(max(position) + 1, 0)::integer as next from opinion.attachment where submission_id = ${submissionId}`.execute(tx);
  await tx
    .withTables<OpinionTables>()
    .insertInto('opinion.attachment')
    .values(accepted.map((file, index) => ({ submission_id: submissionId, position: rows[0]!.next + index, kind, media_type: file.mediaType, bytes: file.bytes, pages: file.pages, sealed_sha256: file.sealedSha256, scanned: file.scanned, added_at: at })))
    .execute();
}

/** In the order they came. */
export async function listAttachments(db: Database, submissionIds: readonly number[]): Promise<Attachment[]> {
  const { rows } = await sql<Attachment>`
    select id, submission_id as "submissionId", position, kind, media_type as "mediaType", bytes, pages, scanned, added_at as "addedAt"
    from opinion.attachment where submission_id = any(${[...submissionIds]}::integer[]) order by submission_id, position`.execute(db);
  return rows;
}

/** The clean file, opened; null where the submission has none at that place. Whoever is given it leaves an audit record: see the row. */
export async function openAttachment(db: Database, { files, safe }: { files: Files; safe: Pick<Safe, 'openBytes'> }, submissionId: number, position: number): Promise<{ attachment: Attachment; bytes: Uint8Array } | null> {
  const attachment = (await listAttachments(db, [submissionId])).find((one) => one.position === position);
  if (!attachment) return null;
  const row = await db.withTables<OpinionTables>().selectFrom('opinion.attachment').select('sealed_sha256').where('id', '=', attachment.id).executeTakeFirstOrThrow();
  const sealed = await files.get(row.sealed_sha256);
  if (sealed === null) throw new Error(`the sealed file of attachment ${attachment.id} is not in the store of files`);
  return { attachment, bytes: safe.openBytes(sealed) };
}

/**
 * With a withdrawal or an erasure. What names the sealed bytes is gone with the row; the bytes themselves stay in the store of files, which
 * forgets nothing, sealed and found by nobody.
 */
export async function eraseAttachments(tx: Database, submissionId: number): Promise<void> {
  await tx.withTables<OpinionTables>().deleteFrom('opinion.attachment').where('submission_id', '=', submissionId).execute();
}
