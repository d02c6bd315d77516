/** Letters to those whose department has not published its reports. */
import { formatDate } from '#domains/civic';
import type { Lang } from '#platform/http';
import { withQuery } from '#platform/query';
import { staffListPath } from './address.ts';
import { formatPeriod, formatPeriodShort, type Period, periodKey, reportDue } from './period.ts';
import { text } from './text.ts';

export interface Unpublished {
  number: string;
  name: string;
  /** Whether anything is written. */
  written: boolean;
}

/** What one person is told; `programmes` has at least one. */
export function reminderLetter(site: { name: Record<Lang, string>; origin: string }, lang: Lang, period: Period, programmes: readonly Unpublished[]): { subject: string; text: string } {
  const words = text(lang).remind;
  const colon = lang === 'ja' ? '：' : ': ';
  const list = programmes.map(({ number, name, written }) => `- ${number} ${name}${colon}${written ? words.toPublish : words.toWrite}`);
  const address = `${site.origin}${lang === 'en' ? '/en' : ''}${withQuery(staffListPath, { period: periodKey(period) })}`;
  return {
    subject: words.subject(formatPeriodShort(period, lang), programmes.length),
    text: [words.greeting, '', words.intro(formatPeriod(period, lang), formatDate(reportDue(period).on, lang)), '', ...list, '', address, '', words.footer, site.name[lang], ''].join('\n'),
  };
}
