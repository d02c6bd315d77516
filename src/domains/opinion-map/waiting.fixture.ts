/** Statements that participants wrote, as if each had come in: [author, text]. */
import type { Database } from '#platform/database';
import type { Town } from '#town';
import type { StatementTable, OpinionMapTables } from './tables.ts';
import type { TownMap } from './town-map.fixture.ts';

/** Gives their numbers. Their authors must be there (`townVotes`). */
export async function townStatements(town: Town, { id }: Pick<TownMap, 'id'>, said: readonly (readonly [author: number, text: string])[], state: StatementTable['state'] = 'waiting'): Promise<number[]> {
  const db = (town.db as Database).withTables<OpinionMapTables>();
  const { last } = await db.selectFrom('opinion_map.statement').select((all) => all.fn.max('number').as('last')).where('conversation_id', '=', id).executeTakeFirstOrThrow();
  const at = new Date('2026-04-01T03:00:00Z');
  const rows = said.map(([author, text], index) => ({ conversation_id: id, number: (last ?? 0) + 1 + index, text, folded: text, lang: 'ja' as const, translation: null, origin: 'participant' as const, author, state, merged_into: null, made_at: at, shown_at: state === 'shown' ? at : null }));
  await db.insertInto('opinion_map.statement').values(rows).execute();
  return rows.map(({ number }) => number);
}
