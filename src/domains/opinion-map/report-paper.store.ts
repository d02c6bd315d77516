/** Papers of reports: those that are missing or say less than the page, making them, and finding one that is current. */
import { sql } from 'kysely';
import type { Lang } from '#platform/http';
import type { Database } from '#platform/database';
import type { OpinionMapTables } from './tables.ts';

export interface Paper {
  sha256: string;
  bytes: number;
  pages: number;
}

export interface OrderedPaper {
  conversationId: number;
  slug: string;
  lang: Lang;
  mark: string;
}

/** The last words of the city and the last act of moderation: what a paper prints besides what is frozen. Of report `r`. */
const markNow = sql<string>`
  coalesce((select max(a.id) from opinion_map.afterword a where a.conversation_id = r.conversation_id), 0) || '/' || coalesce((select max(m.id) from opinion_map.moderation m where m.conversation_id = r.conversation_id), 0)`;

/** Null while there is none that says what the page says. */
export async function findPaper(db: Database, conversationId: number, lang: Lang): Promise<Paper | null> {
  const { rows } = await sql<Paper>`
    select p.sha256, p.bytes, p.pages from opinion_map.paper p join opinion_map.report r using (conversation_id)
    where p.conversation_id = ${conversationId} and p.lang = ${lang} and p.mark = ${markNow}`.execute(db);
  return rows[0] ?? null;
}

/** Those that are to be made, in both languages. */
export async function listOrdered(db: Database): Promise<OrderedPaper[]> {
  const { rows } = await sql<OrderedPaper>`
    select r.conversation_id as "conversationId", c.slug, l.lang, ${markNow} as mark
    from opinion_map.report r join opinion_map.conversation c on c.id = r.conversation_id cross join (values ('ja'), ('en')) l(lang)
      left join opinion_map.paper p on p.conversation_id = r.conversation_id and p.lang = l.lang
    where p.mark is distinct from ${markNow} order by r.conversation_id, l.lang desc`.execute(db);
  return rows;
}

export async function keepPaper(db: Database, { conversationId, lang, mark }: Omit<OrderedPaper, 'slug'>, { sha256, bytes, pages }: Paper, at: Date): Promise<void> {
  const made = { mark, made_at: at, sha256, bytes, pages };
  await db.withTables<OpinionMapTables>().insertInto('opinion_map.paper').values({ conversation_id: conversationId, lang, ...made }).onConflict((on) => on.columns(['conversation_id', 'lang']).doUpdateSet(made)).execute();
}
