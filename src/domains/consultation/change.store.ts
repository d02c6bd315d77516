/** Changes after the announcement: each stays readable beside what holds now. */
import { aboutOf } from '#domains/plan';
import { recordPublicAct } from '#domains/record';
import { publish } from '#platform/outbox';
import type { Database } from '#platform/database';
import { changedAct } from './announcement.ts';
import { changedTopic } from './changed-event.ts';
import type { Change, Changed, ChangedFields } from './change.ts';
import type { Consultation } from './consultation.ts';
import { saveProgrammes } from './draft.store.ts';
import type { ConsultationTables } from './tables.ts';

/** Newest first. */
export async function listChanges(db: Database, consultationId: number): Promise<Change[]> {
  const rows = await db.withTables<ConsultationTables>().selectFrom('consultation.change').select(['fields', 'reason', 'acting_as as actingAs', 'at']).where('consultation_id', '=', consultationId).orderBy('id', 'desc').execute();
  return rows.map((row) => ({ ...row, fields: row.fields as ChangedFields }));
}

/** False where it was changed or cancelled since the revision that was read: then nothing is written. */
export async function change(tx: Database, consultation: Consultation, changed: Changed, { fields, reason, actingAs, at }: Change): Promise<boolean> {
  const db = tx.withTables<ConsultationTables>();
  const written = await db
    .updateTable('consultation.consultation')
    .set({ subject: changed.subject, purpose: changed.purpose, contact: changed.contact, closes_on: changed.closesOn, addresses: JSON.stringify(changed.addresses), revision: consultation.revision + 1 })
    .where('id', '=', consultation.id)
    .where('state', '=', 'announced')
    .where('revision', '=', consultation.revision)
    .executeTakeFirst();
  if (written.numUpdatedRows === 0n) return false;
  await saveProgrammes(tx, consultation.id, changed.programmes);
  await db.insertInto('consultation.change').values({ consultation_id: consultation.id, fields: JSON.stringify(fields), reason, acting_as: actingAs, at }).execute();
  // Followers of what it served before hear of it, too.
  const programmes = [...new Set([...consultation.programmes, ...changed.programmes])].toSorted();
  await recordPublicAct(tx, changedAct({ slug: consultation.slug, subject: changed.subject }, fields, reason, await aboutOf(tx, { ...consultation, programmes }), actingAs), at);
  await publish(tx, changedTopic, { consultationId: consultation.id });
  return true;
}
