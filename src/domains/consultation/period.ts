/** The period of a call: days of law in Tokyo, first and last day included. */
import { addDays, daysBetween, formatDate, formatWareki, weekday } from '#domains/civic';
import type { PlainDate } from '#platform/clock';
import type { Lang } from '#platform/http';
import { text } from './text.ts';

/** Days of a period, both ends counted: 1 to 30 April are 30. */
export function daysOf(opensOn: PlainDate, closesOn: PlainDate): number {
  return daysBetween(opensOn, closesOn) + 1;
}

/** The earliest last day of a period that is long enough. */
export function earliestClose(opensOn: PlainDate, daysLeast: number): PlainDate {
  return addDays(opensOn, daysLeast - 1);
}

/** 2026年4月1日（令和8年4月1日・水曜日）; Wednesday, 1 April 2026 (1 April Reiwa 8). */
export function formatDay(day: PlainDate, lang: Lang): string {
  const name = text(lang).call.weekday[weekday(day)]!;
  return lang === 'ja' ? `${formatDate(day, lang)}（${formatWareki(day, lang)}・${name}）` : `${name}, ${formatDate(day, lang)} (${formatWareki(day, lang)})`;
}

/** 4月1日（水） for lists, with the year: 2026年4月1日（水）. */
export function formatDayShort(day: PlainDate, lang: Lang): string {
  const name = text(lang).call.weekdayShort[weekday(day)]!;
  return lang === 'ja' ? `${formatDate(day, lang)}（${name}）` : `${name} ${formatDate(day, lang)}`;
}

export function formatPeriod({ opensOn, closesOn }: { opensOn: PlainDate | null; closesOn: PlainDate | null }, lang: Lang): string {
  const words = text(lang).call;
  if (opensOn === null && closesOn === null) return words.periodUnknown;
  return words.fromTo(opensOn === null ? words.dayUnknown : formatDayShort(opensOn, lang), closesOn === null ? words.dayUnknown : formatDayShort(closesOn, lang));
}
