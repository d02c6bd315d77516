import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addOpenDays, isClosedDay, nextOpenDay, openDaysBetween, previousOpenDay } from './closed-day.ts';
import { dueDate, type Period } from './due-date.ts';
import { addDays, dateOfDay, dayNumber, daysBetween } from './plain-date.ts';

const dates = fc.integer({ min: dayNumber('1971-01-01'), max: dayNumber('2070-12-31') }).map(dateOfDay);
const periods: fc.Arbitrary<Period> = fc.record({
  unit: fc.constantFrom('day', 'openDay', 'month', 'year'),
  length: fc.integer({ min: 1, max: 24 }),
  includesFirstDay: fc.boolean(),
  rollover: fc.constantFrom('none', 'next'),
});

function period(length: number, unit: Period['unit'] = 'day', includesFirstDay = false, rollover: Period['rollover'] = 'none'): Period {
  return { unit, length, includesFirstDay, rollover };
}

describe('closed days', () => {
  test('the city hall is closed at weekends, on holidays and from 29 December to 3 January', () => {
    const closed = (tried: string[]) => tried.filter((date) => isClosedDay(date));
    expect(closed(['2026-12-28', '2026-12-29', '2026-12-31', '2027-01-01', '2027-01-03', '2027-01-04', '2028-01-03'])).toEqual(['2026-12-29', '2026-12-31', '2027-01-01', '2027-01-03', '2028-01-03']);
    expect(closed(['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24'])).toEqual(['2026-11-21', '2026-11-22', '2026-11-23']);
    expect(isClosedDay('2026-06-23')).toBe(false);
    expect(isClosedDay('2026-06-23', ['06-23'])).toBe(true);
  });

  test('the next and the previous open day pass over New Year', () => {
    expect(nextOpenDay('2026-12-29')).toBe('2027-01-04');
    expect(previousOpenDay('2027-01-03')).toBe('2026-12-28');
    expect(nextOpenDay('2026-12-28')).toBe('2026-12-28');
    expect(() => nextOpenDay('2026-12-28', () => true)).toThrow(RangeError);
  });

  test('open days added forward are open, counted and taken back', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 60 }), (date, count) => {
        const reached = addOpenDays(date, count);
        expect(isClosedDay(reached)).toBe(false);
        expect(openDaysBetween(date, reached)).toBe(count);
        expect(addOpenDays(reached, -count) <= date).toBe(true);
        expect(addOpenDays(date, count + 1) > reached).toBe(true);
        expect(addOpenDays(nextOpenDay(date), count) >= reached).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('due dates', () => {
  test.each([
    ['2026-12-01', '2026-12-15', '2026-12-15', '2026-12-21', '2026-12-31', '2027-01-04'],
    ['2026-12-15', '2026-12-29', '2027-01-04', '2027-01-08', '2027-01-14', '2027-01-14'],
    ['2026-12-18', '2027-01-01', '2027-01-04', '2027-01-14', '2027-01-17', '2027-01-18'],
    ['2027-04-16', '2027-04-30', '2027-04-30', '2027-05-12', '2027-05-16', '2027-05-17'],
  ])('a request of %s is due in 14 days on %s', (from, days14, rolled14, open14, days30, rolled30) => {
    expect(dueDate(period(14), from).on).toBe(days14);
    expect(dueDate(period(15, 'day', true), from).on).toBe(days14);
    expect(dueDate(period(14, 'day', false, 'next'), from)).toEqual({ on: rolled14, countedOn: days14, pausedDays: 0 });
    expect(dueDate(period(14, 'openDay'), from).on).toBe(open14);
    expect(dueDate(period(30), from).on).toBe(days30);
    expect(dueDate(period(30, 'day', false, 'next'), from).on).toBe(rolled30);
  });

  test('a correction asked on the 4th and answered on the 10th takes six days out', () => {
    expect(dueDate(period(14), '2026-12-01', [{ asked: '2026-12-04', answered: '2026-12-10' }])).toEqual({ on: '2026-12-21', countedOn: '2026-12-21', pausedDays: 6 });
  });

  test('corrections that overlap count once, and one after the due date changes nothing', () => {
    const overlapping = [{ asked: '2026-12-06', answered: '2026-12-10' }, { asked: '2026-12-04', answered: '2026-12-08' }];
    expect(dueDate(period(14), '2026-12-01', overlapping).on).toBe('2026-12-21');
    expect(dueDate(period(14), '2026-12-01', [{ asked: '2026-12-16', answered: '2026-12-20' }])).toMatchObject({ on: '2026-12-15', pausedDays: 0 });
    expect(dueDate(period(14), '2026-12-01', [{ asked: '2026-11-20', answered: '2026-11-25' }]).on).toBe('2026-12-15');
    expect(dueDate(period(14, 'openDay'), '2026-12-01', [{ asked: '2026-12-04', answered: '2026-12-10' }]).on).toBe('2026-12-25');
  });

  test.each([
    ['2026-11-29', '2027-02-28', '2027-03-01'],
    ['2026-11-30', '2027-02-28', '2027-03-01'],
    ['2026-09-30', '2026-12-31', '2027-01-04'],
    ['2026-12-30', '2027-03-30', '2027-03-30'],
  ])('an appeal against a decision known on %s may be sent for three months, to %s', (known, counted, rolled) => {
    expect(dueDate(period(3, 'month', false, 'next'), known)).toEqual({ on: rolled, countedOn: counted, pausedDays: 0 });
  });

  test('a year ends on the same date, on 28 February for a leap day', () => {
    expect(dueDate(period(1, 'year'), '2026-11-23').on).toBe('2027-11-23');
    expect(dueDate(period(1, 'year', true), '2024-02-29').on).toBe('2025-02-28');
  });

  test('a later event never falls due earlier, and a longer period never ends sooner', () => {
    fc.assert(
      fc.property(dates, periods, (from, within) => {
        const due = dueDate(within, from).on;
        expect(dueDate(within, addDays(from, 1)).on >= due).toBe(true);
        expect(dueDate({ ...within, length: within.length + 1 }, from).on >= due).toBe(true);
        if (within.rollover === 'next') expect(isClosedDay(due)).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  test('counting from the event is counting one day less after it', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 400 }), (from, length) => {
        const due = dueDate(period(length), from).on;
        expect(daysBetween(from, due)).toBe(length);
        expect(dueDate(period(length + 1, 'day', true), from).on).toBe(due);
      }),
    );
  });

  test('a period without length is refused', () => {
    for (const length of [0, -1, 1.5, Number.NaN]) expect(() => dueDate(period(length), '2026-12-01')).toThrow(RangeError);
  });
});
