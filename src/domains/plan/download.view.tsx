import type { View } from '#platform/http';
import { withQuery } from '#platform/query';
import { text } from './text.ts';

export interface Download {
  label: string;
  href: string;
}

/** Links to the same list as CSV and JSON. */
export function downloadsOf(view: Pick<View, 'lang' | 'href'>, path: string, query: Record<string, string | number | undefined> = {}): Download[] {
  const words = text(view.lang);
  return (['csv', 'json'] as const).map((format) => ({ label: words[format], href: view.href(withQuery(path, { ...query, format })) }));
}
