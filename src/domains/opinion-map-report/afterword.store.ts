/** What the city says to reports: writing it, on record, and reading it. */
import { recordPublicAct, type PublicAct } from '#domains/record';
import { type Conversation, tellAnswered } from '#domains/opinion-map';
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { type Afterword, afterwordAct } from './afterword.ts';
import { orderReports } from './report-order.store.ts';
import type { OpinionMapReportTables } from './tables.ts';

/** Newest first. */
export async function listAfterwords(db: Database, conversationId: number): Promise<Afterword[]> {
  const { rows } = await sql<Afterword>`select text, acting_as as "actingAs", at from opinion_map_report.afterword where conversation_id = ${conversationId} order by id desc`.execute(db);
  return rows;
}

export async function publishAfterword(tx: Database, conversation: Conversation, afterword: Afterword, about: PublicAct['about']): Promise<void> {
  await tx.withTables<OpinionMapReportTables>().insertInto('opinion_map_report.afterword').values({ conversation_id: conversation.id, text: afterword.text, acting_as: afterword.actingAs, at: afterword.at }).execute();
  await recordPublicAct(tx, afterwordAct(conversation, afterword, about), afterword.at);
  await tellAnswered(tx, conversation.id, afterword.at);
  // The paper says it too.
  await orderReports(tx);
}
