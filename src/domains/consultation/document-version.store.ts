/** Versions of documents with their texts. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { readDocument } from './document-text.ts';
import type { Document, Version, VersionSection } from './document.ts';
import type { ConsultationTables } from './tables.ts';

const columns = sql`
  v.id, v.number, v.form, v.pages, v.file_bytes as "fileBytes", v.file_sha256 as "fileSha256", v.source ~ '\\S' as "hasText", v.reason,
  v.acting_as as "actingAs", v.made_at as "madeAt", v.published_at as "publishedAt", v.source`;

async function withSections(db: Database, row: Omit<Version, 'sections'> | undefined): Promise<Version | null> {
  if (row === undefined) return null;
  const sections = await db.withTables<ConsultationTables>().selectFrom('consultation.section').select(['anchor', 'level', 'heading', 'body']).where('version_id', '=', row.id).orderBy('position').execute();
  return { ...row, sections };
}

/** A version, drafts too, by its id. */
export async function findVersionById(db: Database, id: number): Promise<Version | null> {
  const { rows } = await sql<Omit<Version, 'sections'>>`select ${columns} from consultation.document_version v where v.id = ${id}`.execute(db);
  return withSections(db, rows[0]);
}

/** A published version by its number. */
export async function findPublishedVersion(db: Database, { id }: Pick<Document, 'id'>, number: number): Promise<Version | null> {
  const { rows } = await sql<Omit<Version, 'sections'>>`
    select ${columns} from consultation.document_version v where v.document_id = ${id} and v.number = ${number} and v.published_at is not null`.execute(db);
  return withSections(db, rows[0]);
}

/** Sections of all versions, the newest first: what anchors are kept from. */
export async function listKnownSections(db: Database, documentId: number): Promise<VersionSection[]> {
  const { rows } = await sql<VersionSection>`
    select s.anchor, s.level, s.heading, '' as body from consultation.section s join consultation.document_version v on v.id = s.version_id
    where v.document_id = ${documentId} order by v.number desc, s.position`.execute(db);
  return rows;
}

export interface Saved {
  /** Id of the newest version that the writer saw; 0 for none. */
  base: number;
  source: string;
  file: { sha256: string; bytes: number; pages: number } | null;
  reason: string;
  actingAs: string;
  at: Date;
}

/** Keeps a text as the newest version, a draft. `stale`: somebody saved, published or removed it since; then nothing is written. Saving the same once more writes nothing, too. */
export async function saveVersion(tx: Database, document: Pick<Document, 'id' | 'title'>, { base, source, file, reason, actingAs, at }: Saved): Promise<'saved' | 'stale'> {
  const held = await sql`select from consultation.document where id = ${document.id} for update`.execute(tx);
  if (held.rows.length === 0) return 'stale';
  const { rows } = await sql<{ id: number; number: number; source: string; sha256: string | null; reason: string; isPublished: boolean }>`
    select v.id, v.number, v.source, v.file_sha256 as sha256, v.reason, v.published_at is not null as "isPublished"
    from consultation.document_version v where v.document_id = ${document.id} order by v.number desc limit 1`.execute(tx);
  const newest = rows[0];
  if (newest && !newest.isPublished && newest.source === source && newest.sha256 === (file?.sha256 ?? null) && newest.reason === reason) return 'saved';
  if ((newest?.id ?? 0) !== base) return 'stale';
  const sections = readDocument(source, { opening: document.title, known: await listKnownSections(tx, document.id) });
  const db = tx.withTables<ConsultationTables>();
  const made = await db
    .insertInto('consultation.document_version')
    .values({ document_id: document.id, number: (newest?.number ?? 0) + 1, form: file ? 'pdf' : 'text', source, file_sha256: file?.sha256 ?? null, file_bytes: file?.bytes ?? null, pages: file?.pages ?? null, reason, acting_as: actingAs, made_at: at, published_at: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  const rowsOf = sections.map(({ anchor, level, heading, body }, position) => ({ version_id: made.id, position, anchor, level, heading, body }));
  for (let from = 0; from < rowsOf.length; from += 500) await db.insertInto('consultation.section').values(rowsOf.slice(from, from + 500)).execute();
  return 'saved';
}
