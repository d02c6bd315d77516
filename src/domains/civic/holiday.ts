/**
 * Holidays (休日 of 国民の祝日に関する法律) from 1970 to 2099, computed from the law as it stood on each day; for years to come, as it
 * stands now. Equinoxes by the formula of 海上保安庁水路部 (1980–2099, and right for the 1970s too), official only from the
 * gazette of the year before. Years outside throw RangeError.
 */
import type { PlainDate } from '#platform/clock';
import type { Sentence } from '#platform/http';
import {
  betweenName, betweenSince, gazettedEquinoxes, holidayRules, holidayYears, movedHolidays, singleHolidays, substituteName, substituteSince, substituteWidenedSince,
  type HolidayRule,
} from './holiday-law.ts';
import { addDays, dayParts, plainDate, weekday } from './plain-date.ts';

export interface Holiday {
  date: PlainDate;
  name: Sentence;
}

function equinox(year: number, season: 'vernal' | 'autumnal'): number {
  const base = season === 'vernal' ? 20.8431 : 23.2488;
  return gazettedEquinoxes[`${year} ${season}`] ?? Math.floor(base + 0.242194 * (year - 1980) - Math.floor((year - 1980) / 4));
}

function dayOf({ month, on, name }: HolidayRule, year: number): PlainDate {
  const moved = movedHolidays[year]?.[name.ja];
  if (moved) return moved;
  if (on === 'vernal equinox') return plainDate(year, month, equinox(year, 'vernal'));
  if (on === 'autumnal equinox') return plainDate(year, month, equinox(year, 'autumnal'));
  if ('day' in on) return plainDate(year, month, on.day);
  const untilMonday = (8 - weekday(plainDate(year, month, 1))) % 7;
  return plainDate(year, month, 1 + untilMonday + 7 * (on.monday - 1));
}

/** 3条2項: a holiday on Sunday is made good on Monday; since 2007 on the next day that is no 国民の祝日. */
function substituteFor(date: PlainDate, national: Map<PlainDate, Sentence>): PlainDate | null {
  if (weekday(date) !== 0 || date < substituteSince) return null;
  let next = addDays(date, 1);
  if (date < substituteWidenedSince) return national.has(next) ? null : next;
  while (national.has(next)) next = addDays(next, 1);
  return next;
}

/** 3条3項: a day between two 国民の祝日 that is none itself; before 2007 only where it is no Sunday and no substitute. */
function betweenAfter(date: PlainDate, national: Map<PlainDate, Sentence>): PlainDate | null {
  const middle = addDays(date, 1);
  if (middle < betweenSince || national.has(middle) || !national.has(addDays(date, 2))) return null;
  return middle < substituteWidenedSince && weekday(middle) === 0 ? null : middle;
}

function computed(year: number): Map<PlainDate, Sentence> {
  const national = new Map<PlainDate, Sentence>();
  for (const rule of holidayRules) if (rule.from <= year && year <= rule.to) national.set(dayOf(rule, year), rule.name);
  const single = singleHolidays.filter(({ date }) => dayParts(date).year === year);
  for (const { date, name } of single.filter((holiday) => holiday.national)) national.set(date, name);
  const all = new Map(single.map(({ date, name }) => [date, name]));
  for (const date of national.keys()) {
    const between = betweenAfter(date, national);
    if (between) all.set(between, betweenName);
  }
  for (const date of national.keys()) {
    const substitute = substituteFor(date, national);
    if (substitute) all.set(substitute, substituteName);
  }
  for (const [date, name] of national) all.set(date, name);
  return all;
}

const known = new Map<number, Map<PlainDate, Sentence>>();

function yearOfHolidays(year: number): Map<PlainDate, Sentence> {
  if (!Number.isInteger(year) || year < holidayYears.first || year > holidayYears.last) {
    throw new RangeError(`holidays are known from ${holidayYears.first} to ${holidayYears.last}`);
  }
  const found = known.get(year) ?? computed(year);
  known.set(year, found);
  return found;
}

/** All holidays of a calendar year in order. */
export function holidaysOf(year: number): Holiday[] {
  return [...yearOfHolidays(year)].map(([date, name]) => ({ date, name })).sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** The name of the holiday on this day, null on other days. */
export function holidayOn(date: PlainDate): Sentence | null {
  return yearOfHolidays(dayParts(date).year).get(date) ?? null;
}
