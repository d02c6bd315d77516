import type { Points } from './place.ts';

/** Few points in place of many: the middle of the points of each cell of a grid, with the sum of their weights. */
export interface Cells {
  points: Points;
  weight: Float64Array;
}

const perSide = 32;

/** Number of the strip in which each value lies, of as many as there are per side. */
function strips(values: Float64Array): Uint8Array {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const scale = high > low ? perSide / (high - low) : 0;
  return Uint8Array.from(values, (value) => Math.min(perSide - 1, Math.floor((value - low) * scale)));
}

/** Points gathered by cells of a grid over all of them, so that work on them does not grow with their number. Cells without points are left out. */
export function cellsOf(points: Points, weight: Float64Array): Cells {
  const across = strips(points.x);
  const up = strips(points.y);
  const x = new Float64Array(perSide * perSide);
  const y = new Float64Array(perSide * perSide);
  const sum = new Float64Array(perSide * perSide);
  for (let at = 0; at < weight.length; at += 1) {
    const cell = up[at]! * perSide + across[at]!;
    sum[cell]! += weight[at]!;
    x[cell]! += weight[at]! * points.x[at]!;
    y[cell]! += weight[at]! * points.y[at]!;
  }
  const held = (_: number, cell: number) => sum[cell]! > 0;
  return { points: { x: x.map((value, cell) => value / sum[cell]!).filter(held), y: y.map((value, cell) => value / sum[cell]!).filter(held) }, weight: sum.filter(held) };
}
