/**
 * Arithmetic of plain dates (`2026-11-23`) in the Gregorian calendar, by whole numbers alone: no instant, no time zone.
 * Day numbers count from 1970-01-01 = 0. Functions that take a PlainDate throw RangeError when it is not one.
 */
import type { PlainDate } from '#platform/clock';

export interface DayParts {
  year: number;
  month: number;
  day: number;
}

const written = /^(\d{4})-(\d{2})-(\d{2})$/;

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Whether the parts name a day of the calendar, years 1 to 9999. */
export function isDay({ year, month, day }: DayParts): boolean {
  return [year, month, day].every(Number.isInteger) && year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

export function isPlainDate(text: string): text is PlainDate {
  const match = written.exec(text);
  return match !== null && isDay({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) });
}

export function dayParts(date: PlainDate): DayParts {
  if (!isPlainDate(date)) throw new RangeError('not a plain date such as 2026-11-23');
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

export function plainDate(year: number, month: number, day: number): PlainDate {
  if (!isDay({ year, month, day })) throw new RangeError('no such day in the calendar');
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Years run from March here, so that the leap day is the last of its year and months follow one line: (153m + 2) / 5. */
export function dayNumber(date: PlainDate): number {
  const { year, month, day } = dayParts(date);
  const y = month <= 2 ? year - 1 : year;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719_468;
}

export function dateOfDay(number: number): PlainDate {
  const days = number + 719_468;
  const cycle = Math.floor(days / 146_097);
  const rest = days - cycle * 146_097;
  const y = Math.floor((rest - Math.floor(rest / 1460) + Math.floor(rest / 36_524) - Math.floor(rest / 146_096)) / 365);
  const dayOfYear = rest - (365 * y + Math.floor(y / 4) - Math.floor(y / 100));
  const m = Math.floor((5 * dayOfYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  return plainDate(cycle * 400 + y + (month <= 2 ? 1 : 0), month, dayOfYear - Math.floor((153 * m + 2) / 5) + 1);
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return dateOfDay(dayNumber(date) + days);
}

/** Days from the first date to the second; negative when the second comes before. */
export function daysBetween(first: PlainDate, second: PlainDate): number {
  return dayNumber(second) - dayNumber(first);
}

/** 0 Sunday to 6 Saturday. */
export function weekday(date: PlainDate): number {
  return (((dayNumber(date) + 4) % 7) + 7) % 7;
}
