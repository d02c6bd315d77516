import { expect, test } from 'vitest';
import { lotOf } from './lot.ts';
import { spectrumOf, type CentredMatrix } from './spectrum.ts';

function dense(rows: number[][]): CentredMatrix {
  const columns = rows[0]!.length;
  return { rowStart: Int32Array.from({ length: rows.length + 1 }, (_, row) => row * columns), column: Int32Array.from({ length: rows.length * columns }, (_, at) => at % columns), entry: Float64Array.from(rows.flat()), columns };
}

/** Length of XᵀXv − λv: 0 for a true direction. */
function rest(rows: number[][], direction: Float64Array, strength: number): number {
  const image = new Float64Array(direction.length);
  for (const row of rows) {
    const along = row.reduce((sum, entry, j) => sum + entry * direction[j]!, 0);
    for (const [j, entry] of row.entries()) image[j]! += entry * along;
  }
  return Math.sqrt(image.reduce((sum, value, j) => sum + (value - strength * direction[j]!) ** 2, 0));
}

test('the first two directions of a large matrix come to rest, though all are nearly as strong', () => {
  const lot = lotOf(3);
  const rows = Array.from({ length: 600 }, () => Array.from({ length: 120 }, () => (lot.share() < 0.5 ? 1 : -1)));
  const { directions, strength } = spectrumOf(dense(rows), 1e-12);
  for (const k of [0, 1]) expect(rest(rows, directions[k]!, strength[k]!) / strength[0]!).toBeLessThan(1e-11);
  expect(strength[1]! / strength[0]!).toBeGreaterThan(0.9);
  expect([...strength]).toEqual([...strength].toSorted((one, other) => other - one));
});

test('equally strong directions are both found', () => {
  const rows = Array.from({ length: 80 }, (_, row) => Array.from({ length: 80 }, (_cell, column) => (row === column ? (row < 2 ? 3 : 1) : 0)));
  const { directions, strength } = spectrumOf(dense(rows), 1e-12);
  expect(strength[0]).toBeCloseTo(9, 9);
  expect(strength[1]).toBeCloseTo(9, 9);
  expect(directions[0]!.slice(2).every((value) => Math.abs(value) < 1e-9)).toBe(true);
});

test('a matrix with one direction has one, and a matrix of nothing has none', () => {
  const rows = Array.from({ length: 90 }, (_, row) => Array.from({ length: 70 }, (_cell, column) => ((row % 2) * 2 - 1) * (column % 3)));
  const { directions, walks } = spectrumOf(dense(rows), 1e-12);
  expect(directions).toHaveLength(1);
  expect(walks).toBeLessThan(200);
  expect(directions[0]!.filter((_, column) => column % 3 === 0).every((value) => value === 0)).toBe(true);
  expect(spectrumOf(dense([[0, 0, 0]]), 1e-12).directions).toEqual([]);
});
