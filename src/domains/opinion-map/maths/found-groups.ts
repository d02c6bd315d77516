import { beyondChance } from './chance.ts';
import { baseClusters } from './clusters.ts';
import { afterWin, bestOf, groupings, inhabited, orderedGroups, silhouettes } from './groups.ts';
import type { Layout } from './layout.ts';
import type { Points } from './place.ts';
import type { Memory, Parameters } from './reckoning.ts';
import { meanLikeness, stabilitiesOf, standingOf, type Stability } from './stability.ts';

/** Groups that were found, to be shown where they hold. */
export interface Found {
  memory: Memory;
  groups: number;
  /** Of each counted person. */
  of: Int8Array;
  stability: Stability | null;
  /** False where votes do not go together more than in every deal by lot. */
  beyondChance: boolean;
  /** True where they are beyond chance, hold when people are drawn anew, and none is tiny. */
  holds: boolean;
}

/** Points of the people alone whose place in `kept` is not 0. */
export function pointsOf(places: Points, kept: Uint8Array): Points {
  const stays = (_: number, person: number) => kept[person] === 1;
  return { x: places.x.filter(stays), y: places.y.filter(stays) };
}

/** The group of everybody who speaks; -1 for who is not counted. */
function spreadOver(counted: Uint8Array, of: Int8Array): Int8Array {
  const everybody = new Int8Array(counted.length).fill(-1);
  for (let person = 0, at = 0; person < counted.length; person += 1) if (counted[person] === 1) everybody[person] = of[at++]!;
  return everybody;
}

/** People of the smallest group: heads, whatever they weigh, since four people are four answers. */
function smallest(of: Int8Array, groups: number): number {
  const heads = new Int32Array(groups);
  for (const group of of) heads[group]! += 1;
  return Math.min(...heads.filter((people) => people > 0));
}

/**
 * The groups to show: of those numbers of groups that hold when people are drawn anew and leave no group tiny, the one that stands apart best; where none holds, the one that stands apart best, to be called unstable.
 * (The peer looks at the silhouette alone and shows groups that chance made.) `weights` are those of everybody who speaks; a base cluster stands for the sum of its people's, and silhouettes count it once, as without.
 */
export function foundGroups(layout: Layout, counted: Uint8Array, parameters: Parameters, memory: Memory, weights: Float64Array | null = null): Found {
  const { matrix, spectrum } = layout;
  const beyond = beyondChance(matrix, parameters.deals, parameters.seed, weights);
  const points = pointsOf(layout.places, counted);
  const base = inhabited(baseClusters(points, parameters.clustersMax, weights?.filter((_, person) => counted[person] === 1) ?? null));
  const choices = groupings(base, parameters.groupsMax, parameters.seed);
  const groupsOf = choices.map((choice) => orderedGroups(base, choice));
  const partings = choices.map((choice, at) => ({ groups: choice.weight.length, of: spreadOver(counted, groupsOf[at]!) }));
  const stabilities = stabilitiesOf(standingOf(matrix, spectrum, layout.axes, weights), partings, parameters.resamplings, parameters.seed);
  const holds = (at: number) => beyond && stabilities[at] !== undefined && meanLikeness(stabilities[at]) >= parameters.stabilityLeast && smallest(groupsOf[at]!, choices[at]!.weight.length) >= parameters.groupLeast;
  const apart = silhouettes(base, choices);
  const held = bestOf(apart, holds);
  const winner = held >= 0 ? held : bestOf(apart, () => true);
  const won = afterWin(memory, winner < 0 ? 0 : winner + 2, (groups) => holds(groups - 2), parameters.patience);
  const chosen = won.groups - 2;
  const choice = choices[chosen];
  if (!choice) return { memory: { signs: layout.signs, ...won }, groups: 0, of: new Int8Array(points.x.length).fill(-1), stability: null, beyondChance: beyond, holds: false };
  return { memory: { signs: layout.signs, ...won }, groups: choice.weight.length, of: groupsOf[chosen]!, stability: stabilities[chosen]!, beyondChance: beyond, holds: holds(chosen) };
}
