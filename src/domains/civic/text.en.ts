/** Sentences of civic knowledge, in English; the keys are those of the Japanese text, by type. */
import type { ja } from './text.ja.ts';

export const en: typeof ja = {
  'date-unreadable': () => 'This cannot be read as a date. Write it like 令和8年4月1日, R8.4.1 or 2026-04-01.',
  'date-absent': () => 'There is no such day in the calendar. Check the month and the day.',
  'day-too-far': () => 'Give a date from 3 May 1947 to 31 December 2199.',
  'lunar-calendar': () => 'Dates before Meiji 6 belong to the old lunar calendar and cannot be used. Enter 1 January 1873 or later.',
  'day-outside-era': (written, right) => `There is no date ${written}. The right name is ${right}.`,
  'year-unreadable': () => 'This cannot be read as a year. Write it like 令和8年, R8 or 2026.',
  'year-outside-era': (written, right) => `There is no year ${written}. The right name is ${right}.`,
  'year-mismatch': (first, second) => `“${first}” and “${second}” are not the same year. Correct one of them.`,
  'year-is-fiscal': () => 'Enter a calendar year, not a fiscal year.',
  'fiscal-year-unreadable': () => 'This cannot be read as a fiscal year. Write it like 令和8年度, R8 or 2026年度.',
  'fiscal-year-is-calendar': () => 'Enter a fiscal year (April to March), not a calendar year.',
  'fiscal-years-reversed': () => 'The last fiscal year comes before the first.',
  'corporate-number-form': () => 'Enter the corporate number as 13 digits.',
  'corporate-number-check': () => 'The check digit of the corporate number does not match. Look for a copying mistake.',
  'municipality-code-form': () => 'Enter the local government code as 6 digits, check digit included.',
  'municipality-code-prefecture': () => 'The first two digits of the local government code are a prefecture, 01 to 47.',
  'municipality-code-check': () => 'The check digit of the local government code does not match. Look for a copying mistake.',
  'individual-number-form': () => 'An individual number has 12 digits.',
  'individual-number-check': () => 'The check digit of the individual number does not match. Check it once more against the card.',
  'postal-code-form': () => 'Enter the postal code as 7 digits, like 123-4567.',
};
