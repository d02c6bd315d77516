/** An opinion map of the town's road section, announced, with six seeds; open from 2026-04-01 to 2026-04-30. And people who vote on it. */
import type { Database } from '#platform/database';
import type { Town } from '#town';
import type { ConversationTable, OpinionMapTables } from './tables.ts';
import { hourOf } from './conversation.ts';
import type { VoteValue } from './vote.ts';

export interface TownMap {
  id: number;
  slug: string;
}

export const townSeeds = [
  '駅前の自転車置き場をもっと増やしてほしい。',
  '通学路の車の速さを時速30キロまでにしてほしい。',
  '街路樹を減らしてでも歩道を広げてほしい。',
  '買い物に使えるコミュニティバスの本数を増やしてほしい。',
  'バスのために市の税金をもっと使ってよい。',
  '夜の道が暗いので街灯を増やしてほしい。',
];

type Given = Partial<Pick<ConversationTable, 'access' | 'moderation' | 'shows' | 'state' | 'seed'>> & { year?: number; number?: number; question?: string; opensOn?: string; closesOn?: string; programmes?: string[]; seeds?: readonly string[]; department?: { bureau: string; section: string | null } };

export async function townMap(town: Town, given: Given = {}): Promise<TownMap> {
  const db = (town.db as Database).withTables<OpinionMapTables>();
  const { year = 2026, number = 1, question = 'これからの駅前の道を、どうしたいですか。', opensOn = '2026-04-01', closesOn = '2026-04-30', access = 'anyone', moderation = 'after', shows = 'live', state = 'announced', seed = 20_260_401, programmes = [], seeds = townSeeds, department = { bureau: '都市整備部', section: '道路課' } } = given;
  const at = new Date(`${year}-03-25T09:00:00+09:00`);
  const slug = `${year}-${number}`;
  const { id } = await db
    .insertInto('opinion_map.conversation')
    .values({ slug, fiscal_year: year, number, question, question_en: 'How do you want the streets around the station to be?', background: '駅前の道を10年ぶりにつくり直します。歩く人、自転車、車、バスの使い方を、みなさんと考えます。', background_en: null, rules: 'だれかを傷つけることば、個人の名前や住所が入った意見は、公開しません。', rules_en: null, ...department, contact: '道路課 計画係 電話 042-000-0000', opens_on: opensOn, closes_on: closesOn, access, moderation, shows, seed, state, announced_at: state === 'announced' ? at : null, cancelled_at: null, cancel_reason: null, made_at: at })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (programmes.length > 0) await db.insertInto('opinion_map.programme').values(programmes.map((programme) => ({ conversation_id: id, programme_number: programme }))).execute();
  if (seeds.length > 0) await db.insertInto('opinion_map.statement').values(seeds.map((text, index) => ({ conversation_id: id, number: index + 1, text, folded: text, lang: 'ja' as const, translation: null, origin: 'seed' as const, author: null, state: 'shown' as const, merged_into: null, made_at: at, shown_at: at }))).execute();
  return { id, slug };
}

/** Participants with these numbers and their votes, as if each had cast them: rows of [participant, statement, value]. The next look follows them. */
export async function townVotes(town: Town, { id }: Pick<TownMap, 'id'>, votes: readonly (readonly [participant: number, statement: number, value: VoteValue])[]): Promise<void> {
  const db = (town.db as Database).withTables<OpinionMapTables>();
  const at = hourOf(town.clock.now());
  const numbers = [...new Set(votes.map(([participant]) => participant))];
  const known = new Set((await db.selectFrom('opinion_map.participant').select('number').where('conversation_id', '=', id).execute()).map(({ number }) => number));
  const added = numbers.filter((number) => !known.has(number));
  if (added.length > 0) await db.insertInto('opinion_map.participant').values(added.map((number) => ({ conversation_id: id, number, code_sha256: Buffer.from(`participant ${id} ${number}`.padEnd(32)), mark: null, came_by: 'page', began_at: at, barred_at: null }))).execute();
  for (let from = 0; from < votes.length; from += 2_000) {
    const part = votes.slice(from, from + 2_000);
    await db.insertInto('opinion_map.vote').values(part.map(([participant, statement, value]) => ({ conversation_id: id, participant, statement, value, before: null, cast_at: at }))).execute();
    await db.insertInto('opinion_map.ballot').values(part.map(([participant, statement, value]) => ({ conversation_id: id, participant, statement, value }))).execute();
  }
  await town.settle();
}
