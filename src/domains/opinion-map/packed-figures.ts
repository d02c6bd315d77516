/**
 * How published figures are kept: numbers of statements as blocks of their bytes, a third of JSON in
 * a tenth of its time; what is short as JSON after them. Little-endian, as all machines that the program runs on.
 */
import type { Count, Figures, GroupFigures, StatementFigures } from './maths/reckoning.ts';

/** What is left without numbers by statement. */
type Head = Omit<Figures, 'statements' | 'axes' | 'groups'> & { explained: [number, number] | null; groups: Omit<GroupFigures, 'counts'>[] };

/** Int32 each: statements, groups, whether there are axes, nothing. */
const prefixBytes = 16;
const perStatement = ['x', 'y', 'extremity', 'commonAgree', 'commonDisagree', 'division', 'priority'] as const satisfies (keyof StatementFigures)[];
const perCount = ['agree', 'disagree', 'pass'] as const satisfies (keyof Count)[];

interface Blocks {
  prefix: Int32Array;
  /** Blocks of float64, one value a statement: `perStatement`, then middle and components of the axes. Null is kept as NaN, which no figure is. */
  floats: Float64Array[];
  /** Blocks of int32, one value a statement: the number, then `perCount` of everybody and of each group. */
  ints: Int32Array[];
  headFrom: number;
}

function blocksOf(buffer: ArrayBuffer, { statements, groups, axes }: { statements: number; groups: number; axes: boolean }): Blocks {
  const [floats, ints] = [perStatement.length + (axes ? 3 : 0), 1 + perCount.length * (1 + groups)];
  const intsFrom = prefixBytes + 8 * floats * statements;
  return {
    prefix: new Int32Array(buffer, 0, prefixBytes / 4),
    floats: Array.from({ length: floats }, (_, block) => new Float64Array(buffer, prefixBytes + 8 * block * statements, statements)),
    ints: Array.from({ length: ints }, (_, block) => new Int32Array(buffer, intsFrom + 4 * block * statements, statements)),
    headFrom: intsFrom + 4 * ints * statements,
  };
}

export function packFigures({ statements, axes, groups, ...rest }: Figures): Buffer {
  const head: Head = { ...rest, explained: axes && axes.explained, groups: groups.map(({ counts: _, ...group }) => group) };
  const words = Buffer.from(JSON.stringify(head));
  const sizes = { statements: statements.length, groups: groups.length, axes: axes !== null };
  const length = prefixBytes + statements.length * (8 * (perStatement.length + (axes ? 3 : 0)) + 4 * (1 + perCount.length * (1 + groups.length)));
  const bytes = new ArrayBuffer(length + words.length);
  const { prefix, floats, ints, headFrom } = blocksOf(bytes, sizes);
  prefix.set([statements.length, groups.length, axes ? 1 : 0]);
  for (const [block, name] of perStatement.entries()) for (let at = 0; at < statements.length; at += 1) floats[block]![at] = statements[at]![name] ?? Number.NaN;
  if (axes) for (const [block, values] of [axes.centre, ...axes.components].entries()) floats[perStatement.length + block]!.set(values);
  for (let at = 0; at < statements.length; at += 1) ints[0]![at] = statements[at]!.number;
  const counted = [statements.map(({ count }) => count), ...groups.map(({ counts }) => counts)];
  for (const [row, counts] of counted.entries()) {
    for (const [block, name] of perCount.entries()) for (let at = 0; at < statements.length; at += 1) ints[1 + perCount.length * row + block]![at] = counts[at]![name];
  }
  const packed = Buffer.from(bytes);
  words.copy(packed, headFrom);
  return packed;
}

/** @throws Error where the bytes were not made by `packFigures` */
export function unpackFigures(packed: Buffer): Figures {
  // Copied: numbers must begin at multiples of their size, which a slice of the wire's memory need not.
  const buffer = new Uint8Array(packed).buffer;
  const [statements, groups, axes] = new Int32Array(buffer, 0, prefixBytes / 4) as unknown as [number, number, number];
  const { floats, ints, headFrom } = blocksOf(buffer, { statements, groups, axes: axes === 1 });
  const { explained, groups: heads, ...rest } = JSON.parse(Buffer.from(buffer, headFrom).toString()) as Head;
  const [x, y, extremity, commonAgree, commonDisagree, division, priority] = floats as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
  const count = (row: number, at: number): Count => ({ agree: ints[1 + 3 * row]![at]!, disagree: ints[2 + 3 * row]![at]!, pass: ints[3 + 3 * row]![at]! });
  const [centre, first, second] = floats.slice(perStatement.length).map((values) => Array.from(values));
  return {
    ...rest,
    axes: explained && { centre: centre!, components: [first!, second!], explained },
    statements: Array.from(ints[0]!, (number, at) => ({
      number,
      count: count(0, at),
      x: x[at]!,
      y: y[at]!,
      extremity: extremity[at]!,
      commonAgree: known(commonAgree[at]!),
      commonDisagree: known(commonDisagree[at]!),
      division: known(division[at]!),
      priority: priority[at]!,
    })),
    groups: heads.map((group, index) => ({ ...group, counts: Array.from(ints[0]!, (_, at) => count(1 + index, at)) })),
  };
}

const known = (value: number): number | null => (Number.isNaN(value) ? null : value);
