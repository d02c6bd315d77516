import oracle from '@holiday-jp/holiday_jp';
import { expect, test } from 'vitest';
import { holidayOn, holidaysOf } from './holiday.ts';
import { addDays } from './plain-date.ts';

const published: Record<string, { name: string } | undefined> = oracle.holidays;

/** The oracle names substitutes after their holiday and gives days of the law's third paragraph no name. */
function oracleName(date: string): string | undefined {
  const name = published[date]?.name;
  if (!name) return undefined;
  if (name.includes('振替休日')) return '振替休日';
  if (name === '休日') return '国民の休日';
  return { '2019-05-01': '天皇の即位の日', '2019-10-22': '即位礼正殿の儀', '2020-07-24': 'スポーツの日' }[date] ?? name.replace(/（.*/, '');
}

test('all 29,585 days from 1970 to 2050 are holidays or not as an independent table says, under the same name', () => {
  const differing: string[] = [];
  let days = 0;
  for (let date = '1970-01-01'; date <= '2050-12-31'; date = addDays(date, 1), days += 1) {
    if (holidayOn(date)?.ja !== oracleName(date)) differing.push(`${date} ${holidayOn(date)?.ja} ${oracleName(date)}`);
  }
  expect(differing).toEqual([]);
  expect(days).toBe(29_585);
});

test.each([
  ['1973-04-30', '振替休日'], ['1986-05-04', undefined], ['1988-05-04', '国民の休日'], ['1989-02-24', '大喪の礼'], ['1990-11-12', '即位礼正殿の儀'], ['1993-06-09', '結婚の儀'],
  ['2008-05-06', '振替休日'], ['2019-04-30', '国民の休日'], ['2019-05-01', '天皇の即位の日'], ['2019-05-02', '国民の休日'], ['2019-10-22', '即位礼正殿の儀'],
  ['2019-12-23', undefined], ['2020-07-24', 'スポーツの日'], ['2021-08-08', '山の日'], ['2021-08-09', '振替休日'], ['2021-10-11', undefined], ['2026-09-22', '国民の休日'], ['2032-09-21', '国民の休日'], ['2026-11-23', '勤労感謝の日'], ['2026-11-24', undefined],
])('%s is %s', (date, name) => expect(holidayOn(date)?.ja).toBe(name));

test('holidays of a year come in order, each with a name in both languages', () => {
  const holidays = holidaysOf(2026);
  expect(holidays).toHaveLength(18);
  expect(holidays.map(({ date }) => date)).toEqual(holidays.map(({ date }) => date).toSorted());
  expect(holidays.every(({ name }) => name.ja && /^[\x20-\x7e’]+$/.test(name.en))).toBe(true);
});

test('years without known rules are refused, not guessed', () => {
  expect(() => holidayOn('1969-12-31')).toThrow(RangeError);
  expect(() => holidayOn('2100-01-01')).toThrow(RangeError);
  expect(holidayOn('2099-01-01')?.ja).toBe('元日');
});
