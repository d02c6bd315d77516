/**
 * One search over everything, inside PostgreSQL and without extensions: pairs of letters (see tokens.ts) in a GIN index find the
 * entries, longer words are looked up in the text once more, at most 500 entries are ranked, and counting stops at 1,000.
 */
import type { Database } from './database.ts';
import { excerpt, marked, type Piece } from './excerpt.ts';
import type { Lang } from './http.ts';
import { counted_max, findRanked, ranked_max } from './search-candidates.ts';
import { wordsOf } from './tokens.ts';

export { putEntries, rebuildEntries, replaceEntries, type SearchEntry } from './search-entry.ts';

export interface SearchQuestion {
  text: string;
  lang?: Lang;
  kind?: string;
  /** Who asks: finds only what that person may read. */
  who: 'anyone';
  limit: number;
  offset: number;
}

export interface SearchHit {
  domain: string;
  id: string;
  lang: Lang;
  kind: string;
  title: string;
  path: string;
  titleParts: Piece[];
  snippet: Piece[];
}

export interface SearchResult {
  /** Exact up to 1,000. */
  total: number;
  /** True when there are more than `total`. */
  more: boolean;
  /** How many of them can be paged through: the ranked ones. */
  reachable: number;
  hits: SearchHit[];
}

/**
 * Entries that hold every word of `text`, titles first, then those that say it most, then the newest.
 * A text without a single letter or digit finds nothing.
 */
export async function findEntries(db: Database, question: SearchQuestion): Promise<SearchResult> {
  const words = wordsOf(question.text);
  if (words.length === 0) return { total: 0, more: false, reachable: 0, hits: [] };
  const offset = Math.max(0, Math.trunc(question.offset));
  const limit = Math.min(Math.max(0, Math.trunc(question.limit)), Math.max(0, ranked_max - offset));
  const { total, rows } = await findRanked(db, { ...question, offset, limit }, words);
  const folded = words.map((word) => word.text);
  return {
    total: Math.min(total, counted_max),
    more: total > counted_max,
    reachable: Math.min(total, ranked_max),
    hits: rows.map(({ domain, id, lang, kind, title, path, body }) => ({
      domain, id, lang, kind, title, path, titleParts: marked(title, folded), snippet: excerpt(body, folded),
    })),
  };
}
