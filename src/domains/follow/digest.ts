/** When letters go out: each morning at seven in Tokyo to those who want them daily, on Mondays to those who want them weekly. */
import { addDays, weekday } from '#domains/civic';
import { dayInTokyo, type PlainDate } from '#platform/clock';
import type { Rhythm } from './follower.ts';

const monday = 1;

/** Seven in the morning of a day in Tokyo. */
export function digestInstant(day: PlainDate): Date {
  return new Date(`${day}T07:00:00+09:00`);
}

/** The last day whose letters are due at an instant. */
export function lastDigestDay(now: Date): PlainDate {
  const today = dayInTokyo(now);
  return now >= digestInstant(today) ? today : addDays(today, -1);
}

/** The next time that letters are due after an instant. */
export function nextDigestAt(now: Date): Date {
  return digestInstant(addDays(lastDigestDay(now), 1));
}

/** Whose letters are due on `day` when those of `before` were the last written: a Monday that was missed is made up for. */
export function dueRhythms(before: PlainDate | null, day: PlainDate): Rhythm[] {
  if (before !== null && before >= day) return [];
  const first = before === null || before < addDays(day, -6) ? addDays(day, before === null ? 0 : -6) : addDays(before, 1);
  for (let each = first; each <= day; each = addDays(each, 1)) if (weekday(each) === monday) return ['daily', 'weekly'];
  return ['daily'];
}
