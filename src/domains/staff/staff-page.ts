/** What all pages for staff share. */
import type { View } from '#platform/http';
import { text } from './text.ts';

/** First step of the way to any page for staff: `<Page crumbs={[staffCrumb(view)]}>`. */
export function staffCrumb({ lang, href }: Pick<View, 'lang' | 'href'>): { href: string; label: string } {
  return { href: href('/staff'), label: text(lang).staffPages };
}
