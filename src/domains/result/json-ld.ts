/** What the result is, in the words of schema.org. */
import type { Consultation } from '#domains/consultation';
import type { View } from '#platform/http';
import { bookPath, resultPath } from './address.ts';
import type { Released } from './result.ts';
import { text } from './text.ts';

export function resultJsonLd({ site, lang }: Pick<View, 'site' | 'lang'>, { slug, subject, department }: Pick<Consultation, 'slug' | 'subject' | 'department'>, { releasedAt }: Released): object {
  const url = site.origin + resultPath(slug);
  const file = (format: string, address: string) => ({ '@type': 'MediaObject', encodingFormat: format, contentUrl: address });
  return {
    '@context': 'https://schema.org',
    '@type': 'Report',
    name: text(lang).result.title(subject),
    url,
    inLanguage: 'ja',
    datePublished: releasedAt.toISOString(),
    publisher: { '@type': 'GovernmentOrganization', name: site.name[lang], department: { '@type': 'GovernmentOrganization', name: [department.bureau, department.section].filter(Boolean).join(' ') } },
    encoding: [file('text/csv', `${url}?format=csv`), file('application/json', `${url}?format=json`), file('application/pdf', site.origin + bookPath(slug))],
  };
}
