import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fiscalYearDays, fiscalYearOf, formatFiscalYear, formatFiscalYears, formatFiscalYearShort, parseFiscalYear, parseFiscalYears } from './fiscal-year.ts';
import { addDays, dateOfDay, dayNumber } from './plain-date.ts';
import { parseYear } from './year-name.ts';

const years = fc.integer({ min: 1873, max: 2117 });
const read = (text: string) => {
  const parsed = parseFiscalYear(text);
  return parsed.ok ? parsed.value : parsed.fault;
};
const readMany = (text: string) => {
  const parsed = parseFiscalYears(text);
  return parsed.ok ? [parsed.value.first, parsed.value.last] : parsed.fault;
};
const readCalendar = (text: string) => {
  const parsed = parseYear(text);
  return parsed.ok ? parsed.value : parsed.fault;
};

test('the fiscal year 2012 runs from 1 April 2012 to 31 March 2013', () => {
  expect(fiscalYearDays(2012)).toEqual({ first: '2012-04-01', last: '2013-03-31' });
  expect(['2012-03-31', '2012-04-01', '2013-03-31', '2013-04-01'].map(fiscalYearOf)).toEqual([2011, 2012, 2012, 2013]);
});

test('every day lies in its fiscal year, and the next day in the same or the next', () => {
  fc.assert(
    fc.property(fc.integer({ min: dayNumber('1873-01-01'), max: dayNumber('2117-12-31') }).map(dateOfDay), (date) => {
      const { first, last } = fiscalYearDays(fiscalYearOf(date));
      expect(first <= date && date <= last).toBe(true);
      expect(fiscalYearOf(addDays(date, 1)) - fiscalYearOf(date)).toBe(date === last ? 1 : 0);
    }),
  );
});

test.each([
  ['H24', 2012], ['平成24年度', 2012], ['平成２４年度', 2012], ['平成24(2012)年度', 2012], ['令和7(2025)年度', 2025], ['令和７年度（２０２５年度）', 2025],
  ['2012年度', 2012], ['2012', 2012], ['FY2012', 2012], ['2012年度（平成24年度）', 2012], ['令和元年度', 2019], ['平成31年度', 2019],
  ['平成31・令和元年度', 2019], ['昭和63年度', 1988], ['平成元年度', 1989], ['大正元年度', 1912], ['明治45年度', 1912], ['R8', 2026],
])('%s is the fiscal year %i', (text, year) => expect(read(text)).toBe(year));

test('a plan printed before a change of era names years beyond it', () => {
  expect(['平成32年度', '平成35年度', '昭和64年度', '平成51年度'].map(read)).toEqual([2020, 2023, 1989, 2039]);
  expect(['平成52年度', '昭和99年度', '明治80年度'].map(read)).toEqual(['year-outside-era', 'year-outside-era', 'year-outside-era']);
});

test('names that contradict each other are refused, and the sentence shows both', () => {
  for (const text of ['令和7(2024)年度', '平成24(2013)年度', '2012年度（平成25年度）', '平成31・令和2年度']) expect(read(text)).toBe('year-mismatch');
  expect(parseFiscalYear('令和7(2024)年度')).toMatchObject({ sentence: { ja: expect.stringContaining('「令和7年度」と「2024年度」'), en: expect.stringContaining('not the same year') } });
});

test('a year is not taken for a fiscal year, nor the reverse', () => {
  expect(read('平成24年')).toBe('fiscal-year-is-calendar');
  expect(readCalendar('平成24年度')).toBe('year-is-fiscal');
  for (const text of ['', '年度', '平成年度', '平成0年度', '24年度', '平成24年度末', '平成24年(2012年度)', '平成240年度', 'FY2012年']) expect(read(text)).toBe('fiscal-year-unreadable');
  for (const text of ['明治5年度', '1872年度']) expect(read(text)).toBe('lunar-calendar');
});

test.each([
  ['H24', 2012], ['平成２４年', 2012], ['令和元年', 2019], ['平成31年', 2019], ['令和7(2025)年', 2025], ['2025年（令和7年）', 2025], ['2012年', 2012], ['昭和64年', 1989],
  ['平成32年', 'year-outside-era'], ['昭和65年', 'year-outside-era'], ['令和7(2024)年', 'year-mismatch'], ['明治5年', 'lunar-calendar'], ['くん', 'year-unreadable'],
])('%s is the calendar year %s', (text, year) => expect(readCalendar(text)).toBe(year));

test.each([
  ['H24-26', [2012, 2014]], ['平成24〜26年度', [2012, 2014]], ['平成24年度～平成26年度', [2012, 2014]], ['平成２４年度から平成２６年度まで', [2012, 2014]],
  ['2012-2014', [2012, 2014]], ['FY2012–14', [2012, 2014]], ['2012年度〜2014年度', [2012, 2014]], ['平成30〜令和2年度', [2018, 2020]], ['平成30〜32年度', [2018, 2020]],
  ['令和元〜3年度', [2019, 2021]], ['令和7(2025)年度〜令和9(2027)年度', [2025, 2027]], ['平成24年度', [2012, 2012]],
  ['H26-24', 'fiscal-years-reversed'], ['平成24〜', 'fiscal-year-unreadable'], ['〜26', 'fiscal-year-unreadable'], ['平成24年〜26年', 'fiscal-year-is-calendar'], ['平成24〜25〜26年度', 'fiscal-year-unreadable'],
])('%s covers %s', (text, expected) => expect(readMany(text)).toEqual(expected));

test('fiscal years are shown in both calendars', () => {
  expect(formatFiscalYear(2012, 'ja')).toBe('平成24年度（2012年度）');
  expect(formatFiscalYear(2012, 'en')).toBe('FY2012 (Heisei 24)');
  expect(formatFiscalYear(1989, 'ja')).toBe('平成元年度（1989年度）');
  expect(formatFiscalYear(2019, 'ja')).toBe('平成31・令和元年度（2019年度）');
  expect(formatFiscalYear(2019, 'en')).toBe('FY2019 (Heisei 31 / Reiwa 1)');
  expect([2012, 2019, 2020].map((year) => formatFiscalYearShort(year, 'ja'))).toEqual(['平成24年度', '令和元年度', '令和2年度']);
});

test('periods are shown shortly, with the second era where it changes', () => {
  expect(formatFiscalYears(2012, 2014, 'ja')).toBe('平成24〜26年度');
  expect(formatFiscalYears(2018, 2020, 'ja')).toBe('平成30〜令和2年度');
  expect(formatFiscalYears(2017, 2019, 'ja')).toBe('平成29〜31年度');
  expect(formatFiscalYears(2019, 2021, 'ja')).toBe('令和元〜3年度');
  expect(formatFiscalYears(2012, 2012, 'ja')).toBe('平成24年度');
  expect(formatFiscalYears(2012, 2014, 'en')).toBe('FY2012–2014');
});

test('whatever is shown can be read back', () => {
  fc.assert(
    fc.property(years, fc.integer({ min: 0, max: 40 }), fc.constantFrom('ja' as const, 'en' as const), (first, length, lang) => {
      expect(read(formatFiscalYear(first, lang))).toBe(first);
      expect(read(formatFiscalYearShort(first, lang))).toBe(first);
      const last = Math.min(first + length, 2117);
      expect(readMany(formatFiscalYears(first, last, lang))).toEqual([first, last]);
    }),
  );
});

test('no text makes the reader throw or wait', () => {
  const likely = fc.string({ unit: fc.constantFrom(...'平成令和HRFY元年度(・/）〜-から0123456789１ 　') });
  fc.assert(
    fc.property(fc.oneof(likely, fc.string({ unit: 'binary' })), (text) => {
      expect(parseFiscalYears(text)).toHaveProperty('ok');
      expect(parseYear(text)).toHaveProperty('ok');
    }),
  );
  expect(readMany('平成24・'.repeat(50_000))).toBe('fiscal-year-unreadable');
});
