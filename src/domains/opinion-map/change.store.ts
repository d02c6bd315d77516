/** Changes after the announcement: each stays readable beside what holds now. */
import { aboutOf } from '#domains/plan';
import { recordPublicAct } from '#domains/record';
import type { Database } from '#platform/database';
import { publish } from '#platform/outbox';
import { changedAct } from './announcement.ts';
import type { Change, Changed, ChangedFields } from './change.ts';
import { changedTopic } from './changed-event.ts';
import type { Conversation } from './conversation.ts';
import type { OpinionMapTables } from './tables.ts';

/** Newest first. */
export async function listChanges(db: Database, conversationId: number): Promise<Change[]> {
  const rows = await db.withTables<OpinionMapTables>().selectFrom('opinion_map.change').select(['fields', 'reason', 'acting_as as actingAs', 'at']).where('conversation_id', '=', conversationId).orderBy('id', 'desc').execute();
  return rows.map((row) => ({ ...row, fields: row.fields as ChangedFields }));
}

/** False where it was changed or cancelled since the revision that was read: then nothing is written. */
export async function change(tx: Database, conversation: Conversation, changed: Changed, made: Change): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<OpinionMapTables>()
    .updateTable('opinion_map.conversation')
    .set({ closes_on: changed.closesOn, bureau: changed.department.bureau, section: changed.department.section, contact: changed.contact, moderation: changed.moderation, shows: changed.shows, channels: JSON.stringify(changed.channels), revision: conversation.revision + 1 })
    .where('id', '=', conversation.id)
    .where('state', '=', 'announced')
    .where('revision', '=', conversation.revision)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return false;
  await keepChange(tx, conversation, made);
  return true;
}

/** Puts on record, for the page and for followers, what became different. */
export async function keepChange(tx: Database, conversation: Conversation, { fields, reason, actingAs, at }: Change): Promise<void> {
  await tx.withTables<OpinionMapTables>().insertInto('opinion_map.change').values({ conversation_id: conversation.id, fields: JSON.stringify(fields), reason, acting_as: actingAs, at }).execute();
  await recordPublicAct(tx, changedAct(conversation, fields, reason, await aboutOf(tx, conversation), actingAs), at);
  await publish(tx, changedTopic, { conversationId: conversation.id });
}
