/** Documents of a call, without their texts. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { documentsMax } from './document-limit.ts';
import type { Audience, Document, VersionListed } from './document.ts';
import type { ConsultationTables } from './tables.ts';

type VersionRow = Omit<VersionListed, 'madeAt' | 'publishedAt'> & { documentId: number; madeAt: Date; publishedAt: Date | null };

/** In the order of reading. Without drafts, only those that have a published version. */
export async function listDocuments(db: Database, consultationId: number, { withDrafts }: { withDrafts: boolean }): Promise<Document[]> {
  const documents = await db.withTables<ConsultationTables>().selectFrom('consultation.document').select(['id', 'key', 'audience', 'title']).where('consultation_id', '=', consultationId).orderBy('position').orderBy('id').execute();
  const { rows } = await sql<VersionRow>`
    select v.document_id as "documentId", v.id, v.number, v.form, v.pages, v.file_bytes as "fileBytes", v.file_sha256 as "fileSha256", v.source ~ '\\S' as "hasText",
      v.reason, v.acting_as as "actingAs", v.made_at as "madeAt", v.published_at as "publishedAt"
    from consultation.document d join consultation.document_version v on v.document_id = d.id
    where d.consultation_id = ${consultationId} and (${withDrafts} or v.published_at is not null)
    order by v.number desc`.execute(db);
  const versions = Map.groupBy(rows, ({ documentId }) => documentId);
  const listed = documents.map((document) => ({ ...document, versions: (versions.get(document.id) ?? []).map(({ documentId: _, ...version }) => version) }));
  return withDrafts ? listed : listed.filter((document) => document.versions.length > 0);
}

/** Null where there is none, or, without drafts, none that is published. */
export async function findDocument(db: Database, consultationId: number, key: string, { withDrafts }: { withDrafts: boolean }): Promise<Document | null> {
  return (await listDocuments(db, consultationId, { withDrafts })).find((document) => document.key === key) ?? null;
}

/** Others who add or order wait until the transaction ends. */
async function holdCall(tx: Database, consultationId: number): Promise<void> {
  await sql`select from consultation.consultation where id = ${consultationId} for update`.execute(tx);
}

/** The key of the new document; null where there are as many as may be. */
export async function addDocument(tx: Database, consultationId: number, { title, audience }: { title: string; audience: Audience }): Promise<string | null> {
  await holdCall(tx, consultationId);
  const { rows } = await sql<{ found: number; last: number; position: number }>`
    select count(*)::int as found, coalesce(max(substring(key from '^d([0-9]{1,4})$')::int), 0) as last, coalesce(max(position), 0)::int as position
    from consultation.document where consultation_id = ${consultationId}`.execute(tx);
  const { found, last, position } = rows[0]!;
  if (found >= documentsMax) return null;
  const key = `d${last + 1}`;
  await tx.withTables<ConsultationTables>().insertInto('consultation.document').values({ consultation_id: consultationId, key, audience, title, position: position + 1 }).execute();
  return key;
}

/** Puts a document one place earlier or later; at the end of the list nothing happens. */
export async function moveDocument(tx: Database, consultationId: number, key: string, direction: 'up' | 'down'): Promise<void> {
  await holdCall(tx, consultationId);
  const db = tx.withTables<ConsultationTables>();
  const order = await db.selectFrom('consultation.document').select(['id', 'key']).where('consultation_id', '=', consultationId).orderBy('position').orderBy('id').execute();
  const at = order.findIndex((one) => one.key === key);
  const other = at + (direction === 'up' ? -1 : 1);
  if (at === -1 || other < 0 || other >= order.length) return;
  [order[at], order[other]] = [order[other]!, order[at]!];
  for (const [index, { id }] of order.entries()) await db.updateTable('consultation.document').set({ position: index + 1 }).where('id', '=', id).execute();
}

/** Gives another title. False where a version is published, whose title it is. */
export async function renameDocument(tx: Database, { id }: Pick<Document, 'id'>, { title, audience }: { title: string; audience: Audience }): Promise<boolean> {
  await sql`select from consultation.document where id = ${id} for update`.execute(tx);
  const { rows } = await sql`
    update consultation.document d set title = ${title}, audience = ${audience} where d.id = ${id}
      and not exists (select from consultation.document_version v where v.document_id = d.id and v.published_at is not null) returning d.id`.execute(tx);
  // What stands before the first heading is headed by the title.
  await sql`
    update consultation.section s set heading = ${title} from consultation.document_version v
    where v.id = s.version_id and v.document_id = ${id} and v.published_at is null and s.anchor = 'opening'`.execute(tx);
  return rows.length > 0;
}

/** Takes a document with its drafts away. False where a version is published. */
export async function removeDocument(tx: Database, { id }: Pick<Document, 'id'>): Promise<boolean> {
  await sql`select from consultation.document where id = ${id} for update`.execute(tx);
  const { rows } = await sql`select from consultation.document_version where document_id = ${id} and published_at is not null`.execute(tx);
  if (rows.length > 0) return false;
  await sql`delete from consultation.document_version where document_id = ${id}`.execute(tx);
  await sql`delete from consultation.document where id = ${id}`.execute(tx);
  return true;
}
