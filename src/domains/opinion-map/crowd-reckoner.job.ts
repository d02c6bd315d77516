/**
 * The process that computes what the votes of a crowd show: it reads them by itself, so that while people vote millions of
 * votes never pass through the site. Of fewer people the site reads: that takes it less time than the way to the database takes a process
 * that has just begun.
 */
import { answerApart } from '#platform/apart';
import { openDatabase } from '#platform/database';
import { reckon } from './maths/reckon.ts';
import { reckonBallots, type Reading } from './reckoned.store.ts';

export interface CrowdTask {
  /** Of the database, as the site uses it. */
  address: string;
  reading: Reading;
  statementTimeoutMs: number;
}

answerApart<CrowdTask>(async ({ address, reading, statementTimeoutMs }) => {
  const db = openDatabase(address, { connectionsMax: 1, statementTimeoutMs });
  try {
    return await reckonBallots(db, reading, (question) => Promise.resolve(reckon(question)));
  } finally {
    await db.destroy();
  }
});
