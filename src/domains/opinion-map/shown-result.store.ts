/** The result as the public may see it, read whole. */
import type { Database } from '#platform/database';
import { type Conversation, showsResultAt } from './conversation.ts';
import { findStanding } from './standing.store.ts';
import type { Standing } from './standing.ts';
import { type StatementLine, linesOf } from './statement-line.ts';
import { listStatements } from './statement.store.ts';

export interface ShownResult {
  conversation: Conversation;
  /** Null while it is not to be shown, or nothing was computed yet. */
  standing: Standing | null;
  /** Of every statement that is shown; counts are 0 without a standing. */
  lines: StatementLine[];
}

export async function readResult(db: Database, conversation: Conversation, at: Date): Promise<ShownResult> {
  const [standing, statements] = [showsResultAt(conversation, at) ? await findStanding(db, conversation.id) : null, await listStatements(db, conversation.id)];
  return { conversation, standing, lines: linesOf(statements, standing?.figures ?? null) };
}
