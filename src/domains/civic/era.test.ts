import fc from 'fast-check';
import { expect, test } from 'vitest';
import { erasOn, formatDate, formatEraYear, formatWareki, parseDate } from './era.ts';
import { addDays, dateOfDay, dayNumber } from './plain-date.ts';

const since1873 = fc.integer({ min: dayNumber('1873-01-01'), max: dayNumber('2117-12-31') }).map(dateOfDay);
const read = (text: string) => {
  const parsed = parseDate(text);
  return parsed.ok ? parsed.value : parsed.fault;
};

test.each([
  ['平成24年4月1日', '2012-04-01'],
  ['平成２４年４月１日', '2012-04-01'],
  ['平成 24 年 4 月 1 日', '2012-04-01'],
  ['㍻24年4月1日', '2012-04-01'],
  ['H24.4.1', '2012-04-01'],
  ['h24.04.01', '2012-04-01'],
  ['R1/5/1', '2019-05-01'],
  ['Ｒ１／５／１', '2019-05-01'],
  ['令和元年5月1日', '2019-05-01'],
  ['令和7(2025)年5月1日', '2025-05-01'],
  ['令和7年（2025年）5月1日', '2025-05-01'],
  ['2025年（令和7年）5月1日', '2025-05-01'],
  ['2012年4月1日', '2012-04-01'],
  ['2012/4/1', '2012-04-01'],
  ['2012-04-01', '2012-04-01'],
  ['２０１２ー０４ー０１', '2012-04-01'],
  ['明治6年1月1日', '1873-01-01'],
  ['昭和39年10月10日', '1964-10-10'],
  ['令和6年2月29日', '2024-02-29'],
])('%s is read as %s', (text, date) => expect(read(text)).toBe(date));

test.each([
  ['明治45年7月30日', '1912-07-30'],
  ['大正元年7月30日', '1912-07-30'],
  ['大正15年12月25日', '1926-12-25'],
  ['昭和元年12月25日', '1926-12-25'],
  ['昭和64年1月7日', '1989-01-07'],
  ['平成元年1月8日', '1989-01-08'],
  ['平成31年4月30日', '2019-04-30'],
  ['令和元年5月1日', '2019-05-01'],
])('on the boundary of eras %s is %s', (text, date) => expect(read(text)).toBe(date));

test.each([
  ['大正元年7月29日', '明治45年7月29日'],
  ['明治45年7月31日', '大正元年7月31日'],
  ['大正15年12月26日', '昭和元年12月26日'],
  ['昭和元年12月24日', '大正15年12月24日'],
  ['昭和64年1月8日', '平成元年1月8日'],
  ['平成元年1月7日', '昭和64年1月7日'],
  ['平成31年5月1日', '令和元年5月1日'],
  ['令和元年4月30日', '平成31年4月30日'],
])('%s does not exist, and the answer names %s', (text, right) => {
  const parsed = parseDate(text);
  expect(parsed).toMatchObject({ ok: false, fault: 'day-outside-era' });
  if (!parsed.ok) expect([parsed.sentence.ja, parsed.sentence.en].every((sentence) => sentence.includes(right) && sentence.includes(text))).toBe(true);
});

test('dates of the lunar calendar are refused with the reason and never computed', () => {
  for (const text of ['明治元年9月8日', '明治5年12月2日', '明治5年12月31日', 'M1.1.1', '1868-01-01', '1872-12-31']) expect(read(text)).toBe('lunar-calendar');
  const parsed = parseDate('明治5年12月2日');
  if (!parsed.ok) expect(parsed.sentence.ja).toContain('旧暦');
  expect(formatWareki('1872-12-31')).toBe('明治5年以前');
  expect(erasOn('1872-12-31')).toEqual([]);
});

test('a date that contradicts itself or the calendar is refused', () => {
  expect(read('令和7(2024)年5月1日')).toBe('year-mismatch');
  expect(read('2024年（令和7年）5月1日')).toBe('year-mismatch');
  for (const text of ['平成24年2月30日', 'R5.2.29', '2012/13/1', '2012/0/1', '2012/1/0']) expect(read(text)).toBe('date-absent');
  for (const text of ['', '平成', '平成24年', '平成0年1月1日', '平成24年4月', 'X24.4.1', '24.4.1', '平成24年4月1日午前', '平成元', '9'.repeat(100_000), '平成24年4月1日'.padEnd(61), '\0']) expect(read(text)).toBe('date-unreadable');
});

test('1912-07-30 and 1926-12-25 have two names, the later changes of era have one name a day', () => {
  const names = (date: string) => erasOn(date).map((name) => formatEraYear(name, 'ja'));
  expect(names('1912-07-30')).toEqual(['明治45', '大正元']);
  expect(names('1926-12-25')).toEqual(['大正15', '昭和元']);
  expect(['1989-01-07', '1989-01-08', '2019-04-30', '2019-05-01'].map(names)).toEqual([['昭和64'], ['平成元'], ['平成31'], ['令和元']]);
  expect(formatWareki('1912-07-30')).toBe('大正元年7月30日');
});

test('every day since 1873 is written with its era and read back', () => {
  fc.assert(
    fc.property(since1873, (date) => {
      expect(read(formatWareki(date))).toBe(date);
      expect(read(formatDate(date, 'ja'))).toBe(date);
      expect(read(date)).toBe(date);
    }),
  );
  for (let date = '1873-01-01'; date < '2030-01-01'; date = addDays(date, 17)) expect(read(formatWareki(date))).toBe(date);
});

test('eras agree with the calendar of the runtime', () => {
  const runtime = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { timeZone: 'UTC', era: 'long', year: 'numeric', month: 'long', day: 'numeric' });
  fc.assert(
    fc.property(since1873, (date) => {
      expect(runtime.format(new Date(`${date}T00:00:00Z`)).replace(/^(\D+)1年/, '$1元年')).toBe(formatWareki(date));
    }),
  );
});

test('no text makes the reader throw', () => {
  const likely = fc.string({ unit: fc.constantFrom(...'平成令和HR元年月日度()（）./-〜0123456789１ 　') });
  fc.assert(
    fc.property(fc.oneof(likely, fc.string({ unit: 'binary' })), (text) => {
      expect(parseDate(text)).toHaveProperty('ok');
    }),
  );
});

test('dates have English names', () => {
  expect(formatDate('2026-11-03', 'en')).toBe('3 November 2026');
  expect(formatWareki('2026-11-03', 'en')).toBe('3 November Reiwa 8');
});
