import type { Lot } from './lot.ts';
import type { Points } from './place.ts';

/** Which cluster each point is in, and what the clusters are. */
export interface Clusters {
  /** Index of the cluster of each point. */
  of: Int16Array;
  centre: Points;
  /** Sum of the weights of its points. */
  weight: Float64Array;
  /** Sum of weight × squared distance to the centre. */
  spread: number;
}

const roundsMost = 100;

/** Puts every point to its nearest centre, of equals the first; gives how many changed. */
function assign(points: Points, centre: Points, of: Int16Array): number {
  const { x, y } = points;
  const { x: centreX, y: centreY } = centre;
  let changed = 0;
  for (let at = 0; at < of.length; at += 1) {
    let nearest = 0;
    let least = Infinity;
    for (let cluster = 0; cluster < centreX.length; cluster += 1) {
      const across = x[at]! - centreX[cluster]!;
      const up = y[at]! - centreY[cluster]!;
      const far = across * across + up * up;
      if (far < least) {
        least = far;
        nearest = cluster;
      }
    }
    if (of[at] === nearest) continue;
    of[at] = nearest;
    changed += 1;
  }
  return changed;
}

/** Moves each centre to the weighted mean of its points; an empty one stays. */
function recentre(points: Points, weight: ArrayLike<number>, of: Int16Array, centre: Points, sum: Float64Array): void {
  const { x: centreX, y: centreY } = centre;
  const sumX = new Float64Array(centreX.length);
  const sumY = new Float64Array(centreX.length);
  sum.fill(0);
  for (let at = 0; at < of.length; at += 1) {
    const cluster = of[at]!;
    sum[cluster]! += weight[at]!;
    sumX[cluster]! += weight[at]! * points.x[at]!;
    sumY[cluster]! += weight[at]! * points.y[at]!;
  }
  for (let cluster = 0; cluster < sum.length; cluster += 1) {
    if (sum[cluster] === 0) continue;
    centreX[cluster] = sumX[cluster]! / sum[cluster]!;
    centreY[cluster] = sumY[cluster]! / sum[cluster]!;
  }
}

/** Weighted k-means from given centres (Lloyd 1982), until no point changes its cluster. Clusters may be empty in the end where points are few or the same. */
export function clustersFrom(points: Points, weight: ArrayLike<number>, start: Points): Clusters {
  const centre = { x: start.x.slice(), y: start.y.slice() };
  const of = new Int16Array(points.x.length).fill(-1);
  const sum = new Float64Array(centre.x.length);
  for (let round = 0; round < roundsMost && assign(points, centre, of) > 0; round += 1) recentre(points, weight, of, centre, sum);
  let spread = 0;
  for (let at = 0; at < of.length; at += 1) spread += weight[at]! * ((points.x[at]! - centre.x[of[at]!]!) ** 2 + (points.y[at]! - centre.y[of[at]!]!) ** 2);
  return { of, centre, weight: sum, spread };
}

/** The nearest centre of each point. */
export function nearestOf(points: Points, centre: Points): Int16Array {
  const of = new Int16Array(points.x.length).fill(-1);
  assign(points, centre, of);
  return of;
}

/** Points at these places of the list. */
function chosen(points: Points, places: readonly number[]): Points {
  return { x: Float64Array.from(places, (at) => points.x[at]!), y: Float64Array.from(places, (at) => points.y[at]!) };
}

/** The first different points, at most so many. */
function firstDistinct(points: Points, most: number): Points {
  const seen = new Set<string>();
  const places: number[] = [];
  for (let at = 0; at < points.x.length && places.length < most; at += 1) {
    const key = `${points.x[at]} ${points.y[at]}`;
    if (!seen.has(key)) places.push(at);
    seen.add(key);
  }
  return chosen(points, places);
}

/**
 * Many small clusters of people, so that who votes alike counts once when groups are sought (Small et al. 2021): one a different place, or at most so many by k-means.
 * A cluster weighs as much as its people: their number, or the sum of their weights.
 */
export function baseClusters(people: Points, most: number, weights: Float64Array | null = null): Clusters {
  return clustersFrom(people, weights ?? new Uint8Array(people.x.length).fill(1), firstDistinct(people, most));
}

/** Start centres drawn far from each other: each point with a chance of weight × squared distance to the nearest drawn so far (k-means++, Arthur and Vassilvitskii 2007). */
function spreadStart(points: Points, weight: ArrayLike<number>, count: number, lot: Lot): Points {
  const chance = Float64Array.from(weight);
  const nearest = new Float64Array(chance.length).fill(Infinity);
  const places: number[] = [];
  for (let drawn = 0; drawn < count; drawn += 1) {
    const place = drawnPlace(chance, lot);
    if (place < 0) break;
    places.push(place);
    for (let at = 0; at < chance.length; at += 1) {
      const far = (points.x[at]! - points.x[place]!) ** 2 + (points.y[at]! - points.y[place]!) ** 2;
      if (far < nearest[at]!) nearest[at] = far;
      chance[at] = weight[at]! * nearest[at]!;
    }
  }
  return chosen(points, places);
}

/** A place of the list with a chance as large as its number; -1 where all are 0. */
function drawnPlace(chance: Float64Array, lot: Lot): number {
  let all = 0;
  for (const one of chance) all += one;
  let left = lot.share() * all;
  let last = -1;
  for (let at = 0; at < chance.length; at += 1) {
    if (chance[at] === 0) continue;
    last = at;
    left -= chance[at]!;
    if (left < 0) return at;
  }
  return last;
}

/** The tightest of several k-means of `count` clusters from drawn starts: what comes out depends little on any one of them. */
export function tightestClusters(points: Points, weight: ArrayLike<number>, count: number, starts: number, lot: Lot): Clusters {
  let best = clustersFrom(points, weight, spreadStart(points, weight, count, lot));
  for (let start = 1; start < starts; start += 1) {
    const other = clustersFrom(points, weight, spreadStart(points, weight, count, lot));
    if (other.spread < best.spread * (1 - 1e-12)) best = other;
  }
  return best;
}
