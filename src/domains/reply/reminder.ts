/** Letters to those whose replies are due soon or wait for their approval. No opinion and no reply is in them. */
import { addDays, formatDate } from '#domains/civic';
import type { PlainDate } from '#platform/clock';
import type { Lang } from '#platform/http';
import { replyPath } from './address.ts';
import type { Reply } from './reply.ts';
import { text } from './text.ts';

/** How many days before a reply is due its writers are told. */
const daysBefore = 3;

export type Reminded = Pick<Reply, 'number' | 'stage' | 'dueOn'> & { slug: string };

export function isToWrite({ stage, dueOn }: Pick<Reply, 'stage' | 'dueOn'>, today: PlainDate): boolean {
  return (stage === 'writing' || stage === 'returned') && dueOn !== null && dueOn <= addDays(today, daysBefore);
}

/** What one person is told: at least one of the two lists has something. */
export function reminderLetter(site: { name: Record<Lang, string>; origin: string }, lang: Lang, toWrite: readonly Reminded[], toApprove: readonly Reminded[]): { subject: string; text: string } {
  const words = text(lang).reminder;
  const address = ({ slug, number }: Reminded): string => `${site.origin}${lang === 'en' ? '/en' : ''}${replyPath(slug, number)}`;
  const line = (reply: Reminded): string => `- ${reply.slug} ${text(lang).reply.title(reply.number)}${reply.dueOn === null ? '' : ` ${words.due(formatDate(reply.dueOn, lang))}`}\n  ${address(reply)}`;
  const part = (head: string, replies: readonly Reminded[]): string[] => (replies.length === 0 ? [] : [head, ...replies.map(line), '']);
  return {
    subject: words.subject(toWrite.length + toApprove.length),
    text: [words.greeting, '', words.intro, '', ...part(words.toWrite(toWrite.length), toWrite), ...part(words.toApprove(toApprove.length), toApprove), words.footer, site.name[lang], ''].join('\n'),
  };
}
