import { expect, test } from 'vitest';
import { lotOf } from './lot.ts';

test('the same seeds draw the same lots, other seeds or another order draw others', () => {
  const drawn = (...seeds: number[]) => {
    const lot = lotOf(...seeds);
    return Array.from({ length: 5 }, () => lot.share());
  };
  expect(drawn(7, 12, 3)).toEqual(drawn(7, 12, 3));
  expect(drawn(7, 12, 3)).not.toEqual(drawn(7, 3, 12));
  expect(drawn(7)).not.toEqual(drawn(7 + 2 ** 32));
});

test('the lots stay what they were when the first map was reckoned', () => {
  const lot = lotOf(20_261_123, 5);
  expect([lot.below(1000), lot.below(1000), lot.below(1000), lot.below(1000)]).toEqual([141, 695, 449, 322]);
});

test('the first lot of neighbouring seeds falls everywhere alike', () => {
  const tenths = new Int32Array(10);
  for (let seed = 0; seed < 20_000; seed += 1) tenths[lotOf(99, seed, 4).below(10)]! += 1;
  const chiSquare = tenths.reduce((sum, seen) => sum + (seen - 2000) ** 2 / 2000, 0);
  expect(chiSquare).toBeLessThan(27.9);
});
