import type { Axes } from './axes.ts';
import type { Ballots } from './ballots.ts';

/** Places in the picture, in the order of people or statements. */
export interface Points {
  x: Float64Array;
  y: Float64Array;
}

/** A person's or a statement's place. */
export interface Point {
  x: number;
  y: number;
}

/** One person's votes: index of each statement and 1, -1 or 0. */
export interface Row {
  column: ArrayLike<number>;
  value: ArrayLike<number>;
}

/**
 * Place of one person from their votes (Small et al. 2021): the votes less their centre, laid along the axes,
 * and stretched by √(statements / votes), since each vote not cast pulls towards the middle. The middle itself without votes.
 */
export function placeOf(row: Row, axes: Axes): Point {
  const [first, second] = axes.components;
  let x = 0;
  let y = 0;
  for (let at = 0; at < row.column.length; at += 1) {
    const statement = row.column[at]!;
    const apart = row.value[at]! - axes.centre[statement]!;
    x += apart * first[statement]!;
    y += apart * second[statement]!;
  }
  const stretch = Math.sqrt(axes.centre.length / Math.max(row.column.length, 1));
  return { x: stretch * x, y: stretch * y };
}

/** Places of everybody in the ballots, each as `placeOf`. */
export function placesOf(ballots: Ballots, axes: Axes): Points {
  const { rowStart, column, value } = ballots;
  const x = new Float64Array(ballots.people.length);
  const y = new Float64Array(ballots.people.length);
  for (let person = 0; person < x.length; person += 1) {
    const place = placeOf({ column: column.subarray(rowStart[person], rowStart[person + 1]), value: value.subarray(rowStart[person], rowStart[person + 1]) }, axes);
    x[person] = place.x;
    y[person] = place.y;
  }
  return { x, y };
}

/** Place of each statement: where somebody would stand who agreed with it and voted on nothing else. */
export function statementPlaces(axes: Axes): Points {
  const stretch = Math.sqrt(axes.centre.length);
  const along = (component: Float64Array) => component.map((loading, statement) => stretch * (1 - axes.centre[statement]!) * loading);
  return { x: along(axes.components[0]), y: along(axes.components[1]) };
}

/** Distance of each place from the middle: how strongly agreeing with a statement tells people apart. */
export function extremity(points: Points): Float64Array {
  return points.x.map((x, at) => Math.sqrt(x * x + points.y[at]! ** 2));
}
