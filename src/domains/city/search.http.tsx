import { z } from 'zod';
import { json, page, row, type Ask, type Route } from '#platform/http';
import { findEntries } from '#platform/search';
import { csvReply } from '#platform/table';
import { hitsPerPage, pagesMax } from './search.ts';
import { SearchView } from './search.view.tsx';
import { text } from './text.ts';

const query = z.object({
  q: z.string().max(200).default(''),
  kind: z.string().max(40).optional(),
  page: z.coerce.number().int().min(1).max(pagesMax).default(1),
});

const answer = z.object({
  total: z.number().int(),
  more: z.boolean().describe('true: there are more than total'),
  hits: z.array(z.object({ kind: z.string(), title: z.string(), path: z.string(), snippet: z.string() })),
});

type SearchAsk = Ask<z.output<typeof query>>;

export const searchRoutes: Route[] = [
  row({
    method: 'GET',
    path: '/search',
    who: 'anyone',
    what: 'Find anything on the site by words',
    query,
    formats: ['html', 'json', 'csv'],
    reads: ['search'],
    run: find,
  }),
  row({
    method: 'GET',
    path: '/api/v1/search',
    who: 'anyone',
    what: 'Find anything on the site by words',
    query,
    answers: answer,
    formats: ['json'],
    reads: ['search'],
    run: find,
  }),
];

async function find(ask: SearchAsk) {
  const { q, kind, page: number } = ask.query;
  const found = await findEntries(ask.db, { text: q, kind, who: 'anyone', limit: hitsPerPage, offset: (number - 1) * hitsPerPage });
  if (ask.format === 'html') return page(<SearchView view={ask} asked={ask.query} found={found} />);
  const hits = found.hits.map((hit) => ({
    kind: hit.kind,
    title: hit.title,
    path: hit.path,
    snippet: hit.snippet.map((part) => part.text).join(''),
  }));
  if (ask.format === 'json') return json({ total: found.total, more: found.more, hits });
  const words = text(ask.lang).data.column;
  return csvReply('search.csv', [
    { key: 'kind', label: 'kind', value: (hit: (typeof hits)[number]) => hit.kind },
    { key: 'title', label: words.name, value: (hit: (typeof hits)[number]) => hit.title },
    { key: 'path', label: 'path', value: (hit: (typeof hits)[number]) => `${ask.site.origin}${hit.path}` },
    { key: 'snippet', label: words.meaning, value: (hit: (typeof hits)[number]) => hit.snippet },
  ], hits);
}
