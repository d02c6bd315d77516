/** Straight rules drawn on a page: strokes, and filled boxes thin enough to be one. */
import { multiplied, type Matrix } from './pdf-words.ts';

export interface Rule {
  /** y of a horizontal rule, x of a vertical one. */
  at: number;
  from: number;
  to: number;
}

export interface Rules {
  horizontal: Rule[];
  vertical: Rule[];
}

export interface Operators {
  fnArray: number[];
  argsArray: unknown[];
}

/** Rules nearer than this are one; drawing programs place them with small differences. In points. */
export const ruleTolerance = 2;
const rulesMax = 20_000;

type Point = [number, number];

/** Numbers of arguments of the library's path steps: move, line, curve, quadratic curve, close. */
const stepArguments = [2, 2, 6, 4, 0];

function polylines(path: Float32Array): Point[][] {
  const lines: Point[][] = [];
  for (let at = 0; at < path.length; ) {
    const step = path[at]!;
    const size = stepArguments[step];
    if (size === undefined) return lines;
    const line = lines.at(-1);
    if (step === 0) lines.push([[path[at + 1]!, path[at + 2]!]]);
    else if (step === 4) line?.push(line[0]!);
    else line?.push([path[at + size - 1]!, path[at + size]!]);
    at += 1 + size;
  }
  return lines;
}

function placed([x, y]: Point, [a, b, c, d, e, f]: Matrix): Point {
  return [a! * x + c! * y + e!, b! * x + d! * y + f!];
}

function addSegment(rules: Rules, [x1, y1]: Point, [x2, y2]: Point): void {
  const [width, height] = [Math.abs(x2 - x1), Math.abs(y2 - y1)];
  if (height < 0.7 && width > ruleTolerance) rules.horizontal.push({ at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) });
  else if (width < 0.7 && height > ruleTolerance) rules.vertical.push({ at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) });
}

function addBox(rules: Rules, line: Point[]): void {
  if (line.length > 6) return;
  const [xs, ys] = [line.map(([x]) => x), line.map(([, y]) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  if (bottom - top < ruleTolerance) addSegment(rules, [left, (top + bottom) / 2], [right, (top + bottom) / 2]);
  else if (right - left < ruleTolerance) addSegment(rules, [(left + right) / 2, top], [(left + right) / 2, bottom]);
}

/** Rules of one page in the view's coordinates, merged where they continue each other. */
export function drawnRules({ fnArray, argsArray }: Operators, ops: Record<string, number>, viewport: Matrix): Rules {
  const rules: Rules = { horizontal: [], vertical: [] };
  const strokes = new Set([ops['stroke'], ops['closeStroke'], ops['fillStroke'], ops['eoFillStroke'], ops['closeFillStroke'], ops['closeEOFillStroke']]);
  const fills = new Set([ops['fill'], ops['eoFill']]);
  const saved: Matrix[] = [];
  let matrix = viewport;
  for (const [index, operator] of fnArray.entries()) {
    const args = argsArray[index];
    if (operator === ops['save']) saved.push(matrix);
    else if (operator === ops['restore']) matrix = saved.pop() ?? viewport;
    else if (operator === ops['transform']) matrix = multiplied(matrix, [...(args as number[])]);
    else if (operator === ops['paintFormXObjectBegin']) {
      saved.push(matrix);
      const own = (args as [number[] | null])[0];
      if (own) matrix = multiplied(matrix, [...own]);
    } else if (operator === ops['paintFormXObjectEnd']) matrix = saved.pop() ?? viewport;
    else if (operator === ops['constructPath']) {
      const [painted, [path]] = args as [number, [Float32Array | null]];
      if (!path || rules.horizontal.length + rules.vertical.length > rulesMax) continue;
      for (const line of polylines(path)) {
        const points = line.map((point) => placed(point, matrix));
        if (fills.has(painted)) addBox(rules, points);
        else if (strokes.has(painted)) points.slice(1).forEach((point, at) => addSegment(rules, points[at]!, point));
      }
    }
  }
  return { horizontal: merged(rules.horizontal), vertical: merged(rules.vertical) };
}

function merged(rules: Rule[]): Rule[] {
  const lanes: Rule[][] = [];
  for (const rule of rules.toSorted((a, b) => a.at - b.at)) {
    const lane = lanes.at(-1);
    if (lane !== undefined && rule.at - lane[0]!.at < ruleTolerance) lane.push(rule);
    else lanes.push([rule]);
  }
  return lanes.flatMap((lane) => {
    const whole: Rule[] = [];
    for (const rule of lane.sort((a, b) => a.from - b.from)) {
      const last = whole.at(-1);
      if (last !== undefined && rule.from <= last.to + ruleTolerance) last.to = Math.max(last.to, rule.to);
      else whole.push({ ...rule, at: lane[0]!.at });
    }
    return whole;
  });
}
