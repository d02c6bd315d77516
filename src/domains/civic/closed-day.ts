/**
 * Days on which a city hall is closed: Saturday, Sunday, holidays, 29 December to 3 January (地方自治法4条の2第2項; the list is
 * exhaustive but for memorial days that a city's ordinance adds). Facilities have calendars of their own.
 * Dates from 1970 to 2099; others throw RangeError.
 */
import type { PlainDate } from '#platform/clock';
import { holidayOn } from './holiday.ts';
import { addDays, weekday } from './plain-date.ts';

/** Says whether an office is closed on a day. */
export type ClosedDays = (date: PlainDate) => boolean;

function isYearEnd(date: PlainDate): boolean {
  const day = date.slice(5);
  return day >= '12-29' || day <= '01-03';
}

/** The calendar of the law; an ordinance's memorial days are passed as `MM-DD`. */
export function isClosedDay(date: PlainDate, memorialDays: readonly string[] = []): boolean {
  return [0, 6].includes(weekday(date)) || holidayOn(date) !== null || isYearEnd(date) || memorialDays.includes(date.slice(5));
}

const cityHall: ClosedDays = (date) => isClosedDay(date);

/** A calendar closed for ten years on end is a mistake, not a calendar. */
const closedRunMax = 3660;

function stepToOpen(date: PlainDate, step: 1 | -1, closed: ClosedDays): PlainDate {
  let day = date;
  for (let run = 0; closed(day); run += 1) {
    if (run === closedRunMax) throw new RangeError('the office has no open day within ten years');
    day = addDays(day, step);
  }
  return day;
}

/** The day itself when open, else the next open day. */
export function nextOpenDay(date: PlainDate, closed: ClosedDays = cityHall): PlainDate {
  return stepToOpen(date, 1, closed);
}

/** The day itself when open, else the open day before. */
export function previousOpenDay(date: PlainDate, closed: ClosedDays = cityHall): PlainDate {
  return stepToOpen(date, -1, closed);
}

/** The n-th open day after the date, which itself does not count; before it when negative; the date itself for 0. */
export function addOpenDays(date: PlainDate, days: number, closed: ClosedDays = cityHall): PlainDate {
  if (!Number.isInteger(days)) throw new RangeError('open days are whole');
  const step = days < 0 ? -1 : 1;
  let day = date;
  for (let left = Math.abs(days); left > 0; left -= 1) day = stepToOpen(addDays(day, step), step, closed);
  return day;
}

/** Open days after the first date up to and with the last; 0 when the last is not after the first. */
export function openDaysBetween(first: PlainDate, last: PlainDate, closed: ClosedDays = cityHall): number {
  let count = 0;
  for (let day = first; day < last; ) {
    day = addDays(day, 1);
    if (!closed(day)) count += 1;
  }
  return count;
}
