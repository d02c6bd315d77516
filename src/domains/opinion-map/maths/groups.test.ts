import { expect, test } from 'vitest';
import { baseClusters } from './clusters.ts';
import { afterWin, bestOf, groupings, inhabited, orderedGroups, silhouettes } from './groups.ts';
import { lotOf } from './lot.ts';
import { firstMemory, type Memory } from './reckoning.ts';

const always = () => true;

test('another number of groups is shown when it has won four times in a row, not before', () => {
  let memory: Memory = { ...firstMemory, ...afterWin(firstMemory, 3, always, 4) };
  expect(memory.groups).toBe(3);
  const shown = [2, 2, 3, 2, 2, 2, 2, 3].map((winner) => {
    memory = { ...memory, ...afterWin(memory, winner, always, 4) };
    return memory.groups;
  });
  expect(shown).toEqual([3, 3, 3, 3, 3, 3, 2, 2]);
});

test('a report shows the winner at once, and a number of groups that no longer holds gives way at once', () => {
  const memory: Memory = { signs: [1, 1], groups: 3, challenger: 3, wins: 4 };
  expect(afterWin(memory, 2, always, 1).groups).toBe(2);
  expect(afterWin(memory, 2, (groups) => groups !== 3, 4).groups).toBe(2);
  expect(afterWin(memory, 0, () => false, 4).groups).toBe(0);
});

test('three heaps of people are three groups, the largest first, whatever the seed', () => {
  const lot = lotOf(11);
  const heaps = [...Array.from({ length: 30 }, () => [5, 0]), ...Array.from({ length: 90 }, () => [-5, 0]), ...Array.from({ length: 60 }, () => [0, 8])];
  const points = { x: Float64Array.from(heaps, ([x]) => x! + lot.share()), y: Float64Array.from(heaps, ([, y]) => y! + lot.share()) };
  const base = inhabited(baseClusters(points, 100));
  expect(base.weight.reduce((sum, people) => sum + people, 0)).toBe(180);
  expect(base.weight.length).toBeLessThanOrEqual(100);
  for (const seed of [1, 2, 3]) {
    const choices = groupings(base, 5, seed);
    const best = bestOf(silhouettes(base, choices), always);
    expect(best + 2).toBe(3);
    expect([...orderedGroups(base, choices[best]!)]).toEqual([...Array.from({ length: 30 }, () => 2), ...Array.from({ length: 90 }, () => 0), ...Array.from({ length: 60 }, () => 1)]);
  }
});
