/** Senders, sealed. Whoever opens one leaves an audit record: see the row that shows it. */
import { randomUUID } from 'node:crypto';
import type { Database } from '#platform/database';
import type { Safe } from '#platform/safe';
import { isSenderEmpty, openSender, type SenderGiven, sealSender } from './sender.ts';
import type { OpinionTables } from './tables.ts';

/** Keeps who sent a submission; nothing is kept where nothing was given. */
export async function insertSender(tx: Database, safe: Safe, { submissionId, given, wantsLetter }: { submissionId: number; given: SenderGiven; wantsLetter: boolean }): Promise<void> {
  if (isSenderEmpty(given)) return;
  await tx
    .withTables<OpinionTables>()
    .insertInto('opinion.sender')
    .values({ id: randomUUID(), submission_id: submissionId, ...sealSender(safe, given), wants_letter: wantsLetter })
    .execute();
}

/** Whether there is one, without opening it. */
export async function hasSender(db: Database, submissionId: number): Promise<boolean> {
  const found = await db.withTables<OpinionTables>().selectFrom('opinion.sender').select('id').where('submission_id', '=', submissionId).executeTakeFirst();
  return found !== undefined;
}

/** Null where none was given, or it was erased. */
export async function findSender(db: Database, safe: Pick<Safe, 'open'>, submissionId: number): Promise<(SenderGiven & { wantsLetter: boolean }) | null> {
  const found = await db.withTables<OpinionTables>().selectFrom('opinion.sender').select(['sealed', 'wants_letter']).where('submission_id', '=', submissionId).executeTakeFirst();
  return found ? { ...openSender(safe, found.sealed), wantsLetter: found.wants_letter } : null;
}

/** With a withdrawal, or when a person has everything of theirs erased. */
export async function eraseSender(tx: Database, submissionId: number): Promise<void> {
  await tx.withTables<OpinionTables>().deleteFrom('opinion.sender').where('submission_id', '=', submissionId).execute();
}
