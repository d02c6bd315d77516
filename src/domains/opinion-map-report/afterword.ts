/** What the city says to a report (市の考え): how it takes the result, and how it will use it. */
import { countGraphemes } from '#domains/civic';
import type { PublicAct } from '#domains/record';
import { type Conversation, questionIn, reportPath } from '#domains/opinion-map';
import { sentence } from './text.ts';

export interface Afterword {
  text: string;
  actingAs: string;
  at: Date;
}

/** Characters (graphemes). */
export const afterwordMax = 5_000;

/** What was typed, tidied: spaces at ends of lines and more than one empty line are nobody's intention. */
export function tidiedAfterword(typed: string): string {
  return typed.replace(/\r\n?/g, '\n').replace(/[ \t\u3000]+$/gm, '').replace(/\n{3,}/g, '\n\n').trim();
}

export type AfterwordFault = { fault: 'missing' } | { fault: 'long'; count: number };

export function afterwordFault(tidied: string): AfterwordFault | null {
  if (tidied === '') return { fault: 'missing' };
  const count = countGraphemes(tidied);
  return count > afterwordMax ? { fault: 'long', count } : null;
}

/** On the public record; `about` says whom it is told to. */
export function afterwordAct(conversation: Pick<Conversation, 'slug' | 'question' | 'questionEn'>, { text, actingAs }: Afterword, about: PublicAct['about']): PublicAct {
  const { slug } = conversation;
  return { kind: 'opinion-map.afterword-published', path: reportPath(slug), title: sentence((words, lang) => words.work.actTitle(questionIn(conversation, lang).text)), actingAs, about, document: { slug, text } };
}
