import type { Figure } from '#domains/book';
import { describe, expect, test } from 'vitest';
import { hasNoMoney, sumOf } from './sum.ts';

const figure = (provenance: Figure['provenance'], yen: bigint | null = null): Figure => ({ provenance, yen, place: null });

describe('adding up money of a plan', () => {
  test('printed figures and worked-out figures are never added together', () => {
    const sum = sumOf([figure('stated', 15_000_000n), figure('stated', 15_000_000n), figure('implied', 14_000_000n)]);
    expect(sum).toMatchObject({ statedYen: 30_000_000n, stated: 2, impliedYen: 14_000_000n, implied: 1 });
  });

  test('a figure that is not settled is counted and not taken for zero', () => {
    const sum = sumOf([figure('stated', 0n), figure('unsettled'), figure('absent')]);
    expect(sum).toMatchObject({ statedYen: 0n, stated: 1, unsettled: 1, absent: 1 });
  });

  test('a printed zero is money, an empty cell is not', () => {
    expect(hasNoMoney(sumOf([figure('stated', 0n)]))).toBe(false);
    expect(hasNoMoney(sumOf([figure('absent'), figure('unsettled')]))).toBe(true);
  });
});
