/** Opinion maps while they are written: a number at the beginning, then saves that never write over what somebody else saved. */
import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { Conversation } from './conversation.ts';
import type { Draft } from './draft.ts';
import type { OpinionMapTables } from './tables.ts';

/** The next number of a fiscal year; nobody else takes one until the transaction ends (read committed). */
async function takeNumber(tx: Database, fiscalYear: number): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`opinion_map.number:${fiscalYear}`}, 0))`.execute(tx);
  const { rows } = await sql<{ number: number }>`select coalesce(max(number), 0)::int + 1 as number from opinion_map.conversation where fiscal_year = ${fiscalYear}`.execute(tx);
  return rows[0]!.number;
}

function columnsOf(draft: Draft) {
  return {
    question: draft.question, question_en: draft.questionEn, background: draft.background, background_en: draft.backgroundEn, rules: draft.rules, rules_en: draft.rulesEn, bureau: draft.department.bureau, section: draft.department.section,
    contact: draft.contact, opens_on: draft.opensOn, closes_on: draft.closesOn, access: draft.access, moderation: draft.moderation, length_max: draft.lengthMax, write_after: draft.writeAfter, shows: draft.shows,
    channels: JSON.stringify(draft.channels),
  };
}

/** What everything is drawn by lot with is drawn here, before anybody has voted, and never again. */
export async function insertDraft(tx: Database, draft: Draft, fiscalYear: number, at: Date): Promise<string> {
  const number = await takeNumber(tx, fiscalYear);
  const slug = `${fiscalYear}-${number}`;
  const { id } = await tx
    .withTables<OpinionMapTables>()
    .insertInto('opinion_map.conversation')
    .values({ ...columnsOf(draft), slug, fiscal_year: fiscalYear, number, seed: randomInt(1, 2 ** 31), state: 'draft', announced_at: null, cancelled_at: null, cancel_reason: null, made_at: at })
    .returning('id')
    .executeTakeFirstOrThrow();
  await saveProgrammes(tx, id, draft.programmes);
  return slug;
}

/** False where somebody has saved or announced since the revision that was read: then nothing is written. */
export async function saveDraft(tx: Database, id: number, onRevision: number, draft: Draft): Promise<boolean> {
  const saved = await tx
    .withTables<OpinionMapTables>()
    .updateTable('opinion_map.conversation')
    .set({ ...columnsOf(draft), revision: onRevision + 1 })
    .where('id', '=', id)
    .where('revision', '=', onRevision)
    .where('state', '=', 'draft')
    .executeTakeFirst();
  if (saved.numUpdatedRows === 0n) return false;
  await saveProgrammes(tx, id, draft.programmes);
  return true;
}

async function saveProgrammes(tx: Database, id: number, programmes: readonly string[]): Promise<void> {
  const db = tx.withTables<OpinionMapTables>();
  await db.deleteFrom('opinion_map.programme').where('conversation_id', '=', id).execute();
  if (programmes.length > 0) await db.insertInto('opinion_map.programme').values(programmes.map((programme) => ({ conversation_id: id, programme_number: programme }))).execute();
}

/** Takes a draft away with its seeds and invitations. False where it was saved or announced since the revision that was read. */
export async function removeDraft(tx: Database, { id }: Pick<Conversation, 'id'>, onRevision: number): Promise<boolean> {
  const { rows } = await sql`select 1 from opinion_map.conversation where id = ${id} and state = 'draft' and revision = ${onRevision} for update`.execute(tx);
  if (rows.length === 0) return false;
  const db = tx.withTables<OpinionMapTables>();
  await saveProgrammes(tx, id, []);
  await db.deleteFrom('opinion_map.statement').where('conversation_id', '=', id).execute();
  await db.deleteFrom('opinion_map.invitation').where('conversation_id', '=', id).execute();
  await db.deleteFrom('opinion_map.conversation').where('id', '=', id).execute();
  return true;
}

/** Nobody else saves, announces, changes it or adds statements until the caller's transaction ends; votes do not wait. */
export async function holdConversation(tx: Database, slug: string): Promise<void> {
  await sql`select 1 from opinion_map.conversation where slug = ${slug} for no key update`.execute(tx);
}
