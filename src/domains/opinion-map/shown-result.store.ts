/** The result as the public may see it, read whole. */
import type { Database } from '#platform/database';
import { type Conversation, isOpenAt, showsResultAt } from './conversation.ts';
import { findStanding } from './standing.store.ts';
import type { Standing } from './standing.ts';
import { type StatementLine, linesOf } from './statement-line.ts';
import { listStatements } from './statement.store.ts';
import { veiled, veiledLine } from './veil.ts';

export interface ShownResult {
  conversation: Conversation;
  /** Null while it is not to be shown, nothing was computed yet, or fewer than five took part. */
  standing: Standing | null;
  /** Of every statement that is shown; counts are 0 without a standing. */
  lines: StatementLine[];
}

/** Of fewer people a live result would say how each of them voted. */
const peopleShownLeast = 5;

/** What the public may see of the standing now; while people vote no list names a statement that few answered. */
export async function findShownStanding(db: Database, conversation: Conversation, at: Date): Promise<Standing | null> {
  const standing = showsResultAt(conversation, at) ? await findStanding(db, conversation.id) : null;
  if (standing === null || standing.figures.sample.people < peopleShownLeast) return null;
  return isOpenAt(conversation, at) ? { ...standing, figures: veiled(standing.figures) } : standing;
}

export async function readResult(db: Database, conversation: Conversation, at: Date): Promise<ShownResult> {
  const [standing, statements] = [await findShownStanding(db, conversation, at), await listStatements(db, conversation.id)];
  const lines = linesOf(statements, standing?.figures ?? null);
  return { conversation, standing, lines: isOpenAt(conversation, at) ? lines.map(veiledLine) : lines };
}
