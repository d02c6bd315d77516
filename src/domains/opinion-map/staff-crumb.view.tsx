import { staffCrumb } from '#domains/staff';
import type { View } from '#platform/http';
import type { Crumb } from '#ui';
import { staffListPath, workPath } from './address.ts';
import type { Conversation } from './conversation.ts';
import { text } from './text.ts';

/** Way to a page that belongs to the work on one opinion map. */
export function mapCrumbs(view: View, { slug, question }: Pick<Conversation, 'slug' | 'question'>, ...more: Crumb[]): Crumb[] {
  return [staffCrumb(view), { href: view.href(staffListPath), label: text(view.lang).name }, { href: view.href(workPath(slug)), label: <span lang="ja">{question}</span> }, ...more];
}
