import { tightestClusters, type Clusters } from './clusters.ts';
import { lotOf } from './lot.ts';
import type { Memory } from './reckoning.ts';
import { silhouetteOf } from './silhouette.ts';

const starts = 10;
/** What the draws of this step begin with, beside the seed, so that no two steps draw the same lots. */
const step = 1;

/** The base clusters that hold anybody. */
export function inhabited(base: Clusters): Clusters {
  const held = [...base.weight.keys()].filter((cluster) => base.weight[cluster]! > 0);
  const rank = new Int16Array(base.weight.length);
  for (const [index, cluster] of held.entries()) rank[cluster] = index;
  return {
    of: base.of.map((cluster) => rank[cluster]!),
    centre: { x: Float64Array.from(held, (cluster) => base.centre.x[cluster]!), y: Float64Array.from(held, (cluster) => base.centre.y[cluster]!) },
    weight: Float64Array.from(held, (cluster) => base.weight[cluster]!),
    spread: base.spread,
  };
}

/** Groups at most among so many base clusters (Small et al. 2021): two, and one more for each twelve; fewer than two where there are not two to part. */
export function groupsPossible(baseClusters: number, groupsMax: number): number {
  return Math.min(groupsMax, 2 + Math.floor(baseClusters / 12), baseClusters);
}

/** The base clusters in 2, 3, … groups, each base cluster with the weight of its people. */
export function groupings(base: Clusters, groupsMax: number, seed: number): Clusters[] {
  const most = groupsPossible(base.weight.length, groupsMax);
  return Array.from({ length: Math.max(0, most - 1) }, (_, at) => tightestClusters(base.centre, base.weight, at + 2, starts, lotOf(seed, step, at + 2)));
}

/** How well each choice stands apart, by silhouette over the base clusters. */
export function silhouettes(base: Clusters, choices: readonly Clusters[]): number[] {
  return choices.map((choice) => silhouetteOf(base.centre, choice));
}

/** Place of the highest number among those that are allowed, of equals the first; -1 where none is. */
export function bestOf(numbers: readonly number[], allowed: (at: number) => boolean): number {
  let best = -1;
  for (const [at, number] of numbers.entries()) {
    if (allowed(at) && (best < 0 || number > numbers[best]! + 1e-12)) best = at;
  }
  return best;
}

/**
 * Another number of groups is shown only when it has won `patience` updates in a row, or the one shown does not hold any longer (`holds`): the picture does not flicker.
 * A winner of 0: there is nothing to part.
 */
export function afterWin(memory: Memory, winner: number, holds: (groups: number) => boolean, patience: number): Pick<Memory, 'groups' | 'challenger' | 'wins'> {
  const wins = memory.challenger === winner ? Math.min(memory.wins + 1, patience) : 1;
  const stays = memory.groups !== 0 && memory.groups !== winner && wins < patience && holds(memory.groups);
  return { groups: stays ? memory.groups : winner, challenger: winner, wins };
}

/** The group of each person, groups in the order in which they are shown: largest first, then leftmost, then lowest. */
export function orderedGroups(base: Clusters, groups: Clusters): Int8Array {
  const order = [...groups.weight.keys()]
    .filter((group) => groups.weight[group]! > 0)
    .toSorted((one, other) => groups.weight[other]! - groups.weight[one]! || groups.centre.x[one]! - groups.centre.x[other]! || groups.centre.y[one]! - groups.centre.y[other]! || one - other);
  const rank = new Int8Array(groups.weight.length);
  for (const [index, group] of order.entries()) rank[group] = index;
  return Int8Array.from(base.of, (cluster) => rank[groups.of[cluster]!]!);
}
