/** What can be found, and keeping it in step with what the domains hold. */
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { foldForSearch } from './fold.ts';
import type { Lang } from './http.ts';
import { tokensOfFolded } from './tokens.ts';

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
  who: 'anyone';
  /** The day the thing is of; newer ones come first among equals. */
  date?: string;
}

const rows_a_statement = 500;
const body_characters_max = 50_000;
const title_characters_max = 1_000;

/** Put before a token that stands in the title. */
export const inTitle = '^';

/**
 * One token says who may read, in which language and of what kind, so that asking for all three costs one list of the index and
 * not three. Its marks never meet a pair of letters.
 */
export function scope(who: 'anyone', lang?: Lang, kind?: string): string {
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

/**
 * One writer of a domain's entries at a time, until the transaction ends. Take it before reading what the entries are made of
 * (read committed): who reads first and waits then would put an older state over a newer one.
 */
async function lockEntries(tx: Database, domain: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`search:${domain}`}, 0))`.execute(tx);
}

/** Makes what `read` gives all that is found of a domain, whoever else does so at the same moment. @returns how many entries */
export async function rebuildEntries(tx: Database, domain: string, read: (tx: Database) => Promise<SearchEntry[]>): Promise<number> {
  await lockEntries(tx, domain);
  const entries = await read(tx);
  await replaceEntries(tx, domain, entries);
  return entries.length;
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
