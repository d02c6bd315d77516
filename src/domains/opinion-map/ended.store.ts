/** An opinion map that is over, with everything that a report is made of: computed from the beginning, over all votes that are there. */
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { Arrival } from './arrival.ts';
import { listArrivals } from './arrival.store.ts';
import { moderationDigest } from './ballot.store.ts';
import type { Conversation } from './conversation.ts';
import type { Question } from './maths/reckon.ts';
import type { Reckoning } from './maths/reckoning.ts';
import type { LogCounts } from './moderation-log.ts';
import { countLog } from './moderation-log.store.ts';
import { reckonNow } from './reckoning.store.ts';
import type { Statement } from './statement.ts';
import { listStatements } from './statement.store.ts';

export interface Ended {
  reckoning: Reckoning;
  /** What it was computed from; its people have numbers drawn anew. */
  question: Question;
  /** Every statement that people could vote on, in whatever state. */
  statements: Statement[];
  arrivals: Arrival[];
  /** What has become of statements and participants. */
  moderation: LogCounts;
  /** What moderators had decided when the votes were read (see `findModerated`). */
  moderated: string;
}

/** `patience` of 1: nothing but the signs of the axes is remembered. */
export async function gatherEnded(db: Database, conversation: Conversation): Promise<Ended> {
  const { id } = conversation;
  const { reckoning, question, read } = await reckonNow({ db }, conversation, { patience: 1 });
  const numbers = new Set(read.marks.map(({ number }) => number));
  const statements = (await listStatements(db, id, ['shown', 'merged', 'refused', 'waiting'])).filter(({ number }) => numbers.has(number));
  return { reckoning, question, statements, arrivals: await listArrivals(db, conversation), moderation: await countLog(db, id), moderated: read.moderated };
}

/** What moderators have decided by now, as a digest: where it is another than before, what was computed before is wrong. Null where there is no such opinion map. */
export async function findModerated(db: Database, conversationId: number): Promise<string | null> {
  const { rows } = await sql<{ moderated: string }>`select ${moderationDigest} as moderated from opinion_map.conversation c where c.id = ${conversationId}`.execute(db);
  return rows[0]?.moderated ?? null;
}
