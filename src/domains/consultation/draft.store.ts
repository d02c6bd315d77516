/** Calls while they are written: a number at the beginning, then saves that never write over what somebody else saved. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { Consultation } from './consultation.ts';
import { listDocuments, removeDocument } from './document.store.ts';
import type { Draft } from './draft.ts';
import type { ConsultationTables } from './tables.ts';
import { listTellings, saveTellings } from './telling.store.ts';

/** The next number of a fiscal year; nobody else takes one until the transaction ends (read committed). */
export async function takeNumber(tx: Database, fiscalYear: number): Promise<{ slug: string; number: number }> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`consultation.number:${fiscalYear}`}, 0))`.execute(tx);
  const { rows } = await sql<{ number: number }>`select coalesce(max(number), 0)::int + 1 as number from consultation.consultation where fiscal_year = ${fiscalYear}`.execute(tx);
  const { number } = rows[0]!;
  return { slug: `${fiscalYear}-${number}`, number };
}

function columnsOf(draft: Draft) {
  return {
    subject: draft.subject, purpose: draft.purpose, bureau: draft.department.bureau, section: draft.department.section, contact: draft.contact, opens_on: draft.opensOn, closes_on: draft.closesOn,
    who_may: draft.whoMay, ways: draft.ways as string[], addresses: JSON.stringify(draft.addresses), identity: draft.identity, exception: draft.exception, exception_reason: draft.exceptionReason,
  };
}

export async function insertDraft(tx: Database, draft: Draft, fiscalYear: number, at: Date): Promise<{ id: number; slug: string }> {
  const { slug, number } = await takeNumber(tx, fiscalYear);
  const { id } = await tx
    .withTables<ConsultationTables>()
    .insertInto('consultation.consultation')
    .values({ ...columnsOf(draft), slug, fiscal_year: fiscalYear, number, state: 'draft', announced_at: null, cancelled_at: null, cancel_reason: null, source_url: null, made_at: at })
    .returning('id')
    .executeTakeFirstOrThrow();
  await saveProgrammes(tx, id, draft.programmes);
  await saveTellings(tx, id, draft.tellings);
  return { id, slug };
}

/** The new revision, or null where somebody has saved or announced since: then nothing is written. */
export async function saveDraft(tx: Database, id: number, onRevision: number, draft: Draft): Promise<number | null> {
  const saved = await tx
    .withTables<ConsultationTables>()
    .updateTable('consultation.consultation')
    .set({ ...columnsOf(draft), revision: onRevision + 1 })
    .where('id', '=', id)
    .where('revision', '=', onRevision)
    .where('state', '=', 'draft')
    .returning('revision')
    .executeTakeFirst();
  if (saved === undefined) return null;
  await saveProgrammes(tx, id, draft.programmes);
  await saveTellings(tx, id, draft.tellings);
  return saved.revision;
}

export async function saveProgrammes(tx: Database, id: number, programmes: readonly string[]): Promise<void> {
  const db = tx.withTables<ConsultationTables>();
  await db.deleteFrom('consultation.programme').where('consultation_id', '=', id).execute();
  if (programmes.length > 0) await db.insertInto('consultation.programme').values(programmes.map((programme) => ({ consultation_id: id, programme_number: programme }))).execute();
}

/** Takes a draft away with its documents. False where it was saved or announced since the revision that was read. Its number is given again only where it was the last. */
export async function removeDraft(tx: Database, { id }: Pick<Consultation, 'id'>, onRevision: number): Promise<boolean> {
  const { rows } = await sql`select 1 from consultation.consultation where id = ${id} and state = 'draft' and revision = ${onRevision} for update`.execute(tx);
  if (rows.length === 0) return false;
  for (const document of await listDocuments(tx, id, { withDrafts: true })) await removeDocument(tx, document);
  await saveProgrammes(tx, id, []);
  await saveTellings(tx, id, []);
  await tx.withTables<ConsultationTables>().deleteFrom('consultation.consultation').where('id', '=', id).execute();
  return true;
}

/** Nobody else saves, announces or changes it until the caller's transaction ends. */
export async function holdConsultation(tx: Database, slug: string): Promise<void> {
  await sql`select 1 from consultation.consultation where slug = ${slug} for update`.execute(tx);
}

export async function draftOf(db: Database, consultation: Consultation): Promise<Draft> {
  const { subject, purpose, department, contact, opensOn, closesOn, whoMay, ways, addresses, identity, exception, exceptionReason, programmes } = consultation;
  return { subject, purpose, department, contact, opensOn, closesOn, whoMay, ways, addresses, identity, exception, exceptionReason, programmes, tellings: await listTellings(db, consultation.id) };
}
