/** Statements of the city: adding them, and mending them before anybody has seen them. */
import { foldForSearch } from '#domains/civic';
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { type Conversation, hourOf } from './conversation.ts';
import { foldedStatement, type Seed } from './seed.ts';
import { langOfText, type Statement } from './statement.ts';
import type { OpinionMapTables } from './tables.ts';

/** By number, in whatever state. */
export async function listSeeds(db: Database, conversationId: number): Promise<Statement[]> {
  const { rows } = await sql<Statement>`
    select s.number, s.text, s.lang, s.translation, s.origin, s.state, s.meta, s.merged_into as "mergedInto"
    from opinion_map.statement s where s.conversation_id = ${conversationId} and s.origin = 'seed' order by s.number`.execute(db);
  return rows;
}

/** Folded texts of everything that was ever said here; but for one statement, where it is being mended. */
export async function listSaid(db: Database, conversationId: number, except: number | null = null): Promise<Set<string>> {
  const { rows } = await sql<{ text: string }>`select s.text from opinion_map.statement s where s.conversation_id = ${conversationId} and s.number is distinct from ${except}`.execute(db);
  return new Set(rows.map(({ text }) => foldedStatement(text)));
}

/** Under the lock of whoever holds the conversation: numbers go on from the last. */
export async function insertSeeds(tx: Database, { id, state }: Pick<Conversation, 'id' | 'state'>, seeds: readonly Seed[], at: Date): Promise<void> {
  if (seeds.length === 0) return;
  const { rows } = await sql<{ last: number }>`select coalesce(max(s.number), 0)::int as last from opinion_map.statement s where s.conversation_id = ${id}`.execute(tx);
  const { last } = rows[0]!;
  await tx
    .withTables<OpinionMapTables>()
    .insertInto('opinion_map.statement')
    .values(
      seeds.map(({ text, translation, meta }, index) => ({
        conversation_id: id, number: last + index + 1, text, folded: foldForSearch(text), lang: langOfText(text), translation, origin: 'seed' as const, author: null, state: 'shown' as const, meta, merged_into: null, made_at: hourOf(at), shown_at: state === 'draft' ? null : at,
      })),
    )
    .execute();
}

/** Only while nobody has seen it. */
export async function saveSeed(tx: Database, conversationId: number, number: number, { text, translation, meta }: Seed): Promise<void> {
  await tx
    .withTables<OpinionMapTables>()
    .updateTable('opinion_map.statement')
    .set({ text, folded: foldForSearch(text), translation, meta, lang: langOfText(text) })
    .where('conversation_id', '=', conversationId)
    .where('number', '=', number)
    .where('origin', '=', 'seed')
    .execute();
}

/** Only while nobody has seen it. */
export async function removeSeed(tx: Database, conversationId: number, number: number): Promise<void> {
  await tx.withTables<OpinionMapTables>().deleteFrom('opinion_map.statement').where('conversation_id', '=', conversationId).where('number', '=', number).where('origin', '=', 'seed').execute();
}
