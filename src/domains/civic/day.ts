/** Days of law as forms and lists have them: read from what is typed, written with their weekday, counted and put in order. */
import type { PlainDate } from '#platform/clock';
import type { Fault, Lang } from '#platform/http';
import { formatDate, formatWareki, parseDate } from './era.ts';
import { accepted, type Parsed, refused } from './parsed.ts';
import { daysBetween, weekday } from './plain-date.ts';

/** No municipality of today is older (地方自治法, 1947), and nobody plans further. */
const [earliest, latest]: [PlainDate, PlainDate] = ['1947-05-03', '2199-12-31'];
const [weekdaysJa, weekdaysEn] = [['日', '月', '火', '水', '木', '金', '土'], ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']];

/** A day as people type it, 2026-04-01 or 令和8年4月1日. */
export function parseDay(typed: string): Parsed<PlainDate> {
  const read = parseDate(typed);
  return read.ok ? (read.value >= earliest && read.value <= latest ? accepted(read.value) : refused('day-too-far')) : read;
}

/** The day of a form's field; null with the fault said where it is none, null alone where nothing is typed. */
export function readDay(field: string, typed: string, say: (field: string, sentence: Fault['sentence']) => void): PlainDate | null {
  if (typed.trim() === '') return null;
  const read = parseDay(typed);
  if (!read.ok) say(field, read.sentence);
  return read.ok ? read.value : null;
}

/** Days of a period, both ends counted: 1 to 30 April are 30. */
export function daysOf(opensOn: PlainDate, closesOn: PlainDate): number {
  return daysBetween(opensOn, closesOn) + 1;
}

/** 2026年4月1日（令和8年4月1日・水曜日）; Wednesday, 1 April 2026 (1 April Reiwa 8). */
export function formatDay(day: PlainDate, lang: Lang): string {
  const at = weekday(day);
  return lang === 'ja' ? `${formatDate(day, lang)}（${formatWareki(day, lang)}・${weekdaysJa[at]!}曜日）` : `${weekdaysEn[at]!}, ${formatDate(day, lang)} (${formatWareki(day, lang)})`;
}

/** For lists: 2026年4月1日（水）; Wed 1 April 2026. */
export function formatDayShort(day: PlainDate, lang: Lang): string {
  const at = weekday(day);
  return lang === 'ja' ? `${formatDate(day, lang)}（${weekdaysJa[at]!}）` : `${weekdaysEn[at]!.slice(0, 3)} ${formatDate(day, lang)}`;
}

/** By a day; what has none comes last either way, and equals stay as they were. */
export function sortedByDay<One>(list: readonly One[], dayOf: (one: One) => PlainDate | null, direction: 'asc' | 'desc'): One[] {
  const sign = direction === 'asc' ? 1 : -1;
  return list.toSorted((one, other) => {
    const [first, second] = [dayOf(one), dayOf(other)];
    if (first === null || second === null) return first === second ? 0 : first === null ? 1 : -1;
    return first === second ? 0 : sign * (first < second ? -1 : 1);
  });
}
