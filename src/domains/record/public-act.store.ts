/** Writes and reads public acts; the tree over them is built afterwards by a job. */
import { createHash } from 'node:crypto';
import { sql, type RawBuilder } from 'kysely';
import type { Database } from '#platform/database';
import { publish } from '#platform/outbox';
import { canonicalJson } from './canonical.ts';
import { type KeptAct, leafText, type PublicAct } from './public-act.ts';
import type { RecordTables } from './tables.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Puts a public act on record in the transaction of the act; followers are told of it afterwards (`record.public-act`). */
export async function recordPublicAct(tx: Database, act: PublicAct, at: Date): Promise<void> {
  const { kind, path, title, actingAs } = act;
  const { rows } = await sql<{ id: bigint }>`select nextval(pg_get_serial_sequence('record.public_act', 'id')) as id`.execute(tx);
  const { id } = rows[0]!;
  const about = { programmes: act.about.programmes ?? [], measures: act.about.measures ?? [], departments: act.about.departments ?? [] };
  const kept = { id, at, kind, path, title, actingAs, about, document: canonicalJson(act.document) };
  await tx
    .withTables<RecordTables>()
    .insertInto('record.public_act')
    .values({ id, at, kind, path, title_ja: title.ja, title_en: title.en, acting_as: actingAs, ...about, document: kept.document, leaf: leafText(kept, at.toISOString(), sha256) })
    .execute();
  await sql`insert into record.waiting (log, act_id) values ('public', ${id})`.execute(tx);
  await publish(tx, 'record.public-act', { id: String(id), kind, path, title, about: act.about, at: at.toISOString() });
}

export interface PublicActFilter {
  kind?: string;
  path?: string;
  programme?: string;
  measure?: string;
  department?: string;
  /** Dates of law in Tokyo, both ends included. */
  since?: string;
  until?: string;
  order?: 'asc' | 'desc';
  limit?: number;
  offset?: number;
}

/** Columns of an act as `KeptAct` names them. */
export const keptColumns = sql.raw(`a.id, a.at, a.kind, a.path, jsonb_build_object('ja', a.title_ja, 'en', a.title_en) as title, a.acting_as as "actingAs",
  jsonb_build_object('programmes', a.programmes, 'measures', a.measures, 'departments', a.departments) as about, a.document, a.leaf`);

/** Public acts in order of time, newest first unless asked otherwise; `found` is their number before paging. */
export async function listPublicActs(db: Database, filter: PublicActFilter): Promise<{ found: number; acts: KeptAct[] }> {
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  if (filter.kind !== undefined) conditions.push(sql`a.kind = ${filter.kind}`);
  if (filter.path !== undefined) conditions.push(sql`a.path = ${filter.path}`);
  if (filter.programme !== undefined) conditions.push(sql`a.programmes @> array[${filter.programme}]::text[]`);
  if (filter.measure !== undefined) conditions.push(sql`a.measures @> array[${filter.measure}]::text[]`);
  if (filter.department !== undefined) conditions.push(sql`a.departments @> array[${filter.department}]::text[]`);
  if (filter.since !== undefined) conditions.push(sql`a.at >= ${filter.since}::date::timestamp at time zone 'Asia/Tokyo'`);
  if (filter.until !== undefined) conditions.push(sql`a.at < (${filter.until}::date + 1)::timestamp at time zone 'Asia/Tokyo'`);
  const where = sql.join(conditions, sql` and `);
  const order = filter.order === 'asc' ? sql`a.at, a.id` : sql`a.at desc, a.id desc`;
  const { rows } = await sql<KeptAct>`
    select ${keptColumns} from record.public_act a where ${where} order by ${order} limit ${filter.limit ?? null} offset ${filter.offset ?? 0}`.execute(db);
  const counted = await sql<{ found: number }>`select count(*)::int as found from record.public_act a where ${where}`.execute(db);
  return { found: counted.rows[0]!.found, acts: rows };
}

/** The acts about the thing at an address, newest first. */
export async function publicActsOf(db: Database, path: string): Promise<KeptAct[]> {
  return (await listPublicActs(db, { path })).acts;
}

export async function findPublicAct(db: Database, id: bigint): Promise<KeptAct | null> {
  const { rows } = await sql<KeptAct>`select ${keptColumns} from record.public_act a where a.id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** What one can choose from in the list of acts. */
export async function listPublicActChoices(db: Database): Promise<{ kinds: string[]; departments: string[] }> {
  const { rows } = await sql<{ kinds: string[]; departments: string[] }>`
    select array(select distinct kind from record.public_act order by 1) as kinds,
      array(select distinct unnest(departments) from record.public_act order by 1) as departments`.execute(db);
  return rows[0]!;
}

/** Public acts from one instant up to, without, another. */
export async function countPublicActs(db: Database, from: Date, to: Date): Promise<number> {
  const { rows } = await sql<{ found: number }>`select count(*)::int as found from record.public_act a where a.at >= ${from} and a.at < ${to}`.execute(db);
  return rows[0]!.found;
}
