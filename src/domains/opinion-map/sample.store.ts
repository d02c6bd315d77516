/** Puts the sample's opinion maps into the database: one that is over, for which the program makes a report, and one that is open. */
import { addDays, fiscalYearOf } from '#domains/civic';
import type { NamedDepartment } from '#domains/staff';
import { sql } from 'kysely';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import { announce } from './announcement.store.ts';
import { getAnyConversation } from './conversation.store.ts';
import { hourOf } from './conversation.ts';
import { insertDraft } from './draft.store.ts';
import { codeHash, newCode } from './participant.ts';
import { sampleDraft, sampleSeed, sampleStatements, sampleVotes } from './sample.ts';
import { insertSeeds } from './seed.store.ts';
import type { OpinionMapTables } from './tables.ts';

/** Numbers of the two, the one that is over first; null where there are opinion maps already, and nothing is written. */
export async function insertSample(tx: Database, department: NamedDepartment, clock: Pick<Clock, 'now' | 'today'>): Promise<string[] | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended('opinion_map.sample', 0))`.execute(tx);
  if ((await sql`select 1 from opinion_map.conversation limit 1`.execute(tx)).rows.length > 0) return null;
  const today = clock.today();
  const slugs: string[] = [];
  for (const over of [true, false]) {
    const draft = sampleDraft(over, { department, opensOn: addDays(today, over ? -14 : 0), closesOn: addDays(today, over ? -1 : 14) });
    const slug = await insertDraft(tx, draft, fiscalYearOf(today), clock.now());
    // Nothing is drawn by chance here: every sample shows the same.
    await sql`update opinion_map.conversation set seed = ${sampleSeed} where slug = ${slug}`.execute(tx);
    slugs.push(slug);
  }
  for (const slug of slugs) await fill(tx, slug, clock.now());
  return slugs;
}

async function fill(tx: Database, slug: string, at: Date): Promise<void> {
  const conversation = await getAnyConversation(tx, slug);
  const { id, seed } = conversation;
  await insertSeeds(tx, conversation, sampleStatements.map(({ text, translation }) => ({ text, translation, meta: false })), at);
  await announce(tx, conversation, 'command', at);
  const votes = sampleVotes(seed).map((vote) => ({ conversation_id: id, ...vote }));
  const numbers = [...new Set(votes.map(({ participant }) => participant))];
  const db = tx.withTables<OpinionMapTables>();
  // Codes that nobody was given: nobody comes back as one of these.
  await db.insertInto('opinion_map.participant').values(numbers.map((number) => ({ conversation_id: id, number, code_sha256: codeHash(newCode()), mark: null, came_by: 'page', began_at: hourOf(at), barred_at: null }))).execute();
  await db.insertInto('opinion_map.vote').values(votes.map((vote) => ({ ...vote, before: null, cast_at: hourOf(at) }))).execute();
  await db.insertInto('opinion_map.ballot').values(votes).execute();
}
