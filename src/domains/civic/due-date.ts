/**
 * Due dates (期限) and how they follow from a period. Sources: 民法138条–143条 for counting; 地方自治法4条の2第4項 and each city's
 * ordinance for rolling over closed days. That rule speaks of what people do toward the city: a duty of the city itself does
 * not roll unless its ordinance says so, therefore `rollover` has to be said each time and both days are returned.
 */
import type { PlainDate } from '#platform/clock';
import { addOpenDays, isClosedDay, nextOpenDay, type ClosedDays } from './closed-day.ts';
import { addDays, dayParts, daysBetween, daysInMonth, plainDate } from './plain-date.ts';

export interface Period {
  /** `openDay` leaves out closed days. */
  unit: 'day' | 'openDay' | 'month' | 'year';
  /** At least 1. */
  length: number;
  /** から起算して: the day of the event is day 1. Else the count begins the day after (民法140条). */
  includesFirstDay: boolean;
  /** What happens when the last day is closed. */
  rollover: 'none' | 'next';
}

/** The clock stands from the day the city asks until the answer arrives, as with a correction (補正). */
export interface Pause {
  asked: PlainDate;
  answered: PlainDate;
}

export interface DueDate {
  on: PlainDate;
  /** The last day by counting alone, before any rollover. */
  countedOn: PlainDate;
  /** Calendar days that pauses took out. */
  pausedDays: number;
}

/** The day before the one that corresponds to the first, or the end of a month that has no such day (民法143条2項). */
function lastDayOfMonths(first: PlainDate, months: number): PlainDate {
  const { year, month, day } = dayParts(first);
  const index = year * 12 + month - 1 + months;
  const [endYear, endMonth] = [Math.floor(index / 12), (index % 12) + 1];
  const length = daysInMonth(endYear, endMonth);
  return day > length ? plainDate(endYear, endMonth, length) : addDays(plainDate(endYear, endMonth, day), -1);
}

function lastDay(period: Period, from: PlainDate, closed: ClosedDays): PlainDate {
  const first = period.includesFirstDay ? from : addDays(from, 1);
  if (period.unit === 'day') return addDays(first, period.length - 1);
  if (period.unit === 'openDay') return addOpenDays(addDays(first, -1), period.length, closed);
  return lastDayOfMonths(first, period.unit === 'year' ? period.length * 12 : period.length);
}

/** Pauses in order, clipped to what follows `from`, so that a day in two pauses counts once. */
function inOrder(pauses: readonly Pause[], from: PlainDate): Pause[] {
  const ordered: Pause[] = [];
  let reached = from;
  for (const { asked, answered } of [...pauses].sort((a, b) => (a.asked < b.asked ? -1 : 1))) {
    if (daysBetween(asked, answered) < 0) throw new RangeError('a pause ends before it begins');
    if (answered <= reached) continue;
    ordered.push({ asked: asked > reached ? asked : reached, answered });
    reached = answered;
  }
  return ordered;
}

/** Each pause that begins before the period is over moves its end by as many days. */
function lengthened(end: PlainDate, pauses: readonly Pause[]): PlainDate {
  return pauses.reduce((due, { asked, answered }) => (asked <= due ? addDays(due, daysBetween(asked, answered)) : due), end);
}

/**
 * The last day of a period that an event on `from` starts. Days of a pause do not count, whichever the unit; a pause after the
 * due date changes nothing. Throws RangeError for a length below 1 and for dates outside 1970–2099 where closed days matter.
 */
export function dueDate(period: Period, from: PlainDate, pauses: readonly Pause[] = [], closed: ClosedDays = (date) => isClosedDay(date)): DueDate {
  if (!Number.isInteger(period.length) || period.length < 1) throw new RangeError('a period has at least one whole day, month or year');
  const held = inOrder(pauses, from);
  const paused = (date: PlainDate) => held.some(({ asked, answered }) => asked < date && date <= answered);
  const countedOn =
    period.unit === 'openDay' ? lastDay(period, from, (date) => closed(date) || paused(date)) : lengthened(lastDay(period, from, closed), held);
  const pausedDays = held.filter(({ asked }) => asked <= countedOn).reduce((sum, { asked, answered }) => sum + daysBetween(asked, answered), 0);
  return { on: period.rollover === 'next' ? nextOpenDay(countedOn, closed) : countedOn, countedOn, pausedDays };
}
