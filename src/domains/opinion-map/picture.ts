/** Where marks stand in the picture. Pure geometry, in the units of its frame: 400 wide, 320 high, y down. */
import type { Places } from './maths/reckoning.ts';

export const frame = { width: 400, height: 320, margin: 28 };

export interface Point {
  x: number;
  y: number;
}

/** Some people of one group whose answers are alike; `group` -1 without groups. */
export interface PeopleMark extends Point {
  group: number;
  people: number;
}

/** Side of a cell. People of one cell are one mark at its middle: nobody's own place is given away. */
const cell = 20;
/** A mark stands for so many people at least, as far as its group has them: who stands apart joins the nearest. */
const peopleLeast = 3;

export type Scale = (point: Point) => Point;

/** One scale for both directions, so that distances are true; the middle of the axes stays at the same place for the same points. */
export function scaleOf(points: readonly Point[]): Scale {
  const low = { x: Math.min(0, ...points.map(({ x }) => x)), y: Math.min(0, ...points.map(({ y }) => y)) };
  const high = { x: Math.max(0, ...points.map(({ x }) => x)), y: Math.max(0, ...points.map(({ y }) => y)) };
  const room = { x: frame.width - 2 * frame.margin, y: frame.height - 2 * frame.margin };
  const factor = Math.min(room.x / (high.x - low.x || 1), room.y / (high.y - low.y || 1));
  const shift = { x: (frame.width - (high.x + low.x) * factor) / 2, y: (frame.height + (high.y + low.y) * factor) / 2 };
  return ({ x, y }) => ({ x: shift.x + x * factor, y: shift.y - y * factor });
}

export function pointsOf({ x, y }: Pick<Places, 'x' | 'y'>): Point[] {
  return Array.from(x, (value, index) => ({ x: value, y: y[index]! }));
}

/** Marks by group, then from the top left; the same places give the same marks. */
export function peopleMarks({ x, y, group }: Places, scale: Scale): PeopleMark[] {
  const cells = new Map<string, PeopleMark>();
  for (let person = 0; person < x.length; person += 1) {
    const at = scale({ x: x[person]!, y: y[person]! });
    const [column, line] = [Math.floor(at.x / cell), Math.floor(at.y / cell)];
    const key = `${group[person]} ${line} ${column}`;
    const mark = cells.get(key) ?? { group: group[person]!, people: 0, x: (column + 0.5) * cell, y: (line + 0.5) * cell };
    mark.people += 1;
    cells.set(key, mark);
  }
  const sorted = [...cells.values()].toSorted((one, other) => one.group - other.group || one.y - other.y || one.x - other.x);
  return [...Map.groupBy(sorted, (mark) => mark.group).values()].flatMap(merged);
}

/** The smallest joins its nearest until none is too small. */
function merged(marks: PeopleMark[]): PeopleMark[] {
  const left = marks.map((mark) => ({ ...mark }));
  for (;;) {
    const small = left.reduce((least, mark, index) => (mark.people < left[least]!.people ? index : least), 0);
    const [joining] = left.length > 1 && left[small]!.people < peopleLeast ? left.splice(small, 1) : [];
    if (joining === undefined) return left;
    const nearest = left.reduce((best, mark) => (distance(mark, joining) < distance(best, joining) ? mark : best));
    nearest.people += joining.people;
  }
}

export function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

/** Radius of a mark: its area grows with its people. */
export function radiusOf(people: number, most: number): number {
  return round(3.5 + 6.5 * Math.sqrt(people / most));
}

/** From the middle of a mark to the middle of a letter beside it: the largest mark, the letter's circle, a gap. */
const besideMark = 28;
/** From a letter to the edge of the frame. */
const edge = 17;

/** Where the letter of each group stands, by group: beside its outermost marks, on no mark, no other letter and nothing of `taken` as far as there is room. */
export function letterPlaces(marks: readonly PeopleMark[], taken: readonly Point[] = []): Map<number, Point> {
  const places = new Map<number, Point>();
  for (const [group, own] of Map.groupBy(marks, (mark) => mark.group)) {
    const others = [...marks, ...taken, ...places.values()];
    const room = (at: Point): number => Math.min(besideMark, ...others.map((other) => distance(at, other)));
    places.set(group, besides(own).reduce((best, at) => (room(at) > room(best) ? at : best)));
  }
  return places;
}

/** Above the highest mark, below the lowest, right and left, within the frame; else on the highest itself. */
function besides(marks: readonly PeopleMark[]): Point[] {
  const most = (of: (mark: Point) => number): PeopleMark => marks.reduce((best, mark) => (of(mark) > of(best) ? mark : best));
  const [top, bottom, right, left] = [most(({ y }) => -y), most(({ y }) => y), most(({ x }) => x), most(({ x }) => -x)];
  const beside = [{ x: top.x, y: top.y - besideMark }, { x: bottom.x, y: bottom.y + besideMark }, { x: right.x + besideMark, y: right.y }, { x: left.x - besideMark, y: left.y }];
  return [...beside.filter(({ x, y }) => x >= edge && x <= frame.width - edge && y >= edge && y <= frame.height - edge), { x: top.x, y: top.y }];
}

/** A group's own form, around a point, as the path of an SVG. */
const shapes: ((x: number, y: number, r: number) => string)[] = [
  (x, y, r) => `M${round(x - r)} ${y}a${r} ${r} 0 1 0 ${round(2 * r)} 0a${r} ${r} 0 1 0 ${round(-2 * r)} 0Z`,
  (x, y, r) => `M${round(x - r * 0.9)} ${round(y - r * 0.9)}h${round(r * 1.8)}v${round(r * 1.8)}h${round(r * -1.8)}Z`,
  (x, y, r) => `M${x} ${round(y - r * 1.2)}l${round(r * 1.1)} ${round(r * 2)}h${round(r * -2.2)}Z`,
  (x, y, r) => `M${x} ${round(y - r * 1.25)}l${round(r * 1.25)} ${round(r * 1.25)}l${round(r * -1.25)} ${round(r * 1.25)}l${round(r * -1.25)} ${round(r * -1.25)}Z`,
  (x, y, r) => `M${x} ${round(y + r * 1.2)}l${round(r * 1.1)} ${round(r * -2)}h${round(r * -2.2)}Z`,
];

export function shapeOf(group: number): (typeof shapes)[number] {
  return shapes[group] ?? shapes[0]!;
}

/** Corners of the smallest convex outline (Andrew 1979, monotone chain), clockwise on the screen; fewer than three points are given back. */
export function hullOf(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((one, other) => one.x - other.x || one.y - other.y);
  if (sorted.length < 3) return sorted;
  const half = (ordered: readonly Point[]): Point[] => {
    const kept: Point[] = [];
    for (const point of ordered) {
      while (kept.length >= 2 && turn(kept.at(-2)!, kept.at(-1)!, point) <= 0) kept.pop();
      kept.push(point);
    }
    return kept.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

function turn(from: Point, over: Point, to: Point): number {
  return (over.x - from.x) * (to.y - from.y) - (over.y - from.y) * (to.x - from.x);
}

interface Labelled extends Point {
  /** Where its label stands: near, and not on another's. */
  label: Point;
}

/** Between the middles of two labels: room for a finger. */
const labelApart = 30;
/** Rounds in which labels make room for each other. */
const rounds = 60;

/** Moves labels that would lie on each other apart, by the same steps for the same points. */
export function labelled(points: readonly Point[]): Labelled[] {
  const labels = points.map(({ x, y }, index) => ({ x: x + (index % 3) - 1, y: y + (index % 5) - 2 }));
  for (let pass = 0; pass < rounds; pass += 1) {
    for (let one = 0; one < labels.length; one += 1) for (let other = one + 1; other < labels.length; other += 1) pushApart(labels[one]!, labels[other]!);
    for (const label of labels) {
      label.x = Math.min(frame.width - 16, Math.max(16, label.x));
      label.y = Math.min(frame.height - 16, Math.max(16, label.y));
    }
  }
  return points.map((point, index) => ({ ...point, label: { x: round(labels[index]!.x), y: round(labels[index]!.y) } }));
}

function pushApart(one: Point, other: Point): void {
  const gap = distance(one, other);
  if (gap >= labelApart) return;
  const [dx, dy] = gap < 0.01 ? [0, 1] : [(other.x - one.x) / gap, (other.y - one.y) / gap];
  const push = (labelApart - gap) / 2;
  one.x -= dx * push;
  one.y -= dy * push;
  other.x += dx * push;
  other.y += dy * push;
}

/** Finer than this nobody sees where a dot is; hundreds of them then take fewer bytes. */
const dotStep = 3;

/** A dot, drawn by the round end of a line without length. */
export function dotAt({ x, y }: Point): string {
  return `M${Math.round(x / dotStep) * dotStep} ${Math.round(y / dotStep) * dotStep}h0`;
}

/** One decimal is a quarter of a pixel on a phone. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
