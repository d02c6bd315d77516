/**
 * One search over everything, inside PostgreSQL and without extensions: pairs of letters (see tokens.ts) in a GIN index find the
 * entries, longer words are looked up in the text once more, at most 500 entries are ranked, and counting stops at 1,000.
 */
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { excerpt, marked, type Piece } from './excerpt.ts';
import { foldForSearch } from './fold.ts';
import type { Lang, Who } from './http.ts';
import { tokensOfFolded, wordsOf, type SearchWord } from './tokens.ts';

export interface SearchEntry {
  /** The domain that owns the entry; only that domain replaces it. */
  domain: string;
  /** Stable within domain and language. */
  id: string;
  lang: Lang;
  /** Lower case word of the domain's own: `programme`. */
  kind: string;
  title: string;
  /** Plain text of at most 50,000 characters; longer documents are several entries. */
  body: string;
  /** Without language prefix. */
  path: string;
  who: Who;
  /** The day the thing is of; newer ones come first among equals. */
  date?: string;
}

export interface SearchQuestion {
  text: string;
  lang?: Lang;
  kind?: string;
  /** Who asks: finds only what that person may read. */
  who: Who;
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

const counted_max = 1000;
const ranked_max = 500;
const rows_a_statement = 500;
const body_characters_max = 50_000;
const title_characters_max = 1_000;

const inTitle = '^';

/**
 * One token says who may read, in which language and of what kind, so that asking for all three costs one list of the index and
 * not three. Its marks never meet a pair of letters.
 */
function scope(who: Who, lang?: Lang, kind?: string): string {
  return `=${who}${lang ? `:${lang}` : ''}${kind ? `.${kind}` : ''}`;
}

function tokensOfEntry(entry: SearchEntry, titleFolded: string, folded: string): string {
  if (!/^[a-z][a-z-]*$/.test(entry.kind)) throw new RangeError(`A kind of search entry is a lower case word, not "${entry.kind}"`);
  if (entry.body.length > body_characters_max || entry.title.length > title_characters_max) {
    throw new RangeError(`Search entry ${entry.domain} ${entry.id} is longer than ${body_characters_max} characters; put it as several`);
  }
  const inside = Array.from(tokensOfFolded(titleFolded), (token) => inTitle + token);
  const scopes = [scope(entry.who), scope(entry.who, entry.lang), scope(entry.who, undefined, entry.kind), scope(entry.who, entry.lang, entry.kind)];
  return [...tokensOfFolded(folded), ...inside, ...scopes].join(' ');
}

// PostgreSQL keeps no NUL, and half a surrogate pair is not text.
const storable = (text: string) => text.replaceAll('\0', '').toWellFormed();

async function putSome(tx: Database, entries: SearchEntry[]): Promise<void> {
  const columns = entries.map((entry) => {
    const [title, body] = [storable(entry.title), storable(entry.body)];
    const titleFolded = foldForSearch(title);
    const folded = `${titleFolded}\n${foldForSearch(body)}`;
    return [entry.domain, entry.id, entry.lang, entry.kind, entry.who, title, body, entry.path, entry.date ?? null, titleFolded, folded,
      tokensOfEntry(entry, titleFolded, folded)];
  });
  const column = (at: number) => columns.map((values) => values[at]);
  await sql`
    insert into platform.search_entry as old
      (domain, id, lang, kind, who, title, body, path, dated_on, title_folded, folded, tokens)
    select domain, id, lang, kind, who, title, body, path, dated_on, title_folded, folded, array_to_tsvector(string_to_array(tokens, ' '))
    from unnest(${column(0)}::text[], ${column(1)}::text[], ${column(2)}::text[], ${column(3)}::text[], ${column(4)}::text[],
      ${column(5)}::text[], ${column(6)}::text[], ${column(7)}::text[], ${column(8)}::date[], ${column(9)}::text[],
      ${column(10)}::text[], ${column(11)}::text[])
      as new (domain, id, lang, kind, who, title, body, path, dated_on, title_folded, folded, tokens)
    on conflict (domain, id, lang) do update set
      kind = excluded.kind, who = excluded.who, title = excluded.title, body = excluded.body, path = excluded.path,
      dated_on = excluded.dated_on, title_folded = excluded.title_folded, folded = excluded.folded, tokens = excluded.tokens
    where (old.kind, old.who, old.title, old.body, old.path, old.dated_on, old.folded, old.tokens)
      is distinct from (excluded.kind, excluded.who, excluded.title, excluded.body, excluded.path, excluded.dated_on, excluded.folded,
        excluded.tokens)`.execute(tx);
}

/** Adds entries or replaces those of the same domain, id and language; the last of two equal ones counts. Unchanged rows stay untouched. */
export async function putEntries(tx: Database, entries: SearchEntry[]): Promise<void> {
  const distinct = [...new Map(entries.map((entry) => [`${entry.domain}\n${entry.id}\n${entry.lang}`, entry])).values()];
  for (let at = 0; at < distinct.length; at += rows_a_statement) await putSome(tx, distinct.slice(at, at + rows_a_statement));
}

/** Makes `entries` all that is found of a domain. Doing it twice changes nothing. */
export async function replaceEntries(tx: Database, domain: string, entries: SearchEntry[]): Promise<void> {
  const stranger = entries.find((entry) => entry.domain !== domain);
  if (stranger) throw new RangeError(`Entry ${stranger.id} belongs to ${stranger.domain}, not to ${domain}`);
  await sql`
    delete from platform.search_entry as old where domain = ${domain} and not exists (
      select from unnest(${entries.map((entry) => entry.id)}::text[], ${entries.map((entry) => entry.lang)}::text[]) as new (id, lang)
      where new.id = old.id and new.lang = old.lang)`.execute(tx);
  await putEntries(tx, entries);
}

/** A tsquery from tokens; every one is quoted, so no letter of a question is ever syntax. */
function tsquery(question: SearchQuestion, words: SearchWord[], place = ''): string {
  const quoted = (token: string) => `'${token.replace(/['\\]/g, '$&$&')}'`;
  const wanted = new Set<string>();
  for (const word of words) {
    for (const pair of word.pairs) wanted.add(quoted(place + pair));
    for (const letter of word.letters) wanted.add(`${quoted(place + letter)}:*`);
  }
  wanted.add(quoted(scope(question.who, question.lang, question.kind)));
  return [...wanted].join(' & ');
}

/** True of rows that hold the words which tokens alone do not prove. */
function holds(column: 'folded' | 'title_folded', words: SearchWord[]) {
  const doubtful = words.filter((word) => word.recheck);
  return sql.join([sql`true`, ...doubtful.map((word) => sql`position(${word.text} in ${sql.ref(column)}) > 0`)], sql` and `);
}

interface FoundRow {
  domain: string;
  id: string;
  lang: Lang;
  kind: string;
  title: string;
  body: string;
  path: string;
}

/**
 * Entries that hold every word of `text`, titles first, then those that say it most, then the newest.
 * A text without a single letter or digit finds nothing.
 */
export async function findEntries(db: Database, question: SearchQuestion): Promise<SearchResult> {
  const words = wordsOf(question.text);
  if (words.length === 0) return { total: 0, more: false, reachable: 0, hits: [] };
  const { total, rows } = await ranked(db, question, words);
  const folded = words.map((word) => word.text);
  return {
    total: Math.min(total, counted_max),
    more: total > counted_max,
    reachable: Math.min(total, ranked_max),
    hits: rows.map(({ body, ...hit }) => ({ ...hit, titleParts: marked(hit.title, folded), snippet: excerpt(body, folded) })),
  };
}

async function ranked(db: Database, question: SearchQuestion, words: SearchWord[]): Promise<{ total: number; rows: FoundRow[] }> {
  const asked = words.map((word) => word.text);
  const offset = Math.max(0, Math.trunc(question.offset));
  const limit = Math.min(Math.max(0, Math.trunc(question.limit)), Math.max(0, ranked_max - offset));
  const said = sql.join(asked.map((word) =>
    sql`least(5, (length(folded) - length(replace(folded, ${word}, ''))) / ${word.length}::int)`), sql` + `);
  const named = sql.join(asked.map((word) => sql`(position(${word} in title_folded) > 0)::int`), sql` + `);
  const answer = await sql<FoundRow & { total: number }>`
    with matched as materialized (
      select ctid as row from platform.search_entry
      where tokens @@ ${tsquery(question, words)}::tsquery and ${holds('folded', words)}
      limit ${counted_max + 1}
    ), titled as materialized (
      select ctid as row from platform.search_entry
      where tokens @@ ${tsquery(question, words, inTitle)}::tsquery and ${holds('title_folded', words)}
      limit ${ranked_max}
    ), pool as (
      select row from titled
      union all select row from matched where row not in (select row from titled)
      limit ${ranked_max}
    ), best as (
      select entry.ctid as row, row_number() over (
        order by title_folded = ${asked.join(' ')} desc, ${named} desc, ${said} desc, dated_on desc nulls last, domain, id, lang) as rank
      from platform.search_entry as entry where ctid in (select row from pool)
    )
    select (select count(*)::int from matched) as total, domain, id, lang, kind, title, body, path
    from (select 1) as always left join (
      select entry.*, rank from best join platform.search_entry as entry on entry.ctid = best.row
      where rank > ${offset} and rank <= ${offset + limit}
    ) as shown on true
    order by rank`.execute(db);
  return { total: answer.rows[0]?.total ?? 0, rows: answer.rows.filter((found) => found.id !== null) };
}
