/** An opinion map on which a synthetic town has voted, computed and published, without waiting for the work in the background. */
import { knownTown, type KnownTown, type TownSize } from '#fixtures/opinion-map/maths/known-town';
import { townMap, townVotes, type TownMap } from '#fixtures/opinion-map/town-map';
import type { Database } from '#platform/database';
import type { Town } from '#town';
import { ballotsOf } from './maths/ballots.ts';
import { reckon } from './maths/reckon.ts';
import { defaultParameters, type Figures, firstMemory } from './maths/reckoning.ts';
import { publishWhole } from './standing.store.ts';
import type { OpinionMapTables } from './tables.ts';
import type { VoteValue } from './vote.ts';

const subjects = ['駅前の自転車置き場', '通学路の街灯', '買い物に使えるコミュニティバス', '公園のベンチと木かげ', '車いすでも通れる広い歩道', '商店街の歩行者天国', '川沿いの遊歩道', '朝の時間の荷さばき', '雨の日の待合所', '車の速さを30キロにする区間'];
const wishes = ['をもっと増やしてほしい。', 'のために市の税金を使ってよい。', 'は今のままで十分だと思う。', 'を決めるときは、住んでいる人の声を先に聞いてほしい。'];

/** Statement of a number, 1 to 40 each another. */
export function townStatement(number: number): string {
  return `${subjects[(number - 1) % subjects.length]}${wishes[Math.floor((number - 1) / subjects.length) % wishes.length]}`;
}

export interface StandingTown {
  map: TownMap;
  known: KnownTown;
  figures: Figures;
}

type Given = Partial<TownSize> & { map?: Parameters<typeof townMap>[1]; change?: (figures: Figures) => Figures };

/** `change`: what is published instead of what was computed. */
export async function standingTown(town: Town, { map: ofMap, change = (figures) => figures, ...size }: Given = {}): Promise<StandingTown> {
  const known = knownTown(size);
  const map = await townMap(town, { seeds: known.marks.map(({ number }) => townStatement(number)), ...ofMap });
  const db = (town.db as Database).withTables<OpinionMapTables>();
  const about = known.marks.filter(({ meta }) => meta).map(({ number }) => number);
  if (about.length > 0) await db.updateTable('opinion_map.statement').set({ meta: true }).where('conversation_id', '=', map.id).where('number', 'in', about).execute();
  const { person, statement, value } = known.votes;
  await townVotes(town, map, Array.from(person, (number, at) => [number, statement[at]!, value[at]! as VoteValue] as const));
  const { figures, places } = reckon({ ballots: ballotsOf(known.votes, known.marks.map(({ number }) => number)), marks: known.marks, parameters: { ...defaultParameters, seed: 20_260_401, resamplings: 20 }, memory: firstMemory, barred: [] });
  const published = change(figures);
  const at = town.clock.now();
  await publishWhole(town.db, map.id, null, { figures: published, places, horizon: '1', wholeHorizon: '1', home: '', barred: [], marksDigest: '', moderated: '', wholeAt: at, tookMs: 10 }, at);
  return { map, known, figures: published };
}
