/** How a result is found: itself, and each reply with the opinions that it answers. */
import type { Consultation } from '#domains/consultation';
import type { SearchEntry } from '#platform/search';
import { resultPath, resultReplyPath } from './address.ts';
import type { ReplyWithUnits } from './document.ts';
import { ja } from './text.ja.ts';

const bodyMax = 50_000;

/** `date`: day of the release in Tokyo. */
export function searchEntriesOf({ slug, subject }: Pick<Consultation, 'slug' | 'subject'>, { nextSteps }: { nextSteps: string }, replies: readonly ReplyWithUnits[], date: string): SearchEntry[] {
  const entry = (id: string, kind: string, title: string, said: string[], path: string): SearchEntry => ({ domain: 'result', id, lang: 'ja', kind, title: title.slice(0, 500), body: said.join('\n').slice(0, bodyMax), path, who: 'anyone', date });
  return [
    entry(`result:${slug}`, 'result', ja.result.title(subject), [nextSteps], resultPath(slug)),
    ...replies.map(({ reply, units }) => entry(`reply:${slug}:${reply.number}`, 'reply', reply.heading, [subject, reply.item, reply.outcome.label.ja, reply.text, ...units.map(({ text }) => text)], resultReplyPath(slug, reply.number))),
  ];
}
