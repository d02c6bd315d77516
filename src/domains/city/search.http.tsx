import { json, page, type Ask, type Reply } from '#platform/http';
import { findEntries, type SearchHit } from '#platform/search';
import { csvReply } from '#platform/table';
import { hitsPerPage, type SearchQuery } from './search.ts';
import { SearchView } from './search.view.tsx';
import { text } from './text.ts';

export async function findAnything(ask: Ask<SearchQuery>): Promise<Reply> {
  const { q, kind, page: number } = ask.query;
  const found = await findEntries(ask.db, { text: q, kind, who: 'anyone', limit: hitsPerPage, offset: (number - 1) * hitsPerPage });
  if (ask.format === 'html') return page(<SearchView view={ask} asked={ask.query} found={found} />);
  const hits = found.hits.map(plain);
  if (ask.format === 'json') return json({ total: found.total, more: found.more, hits });
  const words = text(ask.lang).search.column;
  return csvReply(
    'search.csv',
    [
      { key: 'kind', label: words.kind, value: (hit: Hit) => hit.kind },
      { key: 'title', label: words.title, value: (hit: Hit) => hit.title },
      { key: 'path', label: words.path, value: (hit: Hit) => `${ask.site.origin}${hit.path}` },
      { key: 'snippet', label: words.snippet, value: (hit: Hit) => hit.snippet },
    ],
    hits,
  );
}

type Hit = ReturnType<typeof plain>;

function plain({ kind, title, path, snippet }: SearchHit) {
  return { kind, title, path, snippet: snippet.map((part) => part.text).join('') };
}
