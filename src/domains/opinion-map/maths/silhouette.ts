import type { Clusters } from './clusters.ts';
import type { Points } from './place.ts';

/** Sum of the distances from one point to the points of each cluster. */
function distances(points: Points, of: Int16Array, from: number, sum: Float64Array): void {
  sum.fill(0);
  for (let at = 0; at < of.length; at += 1) {
    const across = points.x[at]! - points.x[from]!;
    const up = points.y[at]! - points.y[from]!;
    sum[of[at]!]! += Math.sqrt(across * across + up * up);
  }
}

/**
 * How well clusters stand apart, -1 to 1 (Rousseeuw 1987, "Silhouettes"): the mean over the points of (b − a) / max(a, b),
 * a the mean distance to the rest of the own cluster, b that to the nearest other one; a point alone in its cluster counts 0.
 */
export function silhouetteOf(points: Points, clusters: Clusters): number {
  const { of } = clusters;
  const size = new Int32Array(clusters.weight.length);
  for (const cluster of of) size[cluster]! += 1;
  const sum = new Float64Array(size.length);
  let all = 0;
  for (let at = 0; at < of.length; at += 1) {
    const own = of[at]!;
    if (size[own]! < 2) continue;
    distances(points, of, at, sum);
    const within = sum[own]! / (size[own]! - 1);
    let nearest = Infinity;
    for (let cluster = 0; cluster < size.length; cluster += 1) {
      if (cluster !== own && size[cluster]! > 0) nearest = Math.min(nearest, sum[cluster]! / size[cluster]!);
    }
    const larger = Math.max(within, nearest);
    if (nearest < Infinity && larger > 0) all += (nearest - within) / larger;
  }
  return of.length === 0 ? 0 : all / of.length;
}
