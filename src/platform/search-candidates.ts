/** The SQL of a search: which entries hold the words, and which of them come first. */
import { sql, type RawBuilder } from 'kysely';
import type { Database } from './database.ts';
import type { Lang } from './http.ts';
import { inTitle, scope } from './search-entry.ts';
import type { SearchQuestion } from './search.ts';
import type { SearchWord } from './tokens.ts';

export const counted_max = 1000;
export const ranked_max = 500;

export interface FoundRow {
  domain: string;
  id: string;
  lang: Lang;
  kind: string;
  title: string;
  body: string;
  path: string;
}

interface Ranked {
  total: number;
  rows: FoundRow[];
}

type Column = 'folded' | 'title_folded';

/**
 * How entries are looked for. The index is quick for all words but those that a large part of the entries hold: of them it
 * brings every entry before the first is used. Reading entries from the beginning until there are enough is quick for just those.
 */
type Way = 'index' | 'reading';

const probed_rows = 300;
const read_rows_max = 5_000;
/** Share of entries, in percent, from which reading is quicker. */
const worthReading: Record<Column, number> = { folded: 25, title_folded: 12 };

/** The first `limit` entries in order of rank after `offset`, and the count of all, up to one more than `counted_max`. */
export async function findRanked(db: Database, question: SearchQuestion, words: SearchWord[]): Promise<Ranked> {
  const probe = await sql<{ folded: number; title_folded: number }>`
    select coalesce(100 * count(*) filter (where ${holds('folded', words)}) / nullif(count(*), 0), 0)::int as folded,
      coalesce(100 * count(*) filter (where ${holds('title_folded', words)}) / nullif(count(*), 0), 0)::int as title_folded
    from (select folded, title_folded, who, lang, kind from platform.search_entry limit ${probed_rows}) as probed`.execute(db);
  const wayOf = (column: Column): Way => (probe.rows[0]![column] >= worthReading[column] ? 'reading' : 'index');
  const ways = { folded: wayOf('folded'), title_folded: wayOf('title_folded') };
  const found = await rank(db, question, words, ways);
  const enough = (ways.folded === 'index' || found.total > counted_max) && (ways.title_folded === 'index' || found.titled >= ranked_max);
  return enough ? found : rank(db, question, words, { folded: 'index', title_folded: 'index' });
}

/** A tsquery from tokens; every one is quoted, so no letter of a question is ever syntax. */
function tsquery(question: SearchQuestion, words: SearchWord[], place: string): string {
  const quoted = (token: string) => `'${token.replace(/['\\]/g, '$&$&')}'`;
  const wanted = new Set<string>();
  for (const word of words) {
    for (const pair of word.pairs) wanted.add(quoted(place + pair));
    for (const letter of word.letters) wanted.add(`${quoted(place + letter)}:*`);
  }
  wanted.add(quoted(scope(question.who, question.lang, question.kind)));
  return [...wanted].join(' & ');
}

function holds(column: Column, words: SearchWord[]): RawBuilder<unknown> {
  return sql.join([sql`true`, ...words.map((word) => sql`position(${word.text} in ${sql.ref(column)}) > 0`)], sql` and `);
}

/** Places (ctid) of at most `limit` entries that hold all words in the column. */
function candidates(question: SearchQuestion, words: SearchWord[], column: Column, way: Way, limit: number): RawBuilder<unknown> {
  if (way === 'index') {
    const query = tsquery(question, words, column === 'title_folded' ? inTitle : '');
    return sql`select ctid as row from platform.search_entry
      where tokens @@ ${query}::tsquery and ${holds(column, words.filter((word) => word.recheck))} limit ${limit}`;
  }
  const asked = [sql`who = ${question.who}`, ...(question.lang ? [sql`lang = ${question.lang}`] : []), ...(question.kind ? [sql`kind = ${question.kind}`] : [])];
  return sql`select ctid as row from (
      select ctid, who, lang, kind, title_folded, folded from platform.search_entry limit ${read_rows_max}
    ) as part where ${sql.join(asked, sql` and `)} and ${holds(column, words)} limit ${limit}`;
}

async function rank(db: Database, question: SearchQuestion, words: SearchWord[], ways: Record<Column, Way>): Promise<Ranked & { titled: number }> {
  const asked = words.map((word) => word.text);
  const said = sql.join(asked.map((word) => sql`least(5, (octet_length(folded) - octet_length(replace(folded, ${word}, ''))) / octet_length(${word}))`), sql` + `);
  const named = sql.join(asked.map((word) => sql`(position(${word} in title_folded) > 0)::int`), sql` + `);
  const answer = await sql<FoundRow & { total: number; titled: number }>`
    with matched as materialized (${candidates(question, words, 'folded', ways.folded, counted_max + 1)}),
    titled as materialized (${candidates(question, words, 'title_folded', ways.title_folded, ranked_max)}),
    pool as (
      select row from titled union all select row from matched where row not in (select row from titled) limit ${ranked_max}
    ), best as (
      select entry.ctid as row, row_number() over (
        order by title_folded = ${asked.join(' ')} desc, ${named} desc, ${said} desc, dated_on desc nulls last, domain, id, lang) as rank
      from platform.search_entry as entry where ctid in (select row from pool)
    )
    select (select count(*)::int from matched) as total, (select count(*)::int from titled) as titled,
      domain, id, lang, kind, title, body, path
    from (select 1) as always left join (
      select entry.*, rank from best join platform.search_entry as entry on entry.ctid = best.row
      where rank > ${question.offset} and rank <= ${question.offset + question.limit}
    ) as shown on true
    order by rank`.execute(db);
  const { total, titled } = answer.rows[0]!;
  return { total, titled, rows: answer.rows.filter((found) => found.id !== null) };
}
