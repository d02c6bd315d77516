/** Gathers what is public of one opinion map. */
import { listProgrammeNames } from '#domains/plan';
import type { Database } from '#platform/database';
import { listChanges } from './change.store.ts';
import type { Conversation } from './conversation.ts';
import { hasReport } from './reported.store.ts';
import { findWipedAt } from './order-wiping.store.ts';
import type { Whole } from './whole.ts';

export async function gatherWhole(db: Database, conversation: Conversation): Promise<Whole> {
  const { id, programmes } = conversation;
  const [names, changes, reported, orderWipedAt] = await Promise.all([programmes.length === 0 ? [] : listProgrammeNames(db), listChanges(db, id), hasReport(db, id), findWipedAt(db, id)]);
  return { conversation, programmes: names.filter(({ number }) => programmes.includes(number)), changes, hasReport: reported, orderWipedAt };
}
