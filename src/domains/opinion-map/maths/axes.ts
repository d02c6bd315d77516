import { indexOfNumber, type Ballots } from './ballots.ts';
import { spectrumOf, type CentredMatrix, type Spectrum } from './spectrum.ts';

/** The two directions in which votes differ most. Lists are in the order of the ballots' statements. */
export interface Axes {
  /** Mean vote on each statement, -1 to 1. */
  centre: Float64Array;
  /** Length 1 each; 0 throughout where votes differ in no second direction. */
  components: [Float64Array, Float64Array];
  /** Share of all variance that each shows, 0 to 1. */
  explained: [number, number];
}

/**
 * Mean of the votes on each statement; 0 where there are none, and where it forms no groups (Small et al. 2021: unseen votes are taken to be the mean).
 * With weights of the people Σ w·v / Σ w over those who voted on it.
 */
export function centreOf(ballots: Ballots, forms: Uint8Array, weights: Float64Array | null = null): Float64Array {
  const sum = new Float64Array(ballots.statements.length);
  const seen = new Float64Array(ballots.statements.length);
  for (let person = 0; person < ballots.people.length; person += 1) {
    const weight = weights === null ? 1 : weights[person]!;
    for (let at = ballots.rowStart[person]!; at < ballots.rowStart[person + 1]!; at += 1) {
      sum[ballots.column[at]!]! += weight * ballots.value[at]!;
      seen[ballots.column[at]!]! += weight;
    }
  }
  return sum.map((votes, statement) => (forms[statement] === 1 && seen[statement]! > 0 ? votes / seen[statement]! : 0));
}

/** The votes less their centre; votes on statements that form no groups are 0. */
export function centredMatrix(ballots: Ballots, centre: Float64Array, forms: Uint8Array): CentredMatrix {
  const entry = new Float64Array(ballots.column.length);
  for (let at = 0; at < entry.length; at += 1) {
    const statement = ballots.column[at]!;
    if (forms[statement] === 1) entry[at] = ballots.value[at]! - centre[statement]!;
  }
  return { rowStart: ballots.rowStart, column: ballots.column, entry, columns: ballots.statements.length };
}

/**
 * The matrix whose strongest directions are those of the weighted votes: each row √w times as long, so that a person counts w times in XᵀX (weighted principal components; Jolliffe 2002, 14.2.1).
 * The same matrix without weights.
 */
export function weightedMatrix(matrix: CentredMatrix, weights: Float64Array | null): CentredMatrix {
  if (weights === null) return matrix;
  const entry = new Float64Array(matrix.entry.length);
  for (let person = 0; person < weights.length; person += 1) {
    const long = Math.sqrt(weights[person]!);
    for (let at = matrix.rowStart[person]!; at < matrix.rowStart[person + 1]!; at += 1) entry[at] = long * matrix.entry[at]!;
  }
  return { ...matrix, entry };
}

/** A direction with its largest loading positive; of equals, that of the first statement. 0 throughout where there is none. */
function component(direction: Float64Array | undefined, statements: number): Float64Array {
  if (!direction) return new Float64Array(statements);
  let largest = 0;
  for (let statement = 0; statement < statements; statement += 1) {
    if (Math.abs(direction[statement]!) > Math.abs(direction[largest]!) * (1 + 1e-9)) largest = statement;
  }
  const sign = direction[largest]! < 0 ? -1 : 1;
  return direction.map((value) => sign * value + 0);
}

/** The axes of the strongest directions, with signs by convention (largest loading positive). Null where all votes on each statement are the same. */
export function axesOf(matrix: CentredMatrix, centre: Float64Array, spectrum: Spectrum): Axes | null {
  let all = 0;
  for (const entry of matrix.entry) all += entry * entry;
  const [first = 0, second = 0] = spectrum.strength;
  if (!(first > 1e-12 * matrix.entry.length)) return null;
  return {
    centre,
    components: [component(spectrum.directions[0], matrix.columns), component(spectrum.directions[1], matrix.columns)],
    explained: [Math.min(1, first / all), Math.min(1, second / all)],
  };
}

/** The axes of these votes, from the beginning. */
export function axesOfBallots(ballots: Ballots, forms: Uint8Array, movement: number): Axes | null {
  const centre = centreOf(ballots, forms);
  const matrix = centredMatrix(ballots, centre, forms);
  return axesOf(matrix, centre, spectrumOf(matrix, movement));
}

/** Axes that were shown before: numbers of the statements and the loading of each. */
export interface AxesBefore {
  statements: ArrayLike<number>;
  components: readonly [ArrayLike<number>, ArrayLike<number>];
}

/** Signs against the convention with which the axes point as those before did; the remembered ones where the two have nothing in common. */
export function signsAfter(axes: Axes, statements: Int32Array, before: AxesBefore | null, remembered: readonly [1 | -1, 1 | -1]): [1 | -1, 1 | -1] {
  if (!before) return [...remembered];
  const signs: [1 | -1, 1 | -1] = [...remembered];
  for (const which of [0, 1] as const) {
    let along = 0;
    for (let at = 0; at < before.statements.length; at += 1) {
      const statement = indexOfNumber(statements, before.statements[at]!);
      if (statement >= 0) along += before.components[which][at]! * axes.components[which][statement]!;
    }
    if (along !== 0) signs[which] = along < 0 ? -1 : 1;
  }
  return signs;
}

/** The same axes, each pointing its way or the other. */
export function signed(axes: Axes, signs: readonly [1 | -1, 1 | -1]): Axes {
  const [first, second] = axes.components;
  return { ...axes, components: [first.map((value) => signs[0] * value + 0), second.map((value) => signs[1] * value + 0)] };
}
