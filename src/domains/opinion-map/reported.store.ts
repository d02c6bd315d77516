/** Whether the report of an opinion map is out, and whether the city said something to it: told by those who keep reports, in the transaction in which it happens. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { publish } from '#platform/outbox';
import { changedTopic } from './changed-event.ts';

export async function hasReport(db: Database, conversationId: number): Promise<boolean> {
  const { rows } = await sql`select from opinion_map.conversation where id = ${conversationId} and reported_at is not null`.execute(db);
  return rows.length > 0;
}

/** Ids of conversations with a report to which the city has said nothing. */
export async function listUnanswered(db: Database): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`select id from opinion_map.conversation where reported_at is not null and answered_at is null`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

export async function tellReported(tx: Database, conversationId: number, at: Date): Promise<void> {
  await sql`update opinion_map.conversation set reported_at = ${at} where id = ${conversationId}`.execute(tx);
  await publish(tx, changedTopic, { conversationId });
}

/** The first time counts; whatever is said later is only told on. */
export async function tellAnswered(tx: Database, conversationId: number, at: Date): Promise<void> {
  await sql`update opinion_map.conversation set answered_at = ${at} where id = ${conversationId} and answered_at is null`.execute(tx);
  await publish(tx, changedTopic, { conversationId });
}
