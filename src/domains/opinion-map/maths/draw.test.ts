import { describe, expect, test } from 'vitest';
import { drawNext } from './draw.ts';
import { metaPriority, newPriority, priorityOf } from './priority.ts';

describe('the weight of a statement', () => {
  test('is that of the formula', () => {
    // 5 agree, 3 disagree, 2 pass, distance 1.5: importance (1 - 3/12) · 2.5 · 6/12 = 0.9375; new by 1 + 8 · 2^-2 = 3.
    expect(priorityOf(5, 3, 2, 1.5)).toBeCloseTo((0.9375 * 3) ** 2, 12);
    expect(newPriority).toBe(5.0625);
    expect(metaPriority).toBe(49);
  });

  test('falls with votes and with passes, rises with distance and agreement, and is never nothing', () => {
    expect(priorityOf(4, 4, 0, 1)).toBeGreaterThan(priorityOf(8, 8, 0, 1));
    expect(priorityOf(4, 4, 2, 1)).toBeGreaterThan(priorityOf(4, 0, 6, 1));
    expect(priorityOf(4, 4, 0, 2)).toBeGreaterThan(priorityOf(4, 4, 0, 1));
    expect(priorityOf(6, 2, 0, 1)).toBeGreaterThan(priorityOf(2, 6, 0, 1));
    expect(priorityOf(0, 0, 100_000, 0)).toBeGreaterThan(0);
    expect(priorityOf(0, 100_000, 0, 0)).toBeGreaterThan(0);
  });
});

describe('the next statement', () => {
  const numbers = [1, 2, 3, 5, 8, 13, 21, 34];
  const weights = [49, 5, 1, 0.2, 10, 2, newPriority, 3];
  const whole = weights.reduce((sum, weight) => sum + weight, 0);

  /** How far drawn counts lie from those that weights make expect (Pearson's chi-square). */
  function chiSquare(draws: number, draw: (index: number) => number | null): number {
    const counts = new Map<number | null, number>();
    for (let index = 0; index < draws; index += 1) counts.set(draw(index), (counts.get(draw(index)) ?? 0) + 1);
    return numbers.reduce((sum, number, at) => sum + ((counts.get(number) ?? 0) - (draws * weights[at]!) / whole) ** 2 / ((draws * weights[at]!) / whole), 0);
  }

  // 7 degrees of freedom: above 24.3 once in a thousand times. The seeds are fixed, so that the answer is too.
  test('comes as often as its weight says, for many people', () => {
    expect(chiSquare(40_000, (person) => drawNext(numbers, weights, [20_260_401, 1 + person * 52_711, 3]))).toBeLessThan(24.3);
  });

  test('comes as often as its weight says, for one person from vote to vote', () => {
    expect(chiSquare(40_000, (votes) => drawNext(numbers, weights, [20_260_401, 77, votes]))).toBeLessThan(24.3);
  });

  test('comes as often as its weight says, in conversations that follow each other', () => {
    expect(chiSquare(40_000, (seed) => drawNext(numbers, weights, [seed, 77, 0]))).toBeLessThan(24.3);
  });

  test('is none that was voted on, and the one that is drawn where those are not listed', () => {
    for (let person = 1; person < 200; person += 1) {
      const voted = new Set(numbers.filter((number) => (number * person) % 3 === 0));
      const open = numbers.flatMap((number, at) => (voted.has(number) ? [] : [[number, weights[at]!]] as const));
      expect(drawNext(numbers, weights, [1, person, voted.size], voted)).toBe(drawNext(open.map(([number]) => number), open.map(([, weight]) => weight), [1, person, voted.size]));
    }
    expect(drawNext(numbers, weights, [1, 2, 8], new Set(numbers))).toBeNull();
  });

  test('is the same at each reload, in whatever order statements are listed', () => {
    for (let person = 1; person < 200; person += 1) {
      const drawn = drawNext(numbers, weights, [1, person, 4]);
      expect(drawNext(numbers, weights, [1, person, 4])).toBe(drawn);
      expect(drawNext(numbers.toReversed(), weights.toReversed(), [1, person, 4])).toBe(drawn);
    }
  });

  test('stays the same for those who were not drawn a statement that is taken out', () => {
    for (let person = 1; person < 200; person += 1) {
      const drawn = drawNext(numbers, weights, [1, person, 4]);
      if (drawn !== numbers[0]) expect(drawNext(numbers.slice(1), weights.slice(1), [1, person, 4])).toBe(drawn);
    }
  });

  test('hardly moves while votes move the weights a little', () => {
    const moved = weights.map((weight, at) => weight * (at % 2 === 0 ? 1.02 : 0.98));
    let others = 0;
    for (let person = 1; person <= 2_000; person += 1) if (drawNext(numbers, moved, [1, person, 4]) !== drawNext(numbers, weights, [1, person, 4])) others += 1;
    expect(others).toBeLessThan(2_000 * 0.04);
  });

  test('without a weight counts as 1, with weight 0 comes last, and nothing is left where all were answered', () => {
    for (let person = 1; person < 200; person += 1) {
      expect(drawNext(numbers, [], [1, person, 0])).toBe(drawNext(numbers, numbers.map(() => 1), [1, person, 0]));
      expect(drawNext(numbers, [NaN, undefined, Infinity], [1, person, 0])).toBe(drawNext(numbers, numbers.map(() => 1), [1, person, 0]));
      expect(drawNext([4, 5, 6], [0, 0.001, 0], [1, person, 0])).toBe(5);
    }
    expect(new Set(Array.from({ length: 100 }, (_, person) => drawNext([4, 5], [0, 0], [1, person, 0])))).toEqual(new Set([4, 5]));
    expect(drawNext([9], [0], [1])).toBe(9);
    expect(drawNext([], [], [1, 2, 3])).toBeNull();
  });
});
