/** The period of a call: days of law in Tokyo, first and last day included. */
import { addDays, formatDayShort } from '#domains/civic';
import type { PlainDate } from '#platform/clock';
import type { Lang } from '#platform/http';
import { text } from './text.ts';

/** The earliest last day of a period that is long enough. */
export function earliestClose(opensOn: PlainDate, daysLeast: number): PlainDate {
  return addDays(opensOn, daysLeast - 1);
}

export function formatPeriod({ opensOn, closesOn }: { opensOn: PlainDate | null; closesOn: PlainDate | null }, lang: Lang): string {
  const words = text(lang).call;
  if (opensOn === null && closesOn === null) return words.periodUnknown;
  return words.fromTo(opensOn === null ? words.dayUnknown : formatDayShort(opensOn, lang), closesOn === null ? words.dayUnknown : formatDayShort(closesOn, lang));
}
