import { describe, expect, test } from 'vitest';
import { decimalOf, formatDecimal, millionths, parseDecimal } from './decimal.ts';
import { judgeAtEnd, judgeProRata, meets, type Way } from './judgement.ts';

const more: Way = { direction: 'more', baseline: '0', target: '100', actual: '20' };
const less: Way = { direction: 'less', baseline: '50', target: '30', actual: '46' };

describe('exact decimals', () => {
  test('are read as people write them', () => {
    expect(['12', '１２．５０', '1,234.5', '−3', '-0', '007', '0.10'].map(parseDecimal)).toEqual(['12', '12.5', '1234.5', '-3', '0', '7', '0.1']);
  });

  test('that cannot be kept are none', () => {
    expect(['', 'abc', '1e5', '1.2345678', '1234567890123456', '1,23', '1.', '.5', '+1', '1 2', 'NaN', 'Infinity', '--1'].map(parseDecimal)).toEqual(Array(13).fill(null));
  });

  test('are counted in millionths without a float', () => {
    expect([millionths('0.1'), millionths('-2.000001'), millionths('999999999999999.999999')]).toEqual([100_000n, -2_000_001n, 999_999_999_999_999_999_999n]);
    expect(() => millionths('1e3')).toThrow(RangeError);
  });

  test('of what a program measured have two places at most', () => {
    expect([decimalOf(100 / 3), decimalOf(-0), decimalOf(NaN), decimalOf(1e18)]).toEqual(['33.33', '0', null, null]);
  });

  test('are shown with thousands apart', () => {
    expect([formatDecimal('1234567.25'), formatDecimal('-3'), formatDecimal('100')]).toEqual(['1,234,567.25', '−3', '100']);
  });
});

describe('judging pro rata', () => {
  test.each<[number, string, number, string]>([
    [1, '20', 1000, 'reached'],
    [2, '40', 1000, 'reached'],
    [3, '48', 800, 'nearly'],
    [4, '63.9', 799, 'short'],
    [5, '100', 1000, 'reached'],
    [2, '60', 1500, 'reached'],
  ])('year %i of five with %s of the way to 100 is at %i tenths of a per cent', (year, actual, rate, verdict) => {
    expect(judgeProRata({ ...more, actual }, year, 5)).toEqual({ verdict, rate, missing: [] });
  });

  test('an indicator of which less is better is on its way when it falls', () => {
    // Four of twenty in year one of five: a fifth of the way.
    expect(judgeProRata(less, 1, 5)).toMatchObject({ verdict: 'reached', rate: 1000 });
    expect(judgeProRata({ ...less, actual: '52' }, 1, 5)).toMatchObject({ verdict: 'short', rate: -500 });
    expect(judgeProRata({ ...less, actual: '47' }, 1, 5)).toMatchObject({ verdict: 'short', rate: 750 });
  });

  test('a threshold is met exactly or not at all', () => {
    // 0.1 + 0.2 in floats would pass 0.3.
    expect(judgeProRata({ direction: 'more', baseline: '0', target: '0.3', actual: '0.3' }, 1, 1).verdict).toBe('reached');
    expect(judgeProRata({ direction: 'more', baseline: '0', target: '0.3', actual: '0.299999' }, 1, 1).verdict).toBe('nearly');
    expect(judgeProRata({ direction: 'more', baseline: '0', target: '3', actual: '0.999999' }, 1, 3).verdict).toBe('nearly');
  });

  test('a target that keeps what is asks only to be kept', () => {
    const keep: Way = { direction: 'more', baseline: '80', target: '80', actual: '80' };
    expect(judgeProRata(keep, 1, 5)).toEqual({ verdict: 'reached', rate: null, missing: [] });
    expect(judgeProRata({ ...keep, actual: '79' }, 1, 5).verdict).toBe('short');
    expect(judgeProRata({ direction: 'less', baseline: '5', target: '10', actual: '9' }, 1, 5)).toEqual({ verdict: 'reached', rate: null, missing: [] });
  });

  test('without a figure nothing is judged, and what is missing is said', () => {
    expect(judgeProRata({ ...more, actual: null, baseline: null }, 1, 5)).toEqual({ verdict: 'not-judged', rate: null, missing: ['baseline', 'actual'] });
  });

  test('years beyond the plan expect the whole way', () => {
    expect(judgeProRata({ ...more, actual: '100' }, 9, 5).rate).toBe(1000);
    expect(judgeProRata({ ...more, actual: '20' }, 0, 5).rate).toBe(1000);
  });
});

describe('judging at the end', () => {
  test('before the end it says how far it is and no verdict', () => {
    expect(judgeAtEnd(more, false)).toEqual({ verdict: 'not-yet', rate: 200, missing: [] });
  });

  test('at the end the whole way counts, in both directions', () => {
    expect(judgeAtEnd({ ...more, actual: '99.9' }, true)).toEqual({ verdict: 'nearly', rate: 999, missing: [] });
    expect(judgeAtEnd({ ...less, actual: '30' }, true)).toEqual({ verdict: 'reached', rate: 1000, missing: [] });
  });

  test('without a baseline only the target is looked at', () => {
    expect(judgeAtEnd({ ...less, baseline: null, actual: '30' }, true)).toEqual({ verdict: 'reached', rate: null, missing: [] });
    expect(judgeAtEnd({ ...less, baseline: null, actual: '31' }, true).verdict).toBe('short');
    expect(judgeAtEnd({ ...less, target: null }, true)).toMatchObject({ verdict: 'not-judged', missing: ['target'] });
  });
});

test('a year meets its own target in the direction of the indicator', () => {
  expect([meets({ ...more, target: '20' }), meets(more), meets({ ...less, target: '46' }), meets({ ...less, target: '45' }), meets({ ...less, target: null })]).toEqual([true, false, true, false, null]);
});
