/** Reads the audit record. */
import { sql, type RawBuilder } from 'kysely';
import type { Database } from '#platform/database';
import type { ListedAct } from './act-list.ts';

export interface ActFilter {
  since?: string;
  until?: string;
  act?: string;
  /** A role, or person, command, job, anyone. */
  actingAs?: string;
  subject?: string;
  person?: string;
  order: 'asc' | 'desc';
  limit: number;
  offset: number;
}

/** Acts in order of time; `found` is their number before paging. */
export async function listActs(db: Database, { since, until, act, actingAs, subject, person, order, limit, offset }: ActFilter): Promise<{ found: number; acts: ListedAct[] }> {
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  if (since !== undefined) conditions.push(sql`a.at >= ${since}::date::timestamp at time zone 'Asia/Tokyo'`);
  if (until !== undefined) conditions.push(sql`a.at < (${until}::date + 1)::timestamp at time zone 'Asia/Tokyo'`);
  if (act !== undefined) conditions.push(sql`a.act = ${act}`);
  if (actingAs !== undefined) conditions.push(sql`split_part(a.acting_as, ':', 1) = ${actingAs}`);
  if (subject !== undefined) conditions.push(sql`strpos(a.subject, ${subject}) > 0`);
  if (person !== undefined) conditions.push(sql`a.person_id::text = ${person}`);
  const where = sql.join(conditions, sql` and `);
  const direction = order === 'asc' ? sql`a.at, a.id` : sql`a.at desc, a.id desc`;
  const { rows } = await sql<ListedAct>`
    select a.id, a.at, a.request_id as "requestId", a.person_id as "personId", a.acting_as as "actingAs", a.act, a.subject, a.why, l.position::float8 as position
    from record.act a left join record.leaf l on l.log = 'audit' and l.act_id = a.id
    where ${where} order by ${direction} limit ${limit} offset ${offset}`.execute(db);
  const counted = await sql<{ found: number }>`select count(*)::int as found from record.act a where ${where}`.execute(db);
  return { found: counted.rows[0]!.found, acts: rows };
}

/** What the audit record holds of a person: their own acts, oldest first. */
export async function listActsOfPerson(db: Database, personId: string): Promise<{ at: Date; act: string; acting_as: string; subject: string | null }[]> {
  const { rows } = await sql<{ at: Date; act: string; acting_as: string; subject: string | null }>`
    select at, act, acting_as, subject from record.act where person_id = ${personId} order by id`.execute(db);
  return rows;
}
