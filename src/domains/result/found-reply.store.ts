/** Replies of all results that are out, by words and conditions. */
import { foldForSearch } from '#domains/civic';
import { type Consultation, listConsultations } from '#domains/consultation';
import { sql, type RawBuilder } from 'kysely';
import type { Database } from '#platform/database';
import { findEntries } from '#platform/search';
import type { FoundChoice, FoundReply } from './found.ts';
import type { ResultReply } from './result.ts';

export interface Found {
  total: number;
  rows: FoundReply[];
  /** How many of those that hold the words were looked at, where there are more; else null. */
  reachable: number | null;
}

/** Words are looked up in the index of the site search, which ranks so many at most: the cost is bounded however common they are. */
const wordsMax = 500;

type Filter = Pick<FoundChoice, 'text' | 'outcome' | 'year' | 'programme' | 'department' | 'sort' | 'order'>;

export async function findReplies(db: Database, filter: Filter, at: { limit: number | null; offset: number }): Promise<Found> {
  const calls = new Map((await listConsultations(db, { withDrafts: false })).map((call) => [call.id, call]));
  const inYear = [...calls.values()].filter(({ fiscalYear }) => filter.year === undefined || fiscalYear === filter.year);
  const conditions: RawBuilder<unknown>[] = [sql`l.state = 'released'`, sql`r.consultation_id = any(${inYear.map(({ id }) => id)}::integer[])`];
  if (filter.outcome !== undefined) conditions.push(sql`r.outcome_kind = ${filter.outcome}`);
  if (filter.programme !== undefined) conditions.push(concernsProgramme(filter.programme.normalize('NFKC').toUpperCase(), [...calls.values()]));
  if (filter.department !== undefined) conditions.push(await ofDepartment(db, filter.department));
  let reachable: number | null = null;
  if (filter.text !== undefined) {
    const found = await findEntries(db, { text: filter.text, kind: 'reply', who: 'anyone', limit: wordsMax, offset: 0 });
    if (found.total > found.reachable || found.more) reachable = found.reachable;
    const keys = found.hits.filter(({ domain }) => domain === 'result').map(({ id }) => /^reply:(.+):(\d+)$/.exec(id)).filter((match) => match !== null);
    const bySlug = new Map([...calls.values()].map(({ slug, id }) => [slug, id]));
    conditions.push(sql`(r.consultation_id, r.number) in (select * from unnest(${keys.map(([, slug]) => bySlug.get(slug!) ?? 0)}::integer[], ${keys.map(([, , number]) => Number(number))}::integer[]))`);
  }
  return { ...(await rowsOf(db, calls, sql.join(conditions, sql` and `), filter, at)), reachable };
}

/** The reply names it, or its call serves it. */
function concernsProgramme(number: string, calls: readonly Consultation[]): RawBuilder<unknown> {
  const serving = calls.filter(({ programmes }) => programmes.includes(number)).map(({ id }) => id);
  return sql`(r.programmes @> array[${number}]::text[] or r.consultation_id = any(${serving}::integer[]))`;
}

async function ofDepartment(db: Database, name: string): Promise<RawBuilder<unknown>> {
  const { rows } = await sql<{ bureau: string; section: string | null }>`select distinct bureau, section from result.reply`.execute(db);
  const asked = foldForSearch(name).replace(/\s+/g, '');
  const fitting = rows.filter(({ bureau, section }) => foldForSearch(`${bureau}${section ?? ''}`).replace(/\s+/g, '').includes(asked));
  return sql`(r.bureau, coalesce(r.section, '')) in (select * from unnest(${fitting.map(({ bureau }) => bureau)}::text[], ${fitting.map(({ section }) => section ?? '')}::text[]))`;
}

const kindOrder = sql`array_position(array['reflected', 'included', 'reference', 'not-reflected', 'other'], r.outcome_kind)`;

async function rowsOf(db: Database, calls: Map<number, Consultation>, where: RawBuilder<unknown>, { sort = 'year', order }: Filter, { limit, offset }: { limit: number | null; offset: number }): Promise<{ total: number; rows: FoundReply[] }> {
  const years = [...calls.values()];
  const key = { released: sql`l.released_at`, year: sql`y.year`, outcome: kindOrder, opinions: sql`r.units` }[sort];
  const direction = (order ?? (sort === 'outcome' ? 'asc' : 'desc')) === 'asc' ? sql`asc` : sql`desc`;
  const from = sql`from result.reply r join result.release l using (consultation_id)
    join unnest(${years.map(({ id }) => id)}::integer[], ${years.map(({ fiscalYear }) => fiscalYear)}::integer[]) as y (id, year) on y.id = r.consultation_id
    where ${where}`;
  const counted = await sql<{ total: number }>`select count(*)::integer as total ${from}`.execute(db);
  const { rows } = await sql<ResultReply & { consultationId: number; source: 'own' | 'past'; releasedAt: Date; opinion: string | null }>`
    select r.consultation_id as "consultationId", l.source, l.released_at as "releasedAt",
      r.number, r.position, r.document_key as "documentKey", r.anchor, r.item, r.heading,
      jsonb_build_object('key', r.outcome, 'kind', r.outcome_kind, 'label', jsonb_build_object('ja', r.outcome_ja, 'en', r.outcome_en)) as outcome,
      r.text, r.passages, r.programmes, r.bureau, r.section, r.units,
      (select u.text from result.unit u where u.consultation_id = r.consultation_id and u.reply_number = r.number order by u.position limit 1) as opinion
    ${from} order by ${key} ${direction}, l.released_at desc, r.consultation_id desc, r.position, r.number limit ${limit} offset ${offset}`.execute(db);
  return { total: counted.rows[0]!.total, rows: rows.map(({ consultationId, source, releasedAt, opinion, ...reply }) => ({ consultation: calls.get(consultationId)!, reply, source, releasedAt, opinion: opinion ?? '' })) };
}

/** Years and departments in which anything is out, newest first. */
export async function listFoundChoices(db: Database): Promise<{ years: number[]; departments: string[] }> {
  const { rows } = await sql<{ id: number; bureau: string; section: string | null }>`
    select distinct r.consultation_id as id, r.bureau, r.section from result.reply r join result.release l using (consultation_id) where l.state = 'released'`.execute(db);
  const out = new Set(rows.map(({ id }) => id));
  const years = (await listConsultations(db, { withDrafts: false })).filter(({ id }) => out.has(id)).map(({ fiscalYear }) => fiscalYear);
  return { years: [...new Set(years)].sort((one, other) => other - one), departments: [...new Set(rows.map(({ bureau, section }) => [bureau, section].filter(Boolean).join(' ')))].sort() };
}
