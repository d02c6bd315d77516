/** A draft becomes public, or what is public is cancelled: on record, in one transaction. */
import { aboutOf } from '#domains/plan';
import { recordPublicAct } from '#domains/record';
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { publish } from '#platform/outbox';
import { announcedAct, cancelledAct } from './announcement.ts';
import { changedTopic } from './changed-event.ts';
import type { Conversation } from './conversation.ts';
import { listStatements } from './statement.store.ts';
import type { OpinionMapTables } from './tables.ts';

/** False where it was announced or saved since the revision that was read: then nothing is written. */
export async function announce(tx: Database, conversation: Conversation, actingAs: string, at: Date): Promise<boolean> {
  if (!(await step(tx, conversation, 'draft', { state: 'announced', announced_at: at }))) return false;
  await sql`update opinion_map.statement set shown_at = ${at} where conversation_id = ${conversation.id}`.execute(tx);
  await recordPublicAct(tx, announcedAct(conversation, await listStatements(tx, conversation.id), await aboutOf(tx, conversation), actingAs), at);
  await publish(tx, changedTopic, { conversationId: conversation.id });
  return true;
}

/** False where it was changed or cancelled since the revision that was read. */
export async function cancel(tx: Database, conversation: Conversation, reason: string, actingAs: string, at: Date): Promise<boolean> {
  if (!(await step(tx, conversation, 'announced', { state: 'cancelled', cancelled_at: at, cancel_reason: reason }))) return false;
  await recordPublicAct(tx, cancelledAct(conversation, reason, await aboutOf(tx, conversation), actingAs), at);
  await publish(tx, changedTopic, { conversationId: conversation.id });
  return true;
}

type Step = { state: 'announced'; announced_at: Date } | { state: 'cancelled'; cancelled_at: Date; cancel_reason: string };

async function step(tx: Database, { id, revision }: Conversation, from: 'draft' | 'announced', set: Step): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<OpinionMapTables>()
    .updateTable('opinion_map.conversation')
    .set({ ...set, revision: revision + 1 })
    .where('id', '=', id)
    .where('state', '=', from)
    .where('revision', '=', revision)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
