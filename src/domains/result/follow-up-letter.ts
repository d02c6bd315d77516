/** Letters to the departments that are asked what became of their replies. */
import { formatDate } from '#domains/civic';
import type { PlainDate } from '#platform/clock';
import type { Lang } from '#platform/http';
import { type FollowUpEntry, followUpListPath, followUpPath, standingOn } from './follow-up.ts';
import { text } from './text.ts';

/** What one person is told; `entries` has at least one. */
export function followUpLetter(site: { name: Record<Lang, string>; origin: string }, lang: Lang, entries: readonly FollowUpEntry[], today: PlainDate): { subject: string; text: string } {
  const words = text(lang).followUp.letter;
  const root = `${site.origin}${lang === 'en' ? '/en' : ''}`;
  const list = entries.flatMap((entry) => [
    `- ${entry.subject} ${entry.number}. ${entry.heading}（${standingOn(entry, today) === 'overdue' ? words.overdue : words.due(formatDate(entry.dueOn, lang))}）`,
    `  ${root}${followUpPath(entry.slug, entry.number)}`,
  ]);
  return { subject: words.subject(entries.length), text: [words.greeting, '', words.intro, '', ...list, '', `${root}${followUpListPath}`, '', words.footer, site.name[lang], ''].join('\n') };
}
