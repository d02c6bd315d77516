import type { View } from '#platform/http';
import type { SearchResult } from '#platform/search';
import { Button, Card, CardList, Downloads, EmptyState, FilterLinks, Filters, Highlight, Page, Pagination, Section, Tag, TextField } from '#ui';
import { hitsPerPage } from './search.ts';
import { text } from './text.ts';

interface Asked {
  q: string;
  kind?: string;
  page: number;
}

export function SearchView({ view, asked, found }: { view: View; asked: Asked; found: SearchResult }) {
  const words = text(view.lang).search;
  const address = (change: Partial<Asked>, format?: string): string => {
    const { q, kind, page } = { ...asked, page: 1, ...change };
    const terms = new URLSearchParams({ q, ...(kind && { kind }), ...(page > 1 && { page: String(page) }), ...(format && { format }) });
    return view.href(`/search?${terms}`);
  };
  const pages = Math.ceil(found.reachable / hitsPerPage);
  return (
    <Page view={view} title={words.title}>
      <Filters view={view} action={view.href('/search')} label={words.title}>
        <TextField name="q" label={words.label} hint={words.hint} value={asked.q} type="search" />
        <Button>{words.button}</Button>
      </Filters>
      {asked.q.trim() === '' ? (
        <EmptyState title={words.start}>
          <p>{words.startHelp}</p>
        </EmptyState>
      ) : (
        <Section title={countSentence(words, found, view.lang)}>
          <FilterLinks
            label={words.kinds}
            items={[
              { href: address({ kind: undefined }), label: words.all, current: !asked.kind },
              ...Object.entries(words.kind).map(([kind, label]) => ({ href: address({ kind }), label, current: asked.kind === kind })),
            ]}
          />
          {found.hits.length === 0 ? (
            <EmptyState title={words.noneTry}>
              <p>{words.noneHelp}</p>
            </EmptyState>
          ) : (
            <Hits view={view} found={found} />
          )}
          <Pagination view={view} page={asked.page} pages={pages} href={(page) => address({ page })} />
          {found.hits.length > 0 && <Downloads view={view} items={(['csv', 'json'] as const).map((format) => ({ label: format.toUpperCase(), href: address({}, format) }))} />}
        </Section>
      )}
    </Page>
  );
}

function countSentence(words: ReturnType<typeof text>['search'], found: SearchResult, lang: View['lang']): string {
  if (found.total === 0) return words.none;
  const count = found.total.toLocaleString(lang);
  return found.more ? words.more(count) : words.found(count);
}

type Hit = SearchResult['hits'][number];

/** The text around the hits, without the number and the title that it begins with. */
function Snippet({ hit }: { hit: Hit }) {
  const whole = hit.snippet.map((part) => part.text).join('');
  const title = hit.titleParts.map((part) => part.text).join('');
  const number = /^P\d+ /.exec(whole)?.[0] ?? '';
  let skip = whole.startsWith(`${number}${title} `) ? number.length + title.length + 1 : number.length;
  if (skip >= whole.length) return null;
  const parts = hit.snippet.map(({ text: said, hit: marked }) => {
    const left = said.slice(skip);
    skip = Math.max(0, skip - said.length);
    return { text: left, hit: marked };
  });
  return (
    <p lang="ja">
      <Highlight parts={parts.filter((part) => part.text !== '')} />
    </p>
  );
}

function Hits({ view, found }: { view: View; found: SearchResult }) {
  const kinds = text(view.lang).search.kind;
  return (
    <CardList rows>
      {found.hits.map((hit) => (
        <Card href={view.href(hit.path)} title={<span lang="ja"><Highlight parts={hit.titleParts} /></span>} meta={<Tag>{kinds[hit.kind] ?? hit.kind}</Tag>}>
          <Snippet hit={hit} />
        </Card>
      ))}
    </CardList>
  );
}
