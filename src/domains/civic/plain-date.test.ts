import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dateOfDay, dayNumber, daysBetween, isPlainDate, weekday } from './plain-date.ts';

const days = fc.integer({ min: -719_162, max: 2_932_896 });

test('every day from year 1 to 9999 has one number and comes back from it', () => {
  fc.assert(
    fc.property(days, (number) => {
      expect(dayNumber(dateOfDay(number))).toBe(number);
    }),
  );
  expect(dateOfDay(0)).toBe('1970-01-01');
  expect(dateOfDay(-719_162)).toBe('0001-01-01');
  expect(dateOfDay(2_932_896)).toBe('9999-12-31');
});

test('dates agree with the calendar of the runtime, and later numbers are later dates', () => {
  fc.assert(
    fc.property(days, (number) => {
      const date = new Date(number * 86_400_000);
      expect(dateOfDay(number)).toBe(date.toISOString().slice(0, 10));
      expect(weekday(dateOfDay(number))).toBe(date.getUTCDay());
      if (number < 2_932_896) expect(dateOfDay(number) < dateOfDay(number + 1)).toBe(true);
    }),
  );
});

test('adding days and counting them back is the identity', () => {
  fc.assert(
    fc.property(fc.integer({ min: -500_000, max: 2_000_000 }), fc.integer({ min: -100_000, max: 100_000 }), (number, step) => {
      const date = dateOfDay(number);
      expect(daysBetween(date, addDays(date, step))).toBe(step);
    }),
  );
});

test('days that the calendar does not have are no dates', () => {
  expect(['2023-02-29', '1900-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-1-1', '0000-01-01', '2026-11-23T00:00', ''].filter(isPlainDate)).toEqual([]);
  expect(['2024-02-29', '2000-02-29', '2400-02-29'].filter(isPlainDate)).toHaveLength(3);
  expect(() => addDays('2023-02-29', 1)).toThrow(RangeError);
});
