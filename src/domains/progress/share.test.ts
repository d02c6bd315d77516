import { describe, expect, test } from 'vitest';
import { percent, type Shares, sharesOf, type Weighed } from './share.ts';

function ofCost(shares: Shares): Record<string, number | null> {
  return Object.fromEntries(shares.shares.filter(({ programmes }) => programmes > 0).map(({ state, ofCost: share }) => [state, share]));
}

function ofProgrammes(shares: Shares): Record<string, number> {
  return Object.fromEntries(shares.shares.filter(({ programmes }) => programmes > 0).map(({ state, ofProgrammes: share }) => [state, share]));
}

describe('the share of each state', () => {
  test('weighs by the cost of the year and divides by the sum of the weights', () => {
    const shares = sharesOf([{ state: 'on-track', yen: 30n }, { state: 'behind', yen: 10n }, { state: 'done', yen: 8n }]);
    expect(ofCost(shares)).toEqual({ 'on-track': 625, behind: 208, done: 167 });
    expect(ofProgrammes(shares)).toEqual({ 'on-track': 333, behind: 333, done: 333 });
  });

  test('a programme without a report is not known and keeps its weight', () => {
    const shares = sharesOf([{ state: 'done', yen: 10n }, { state: null, yen: 30n }]);
    expect(ofCost(shares)).toEqual({ done: 250, 'not-known': 750 });
  });

  test('a programme without a stated cost weighs nothing and is counted as such', () => {
    const shares = sharesOf([{ state: 'done', yen: 10n }, { state: 'behind', yen: null }]);
    expect(ofCost(shares)).toEqual({ done: 1000, behind: 0 });
    expect(shares.withoutCost).toBe(1);
  });

  test.each<[string, Weighed[]]>([
    ['no cost is stated', [{ state: 'done', yen: null }, { state: 'behind', yen: null }]],
    ['all costs are zero', [{ state: 'done', yen: 0n }, { state: 'behind', yen: 0n }]],
  ])('where %s only programmes are counted', (_, programmes) => {
    const shares = sharesOf(programmes);
    expect(shares.weighed).toBe(false);
    expect(ofCost(shares)).toEqual({ done: null, behind: null });
    expect(ofProgrammes(shares)).toEqual({ done: 500, behind: 500 });
  });

  test('no programme at all is no division by zero', () => {
    expect(sharesOf([]).shares.every(({ ofProgrammes: share, ofCost: cost }) => share === 0 && cost === null)).toBe(true);
  });

  test('amounts larger than a float can hold stay exact', () => {
    const huge = 9_007_199_254_740_993n;
    expect(ofCost(sharesOf([{ state: 'done', yen: huge }, { state: 'behind', yen: huge }]))).toEqual({ done: 500, behind: 500 });
  });

  test('is written with one decimal where it has one', () => {
    expect([625, 1000, 0, 5].map(percent)).toEqual(['62.5', '100', '0', '0.5']);
  });
});
