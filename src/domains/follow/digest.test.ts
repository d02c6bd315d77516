import { expect, it } from 'vitest';
import { dueRhythms, lastDigestDay, nextDigestAt } from './digest.ts';

it('a day’s letters are due from seven in the morning in Tokyo', () => {
  expect(lastDigestDay(new Date('2026-04-06T06:59:59.999+09:00'))).toBe('2026-04-05');
  expect(lastDigestDay(new Date('2026-04-06T07:00:00+09:00'))).toBe('2026-04-06');
  expect(nextDigestAt(new Date('2026-04-06T06:59:59+09:00')).toISOString()).toBe('2026-04-05T22:00:00.000Z');
  expect(nextDigestAt(new Date('2026-04-06T07:00:00+09:00')).toISOString()).toBe('2026-04-06T22:00:00.000Z');
});

it.each([
  ['the first morning ever, a Wednesday', null, '2026-04-01', ['daily']],
  ['the first morning ever, a Monday', null, '2026-04-06', ['daily', 'weekly']],
  ['a Tuesday after a Monday', '2026-04-06', '2026-04-07', ['daily']],
  ['a Monday after a Sunday', '2026-04-05', '2026-04-06', ['daily', 'weekly']],
  ['a Wednesday after a Saturday: the Monday was missed', '2026-04-04', '2026-04-08', ['daily', 'weekly']],
  ['a day long after the last', '2025-01-01', '2026-04-08', ['daily', 'weekly']],
  ['a day that is written already', '2026-04-06', '2026-04-06', []],
  ['a clock that went back', '2026-04-07', '2026-04-06', []],
] as const)('%s', (_what, before, day, due) => {
  expect(dueRhythms(before, day)).toEqual(due);
});
