/** A draft becomes public: itself and its documents as they stand at that moment, on record, in one transaction. */
import { aboutOf } from '#domains/plan';
import { recordPublicAct } from '#domains/record';
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { publish } from '#platform/outbox';
import { announcedAct, cancelledAct, type PublishedDocument } from './announcement.ts';
import { changedTopic } from './changed-event.ts';
import type { Consultation } from './consultation.ts';
import { publishVersions } from './document-publication.store.ts';
import type { ConsultationTables } from './tables.ts';
import { listTellings } from './telling.store.ts';

/** False where it was announced or saved since the revision that was read: then nothing is written. */
export async function announce(tx: Database, consultation: Consultation, actingAs: string, at: Date): Promise<boolean> {
  const announced = await tx
    .withTables<ConsultationTables>()
    .updateTable('consultation.consultation')
    .set({ state: 'announced', announced_at: at, revision: consultation.revision + 1 })
    .where('id', '=', consultation.id)
    .where('state', '=', 'draft')
    .where('revision', '=', consultation.revision)
    .executeTakeFirst();
  if (announced.numUpdatedRows === 0n) return false;
  await publishVersions(tx, consultation.id, actingAs, at);
  const act = announcedAct(consultation, await listTellings(tx, consultation.id), await listPublishedDocuments(tx, consultation.id), await aboutOf(tx, consultation), actingAs);
  await recordPublicAct(tx, act, at);
  await publish(tx, changedTopic, { consultationId: consultation.id });
  return true;
}

async function listPublishedDocuments(tx: Database, consultationId: number): Promise<PublishedDocument[]> {
  const { rows } = await sql<PublishedDocument>`
    select d.key, d.title, v.number as version, encode(sha256(convert_to(v.source, 'UTF8')), 'hex') as sha256, v.file_sha256
    from consultation.document d join consultation.document_version v on v.document_id = d.id and v.published_at is not null
    where d.consultation_id = ${consultationId} order by d.position, d.id, v.number`.execute(tx);
  return rows;
}

/** False where it was changed or cancelled since the revision that was read. */
export async function cancel(tx: Database, consultation: Consultation, reason: string, actingAs: string, at: Date): Promise<boolean> {
  const cancelled = await tx
    .withTables<ConsultationTables>()
    .updateTable('consultation.consultation')
    .set({ state: 'cancelled', cancelled_at: at, cancel_reason: reason, revision: consultation.revision + 1 })
    .where('id', '=', consultation.id)
    .where('state', '=', 'announced')
    .where('revision', '=', consultation.revision)
    .executeTakeFirst();
  if (cancelled.numUpdatedRows === 0n) return false;
  await recordPublicAct(tx, cancelledAct(consultation, reason, await aboutOf(tx, consultation), actingAs), at);
  await publish(tx, changedTopic, { consultationId: consultation.id });
  return true;
}
