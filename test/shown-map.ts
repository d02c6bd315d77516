/** Opinion maps of a town that is shown: one whose report is out, an open one with groups and with work for its moderators, a draft. */
import { knownTown } from '#fixtures/opinion-map/maths/known-town';
import { townMap, townVotes, type TownMap } from '#fixtures/opinion-map/town-map';
import { sql } from 'kysely';
import type { NamedDepartment } from '#domains/staff';
import type { Town } from '#town';
import { beginReckoning } from '../src/domains/opinion-map/reckoning.job.ts';
import { orderReports } from '../src/domains/opinion-map-report/report-order.store.ts';

/** What each of the ten first statements divides or unites follows `knownTown`; the last two ask about the person. */
export const shownStatements = [
  '駅前の車道を一方通行にして、歩道を広げてほしい。',
  '夜の道が暗いので、街灯を増やしてほしい。',
  '自転車置き場を増やすために、植え込みを減らしてよい。',
  'バスを増やすために、市の税金をもっと使ってよい。',
  '駅前に新しい広場は要らない。',
  '週末は、駅前通りを歩行者だけの道にしてほしい。',
  '古い街路樹は、すべて切ったほうがよい。',
  '駅前の駐車場を増やしてほしい。',
  'ベンチや日陰など、休める場所を増やしてほしい。',
  '電動キックボードが通る場所をつくってほしい。',
  '荷物を下ろす車の時間を決めてほしい。',
  '車いすやベビーカーで通りやすい道にしてほしい。',
  '私は、駅の近くに住んでいる。',
  '私は、ふだん車を使う。',
];

export interface ShownMaps {
  out: TownMap;
  open: TownMap;
  draft: TownMap;
}

interface Given {
  town: Town;
  /** Fiscal year of the maps; the town's clock stands in its July. */
  year: number;
  department: NamedDepartment;
  programme: string;
}

export async function showMaps({ town, year, department, programme }: Given): Promise<ShownMaps> {
  const all = { year, department, programmes: [programme], seeds: shownStatements };
  const out = await townMap(town, { ...all, number: 1, question: '駅前通りの使い方を、どう変えたいですか。', opensOn: `${year}-05-01`, closesOn: `${year}-05-31` });
  const open = await townMap(town, { ...all, number: 2, opensOn: `${year}-06-15`, closesOn: `${year}-07-31` });
  const draft = await townMap(town, { ...all, number: 3, question: '公園でのボール遊びを、どう考えますか。', state: 'draft', opensOn: `${year}-09-01`, closesOn: `${year}-09-30` });
  for (const [map, seed] of [[out, 1], [open, 2]] as const) {
    const { votes } = knownTown({ seed, people: 90, statements: shownStatements.length, groups: 2, density: 0.7, agreement: 0.92, passOnly: 2, campaign: map === open ? 8 : 0 });
    await townVotes(town, map, Array.from(votes.person, (person, at) => [person, votes.statement[at]!, votes.value[at] as -1 | 0 | 1]));
    await sql`update opinion_map.statement set meta = true where conversation_id = ${map.id} and number > 12`.execute(town.db);
  }
  await ownStatements(town, open);
  await beginReckoning(town.db);
  await orderReports(town.db);
  await town.program.runPendingJobs();
  return { out, open, draft };
}

/** What participants wrote: one that is shown, two that wait. */
async function ownStatements(town: Town, { id }: TownMap): Promise<void> {
  const { rows } = await sql<{ number: number }>`select number from opinion_map.participant where conversation_id = ${id} order by number limit 3`.execute(town.db);
  const said = ['通学の時間だけ、車を通さない道にしてほしい。', '夜の道が暗いので、街灯をふやしてほしい。', '角の田中さんの家の木を切ってほしい。'];
  for (const [index, text] of said.entries()) {
    await sql`
      insert into opinion_map.statement (conversation_id, number, text, folded, lang, origin, author, state, made_at, shown_at)
      values (${id}, ${shownStatements.length + 1 + index}, ${text}, ${text}, 'ja', 'participant', ${rows[index]!.number}, ${index === 0 ? 'shown' : 'waiting'}, ${town.clock.now()}, ${index === 0 ? town.clock.now() : null})`.execute(town.db);
  }
}
