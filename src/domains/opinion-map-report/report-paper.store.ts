/** Papers of reports: those that are missing or say less than the page, making them, and finding one that is current. */
import { listConversations, listLastEntries } from '#domains/opinion-map';
import { sql } from 'kysely';
import type { Lang } from '#platform/http';
import type { Database } from '#platform/database';
import type { OpinionMapReportTables } from './tables.ts';

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

/** The last words of the city and the last act of moderation: what a paper prints besides what is frozen. */
function markOf(said: number, moderated: number | undefined): string {
  return `${said}/${moderated ?? 0}`;
}

/** Of report `r`. */
const lastSaid = sql<number>`coalesce((select max(a.id) from opinion_map_report.afterword a where a.conversation_id = r.conversation_id), 0)`;

/** Without a paper while there is none that says what the page says. */
export async function findPaper(db: Database, conversationId: number, lang: Lang): Promise<{ state: 'there'; paper: Paper } | { state: 'again' | 'first'; paper: null }> {
  const { rows } = await sql<Paper & { mark: string; said: number }>`
    select p.sha256, p.bytes, p.pages, p.mark, ${lastSaid} as said from opinion_map_report.paper p join opinion_map_report.report r using (conversation_id)
    where p.conversation_id = ${conversationId} and p.lang = ${lang}`.execute(db);
  if (!rows[0]) return { state: 'first', paper: null };
  const { mark, said, ...paper } = rows[0];
  return mark === markOf(said, (await listLastEntries(db, [conversationId])).get(conversationId)) ? { state: 'there', paper } : { state: 'again', paper: null };
}

/** Those that are to be made, in both languages. */
export async function listOrdered(db: Database): Promise<OrderedPaper[]> {
  const { rows } = await sql<Pick<OrderedPaper, 'conversationId' | 'lang'> & { made: string | null; said: number }>`
    select r.conversation_id as "conversationId", l.lang, p.mark as made, ${lastSaid} as said
    from opinion_map_report.report r cross join (values ('ja'), ('en')) l(lang) left join opinion_map_report.paper p on p.conversation_id = r.conversation_id and p.lang = l.lang
    order by r.conversation_id, l.lang desc`.execute(db);
  if (rows.length === 0) return [];
  const moderated = await listLastEntries(db, rows.map(({ conversationId }) => conversationId));
  const slugs = new Map((await listConversations(db, { withDrafts: false })).map(({ id, slug }) => [id, slug]));
  return rows.flatMap(({ conversationId, lang, made, said }) => {
    const mark = markOf(said, moderated.get(conversationId));
    return mark === made ? [] : [{ conversationId, slug: slugs.get(conversationId)!, lang, mark }];
  });
}

export async function keepPaper(db: Database, { conversationId, lang, mark }: Omit<OrderedPaper, 'slug'>, { sha256, bytes, pages }: Paper, at: Date): Promise<void> {
  const made = { mark, made_at: at, sha256, bytes, pages };
  await db.withTables<OpinionMapReportTables>().insertInto('opinion_map_report.paper').values({ conversation_id: conversationId, lang, ...made }).onConflict((on) => on.columns(['conversation_id', 'lang']).doUpdateSet(made)).execute();
}
