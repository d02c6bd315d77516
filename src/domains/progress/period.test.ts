import { describe, expect, test } from 'vitest';
import { comparePeriods, formatPeriod, formatPeriodShort, latestEnded, parsePeriod, periodDays, periodKey, periodOf, periodsBegun, periodToRemind, reportDue } from './period.ts';

describe('half-years', () => {
  test.each([
    ['2026-04-01', '2026-1', '2025-2'],
    ['2026-09-30', '2026-1', '2025-2'],
    ['2026-10-01', '2026-2', '2026-1'],
    ['2026-12-31', '2026-2', '2026-1'],
    ['2027-01-01', '2026-2', '2026-1'],
    ['2027-03-31', '2026-2', '2026-1'],
  ])('%s lies in %s, and %s is the newest that is over', (day, within, over) => {
    expect([periodKey(periodOf(day)), periodKey(latestEnded(day))]).toEqual([within, over]);
  });

  test('an address that is no half-year is none', () => {
    expect(['2026-1', '2026-3', '2026-0', '26-1', '2026-01', '', '1600-1'].map(parsePeriod)).toEqual([{ year: 2026, half: 1 }, null, null, null, null, null, null]);
  });

  test('the first half is April to September, the second ends in March of the next calendar year', () => {
    expect(periodDays({ year: 2026, half: 1 })).toEqual({ first: '2026-04-01', last: '2026-09-30' });
    expect(periodDays({ year: 2026, half: 2 })).toEqual({ first: '2026-10-01', last: '2027-03-31' });
  });

  test('a plan of three years has the half-years that have begun, newest first', () => {
    expect(periodsBegun(2024, 2026, '2025-04-01').map(periodKey)).toEqual(['2025-1', '2024-2', '2024-1']);
    expect(periodsBegun(2024, 2026, '2030-01-01')).toHaveLength(6);
    expect(periodsBegun(2024, 2026, '2024-03-31')).toEqual([]);
  });

  test('they stand in the order of time', () => {
    expect(comparePeriods({ year: 2025, half: 2 }, { year: 2026, half: 1 })).toBeLessThan(0);
    expect(comparePeriods({ year: 2026, half: 2 }, { year: 2026, half: 1 })).toBeGreaterThan(0);
    expect(comparePeriods({ year: 2026, half: 2 }, { year: 2026, half: 2 })).toBe(0);
  });

  test('they are named in both calendars', () => {
    expect(formatPeriod({ year: 2026, half: 1 }, 'ja')).toBe('令和8年度（2026年度）前期');
    expect(formatPeriodShort({ year: 2026, half: 2 }, 'en')).toBe('FY2026 H2');
  });
});

describe('when reports are due', () => {
  test('20 days after the half-year ends', () => {
    expect(reportDue({ year: 2026, half: 1 }).on).toBe('2026-10-20');
    expect(reportDue({ year: 2025, half: 2 }).on).toBe('2026-04-20');
  });

  test('on the next open day where the 20th is a Sunday', () => {
    // 20 October 2024 was a Sunday.
    expect(reportDue({ year: 2024, half: 1 })).toMatchObject({ on: '2024-10-21', countedOn: '2024-10-20' });
  });

  test('nobody is reminded earlier than ten days before, and then until the next half-year ends', () => {
    expect(periodToRemind('2026-10-09')).toBeNull();
    expect(periodToRemind('2026-10-10')).toEqual({ year: 2026, half: 1 });
    expect(periodToRemind('2027-03-31')).toEqual({ year: 2026, half: 1 });
    expect(periodToRemind('2027-04-01')).toBeNull();
  });
});
