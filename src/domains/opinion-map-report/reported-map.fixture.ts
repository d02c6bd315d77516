/** An opinion map that is over: 120 people of three groups voted on twenty statements, one was left out, and its report is due. */
import { sql } from 'kysely';
import { knownTown } from '#fixtures/opinion-map/maths/known-town';
import { type TownMap, townMap, townVotes } from '#fixtures/opinion-map/town-map';
import type { Town } from '#town';

export const reportedStatements = [
  '駅前の車道を1車線にして、歩道を広げてほしい。',
  '夜の道が暗いので、街灯を増やしてほしい。',
  '駅前に大きな駐車場をつくってほしい。',
  '自転車は車道の端に専用の道をつくって走らせるべきだ。',
  '商店街の一方通行をやめてほしい。',
  'バス停を駅の正面に集めたほうが使いやすい。',
  '工事のあいだ店が開けなくなってもしかたがない。',
  '街路樹を切ってでも見通しをよくしてほしい。',
  '段差をなくして、車いすやベビーカーで通れるようにしてほしい。',
  '週末は駅前の道を歩行者だけの道にしてほしい。',
  '配達の車が止まれる場所を決めてほしい。',
  '通学路の車の速さを時速30キロまでにしてほしい。',
  '駅前の放置自転車はすぐに片づけてほしい。',
  'キックボードの貸し出しを始めてほしい。',
  '路線バスより、予約して乗る小さなバスを増やしてほしい。',
  'タクシー乗り場を改札の近くに移してほしい。',
  '駅前に自転車を止める場所はいらない。',
  'ベンチを増やして、休める場所をつくってほしい。',
  '電線を地面の下に入れるお金は、ほかに使ってほしい。',
  'わたしは駅の近くに住んでいる。',
];

const known = knownTown({ seed: 5, people: 120, statements: 20, meta: 1, passOnly: 3 });

/** Rows of [participant, statement, value]. */
export const reportedVotes = Array.from(known.votes.person, (person, at) => [person, known.votes.statement[at]!, known.votes.value[at]! as -1 | 0 | 1] as const);

export const barredNumber = [...known.groupOf.keys()][0]!;

export async function endedMap(town: Town, given: Parameters<typeof townMap>[1] = {}): Promise<TownMap> {
  const map = await townMap(town, { seeds: reportedStatements, ...given });
  await townVotes(town, map, reportedVotes);
  const at = town.clock.now();
  await sql`update opinion_map.statement set meta = true where conversation_id = ${map.id} and number = 20`.execute(town.db);
  await sql`update opinion_map.participant set came_by = 'embed' where conversation_id = ${map.id} and number % 3 = 0`.execute(town.db);
  await sql`update opinion_map.participant set barred_at = ${at} where conversation_id = ${map.id} and number = ${barredNumber}`.execute(town.db);
  return map;
}
