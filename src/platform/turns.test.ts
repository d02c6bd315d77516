import { expect, test } from 'vitest';
import { turns } from './turns.ts';

test('no more than allowed run at once, in order, also when some fail', async () => {
  const turn = turns(2);
  let running = 0;
  let most = 0;
  const began: number[] = [];
  const results = await Promise.allSettled(
    Array.from({ length: 9 }, (_, index) =>
      turn(async () => {
        began.push(index);
        most = Math.max(most, ++running);
        await Promise.resolve();
        running -= 1;
        if (index % 3 === 0) throw new Error('no');
        return index;
      }),
    ),
  );
  expect([most, began, results.filter((result) => result.status === 'fulfilled').length]).toEqual([2, [0, 1, 2, 3, 4, 5, 6, 7, 8], 6]);
  expect(await turn(async () => 'still open')).toBe('still open');
});
