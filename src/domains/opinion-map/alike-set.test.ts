import { expect, test } from 'vitest';
import { nearlyOf } from './alike-set.ts';
import { text } from './text.ts';

test('a set whose votes are nearly the same is told with a share that is never more than true, one whose votes are the same without', () => {
  expect([nearlyOf({ same: 1 }), nearlyOf({ same: 0.9375 }), nearlyOf({ same: 0.999 })]).toEqual([null, '93%', '99%']);
  const [ja, en] = [text('ja').flow.alarm.alike, text('en').flow.alarm.alike];
  expect(ja(12, '5.0%', 16, '93%')).toBe('12人（地図に置いた人の5.0%）が、16件以上の意見にほとんど同じ投票（だれもが93%以上、集まりの多数と同じ）');
  expect(ja(12, '5.0%', 16, null)).toBe('12人（地図に置いた人の5.0%）が、16件以上の意見に同じ投票');
  expect(en(12, '5.0%', 16, '93%')).toBe('12 people (5.0% of those on the map) voted nearly the same on 16 statements or more (each of them at least 93% as most of the set did)');
  expect(en(12, '5.0%', 16, null)).toBe('12 people (5.0% of those on the map) voted the same on 16 statements or more');
});
