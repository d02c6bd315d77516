import { tightestClusters } from './clusters.ts';
import { lotOf } from './lot.ts';
import { eigenOf } from './small-symmetric.ts';
import type { CentredMatrix, Spectrum } from './spectrum.ts';

/** How well each group is found again when other people of the same kind had voted. */
export interface Stability {
  /** Mean Jaccard likeness of each group to its best match, 0 to 1. */
  likeness: Float64Array;
  /** 95 % of the resamplings had so many people in the match. */
  peopleLow: Float64Array;
  peopleHigh: Float64Array;
}

/** Everybody along the strongest directions, and who is in which group. */
export interface Standing {
  width: number;
  /** Row-major, people × width: votes less the centre along each direction. */
  along: Float64Array;
  /** By how much each person's place is stretched; see `placeOf`. */
  stretch: Float64Array;
  /** The group of each person; -1 for who forms the axes and is in no group. */
  group: Int8Array;
}

const starts = 3;
const step = 2;

/** Where everybody stands along the strongest directions. */
export function standingOf(matrix: CentredMatrix, spectrum: Spectrum, group: Int8Array): Standing {
  const { rowStart, column, entry } = matrix;
  const { width, directions } = spectrum;
  const along = new Float64Array(group.length * width);
  const stretch = new Float64Array(group.length);
  for (let person = 0; person < group.length; person += 1) {
    const into = person * width;
    for (let at = rowStart[person]!; at < rowStart[person + 1]!; at += 1) {
      const from = column[at]! * width;
      for (let k = 0; k < width; k += 1) along[into + k]! += entry[at]! * directions[from + k]!;
    }
    stretch[person] = Math.sqrt(matrix.columns / Math.max(1, rowStart[person + 1]! - rowStart[person]!));
  }
  return { width, along, stretch, group };
}

/** Sums of products along each two directions, each person as often as drawn. */
function products({ width, along }: Standing, times: Uint8Array): Float64Array {
  const sum = new Float64Array(width * width);
  for (let person = 0; person < times.length; person += 1) {
    if (times[person] === 0) continue;
    const from = person * width;
    for (let k = 0; k < width; k += 1) {
      const weighted = times[person]! * along[from + k]!;
      for (let l = 0; l <= k; l += 1) sum[k * width + l]! += weighted * along[from + l]!;
    }
  }
  for (let k = 0; k < width; k += 1) for (let l = 0; l < k; l += 1) sum[l * width + k] = sum[k * width + l]!;
  return sum;
}

/** How often each of so many people is drawn when as many are drawn, with putting back. */
function drawnTimes(people: number, seed: number, resampling: number): Uint8Array {
  const lot = lotOf(seed, step, resampling);
  const times = new Uint8Array(people);
  for (let drawn = 0; drawn < people; drawn += 1) times[lot.below(people)]! += 1;
  return times;
}

interface Match {
  likeness: number;
  people: number;
}

/** The people who were drawn and are in groups, where they stand on the axes of this resampling, parted into as many groups again; the best match of each. */
function matches(standing: Standing, groups: number, seed: number, resampling: number): Match[] {
  const { width, along, stretch, group } = standing;
  const times = drawnTimes(group.length, seed, resampling);
  const { vectors } = eigenOf(products(standing, times), width);
  const drawn = Int32Array.from(group.keys()).filter((person) => times[person]! > 0 && group[person]! >= 0);
  const lay = (which: number) =>
    Float64Array.from(drawn, (person) => {
      let sum = 0;
      for (let k = 0; k < width && which < width; k += 1) sum += along[person * width + k]! * vectors[k * width + which]!;
      return sum * stretch[person]!;
    });
  const again = tightestClusters({ x: lay(0), y: lay(1) }, Float64Array.from(drawn, (person) => times[person]!), groups, starts, lotOf(seed, step, resampling, 1));
  const both = new Int32Array(groups * groups);
  const was = new Int32Array(groups);
  const is = new Int32Array(groups);
  for (const [at, person] of drawn.entries()) {
    both[group[person]! * groups + again.of[at]!]! += 1;
    was[group[person]!]! += 1;
    is[again.of[at]!]! += 1;
  }
  return Array.from(was, (size, one) => {
    let best: Match = { likeness: 0, people: 0 };
    for (let other = 0; other < groups; other += 1) {
      const shared = both[one * groups + other]!;
      const likeness = shared === 0 ? 0 : shared / (size + is[other]! - shared);
      if (likeness > best.likeness) best = { likeness, people: again.weight[other]! };
    }
    return best;
  });
}

/**
 * Stability of groups by drawing people anew (bootstrap; Hennig 2007, "Cluster-wise assessment of cluster stability"): as many people as there are, with putting back,
 * get axes and groups of their own, and each group is compared with the most alike of the new ones, over the people drawn. `groups` is the number of groups.
 *
 * The axes of each resampling are sought among the ten strongest directions of all votes, not among all (Fisher et al. 2016, "Fast, exact bootstrap principal component analysis"):
 * that keeps what makes groups of a town without any camps fall apart – axes that turn when other people come – and costs a thousandth. The means of the statements stay as they are,
 * and people are parted directly, not by way of base clusters; so the resampled groups differ a little more from the shown ones, never less, than the same steps would make them.
 */
export function stabilityOf(standing: Standing, groups: number, resamplings: number, seed: number): Stability {
  const likeness = new Float64Array(groups);
  const people = Array.from({ length: groups }, () => new Float64Array(resamplings));
  for (let resampling = 0; resampling < resamplings; resampling += 1) {
    for (const [group, match] of matches(standing, groups, seed, resampling).entries()) {
      likeness[group]! += match.likeness / resamplings;
      people[group]![resampling] = match.people;
    }
  }
  const low = Math.floor(resamplings * 0.025);
  const sorted = people.map((sizes) => sizes.toSorted());
  return {
    likeness,
    peopleLow: Float64Array.from(sorted, (sizes) => sizes[low] ?? 0),
    peopleHigh: Float64Array.from(sorted, (sizes) => sizes[resamplings - 1 - low] ?? 0),
  };
}
