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

/** 1 for each statement that can move anybody; 0 for those that form no groups and those on which nobody but passes. */
export function movingStatements({ centre, components: [first, second] }: Axes): Uint8Array {
  return Uint8Array.from(centre, (mean, statement) => (mean !== 0 || first[statement] !== 0 || second[statement] !== 0 ? 1 : 0));
}

/**
 * By how much a place is stretched, since each vote not cast pulls it towards the middle (Small et al. 2021): √(statements / votes).
 * A statement that moves nobody counts as voted on by everybody, so that answering it moves nobody this way either.
 */
export function stretchOf(columns: ArrayLike<number>, moving: Uint8Array, still: number): number {
  let votes = still;
  for (let at = 0; at < columns.length; at += 1) votes += moving[columns[at]!]!;
  return Math.sqrt(moving.length / Math.max(votes, 1));
}

/** How many statements move nobody. */
export function stillStatements(moving: Uint8Array): number {
  return moving.reduce((still, moves) => still + 1 - moves, 0);
}

function along(row: Row, centre: Float64Array, component: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < row.column.length; at += 1) sum += (row.value[at]! - centre[row.column[at]!]!) * component[row.column[at]!]!;
  return sum;
}

/** Place of one person from their votes: the votes less their centre, laid along the axes and stretched. The middle itself without votes. */
export function placeOf(row: Row, axes: Axes, moving = movingStatements(axes), still = stillStatements(moving)): Point {
  const stretch = stretchOf(row.column, moving, still);
  return { x: stretch * along(row, axes.centre, axes.components[0]), y: stretch * along(row, axes.centre, axes.components[1]) };
}

/** Places of everybody in the ballots, each as `placeOf`. */
export function placesOf({ people, rowStart, column, value }: Ballots, axes: Axes): Points {
  const moving = movingStatements(axes);
  const still = stillStatements(moving);
  const places: Points = { x: new Float64Array(people.length), y: new Float64Array(people.length) };
  for (let person = 0; person < people.length; person += 1) {
    const from = rowStart[person]!;
    const to = rowStart[person + 1]!;
    const place = placeOf({ column: column.subarray(from, to), value: value.subarray(from, to) }, axes, moving, still);
    places.x[person] = place.x;
    places.y[person] = place.y;
  }
  return places;
}

/** Place of each statement: where somebody would stand who agreed with it and voted on nothing else. */
export function statementPlaces(axes: Axes): Points {
  const stretch = Math.sqrt(axes.centre.length);
  const lay = (component: Float64Array) => component.map((loading, statement) => stretch * (1 - axes.centre[statement]!) * loading);
  return { x: lay(axes.components[0]), y: lay(axes.components[1]) };
}

/** Distance of each place from the middle: how strongly agreeing with a statement tells people apart. */
export function extremity(points: Points): Float64Array {
  return points.x.map((x, at) => Math.sqrt(x * x + points.y[at]! ** 2));
}
