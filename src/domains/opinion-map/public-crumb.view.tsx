import type { View } from '#platform/http';
import type { Crumb } from '#ui';
import { listPath, mapPath } from './address.ts';
import { type Conversation, questionIn } from './conversation.ts';
import { text } from './text.ts';

/** Way to a public page that belongs to one opinion map. */
export function publicCrumbs(view: View, conversation: Pick<Conversation, 'slug' | 'question' | 'questionEn'>): Crumb[] {
  const question = questionIn(conversation, view.lang);
  return [{ href: view.href(listPath), label: text(view.lang).name }, { href: view.href(mapPath(conversation.slug)), label: <span lang={question.lang}>{question.text}</span> }];
}
