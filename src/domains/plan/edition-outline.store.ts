/** Reads an edition with its directions, policies and measures, and how much is in each edition. */
import { fiscalYears } from '#domains/book';
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { CountedEdition, Outline } from './edition-outline.ts';
import { listEditions } from './edition.store.ts';
import type { Edition } from './edition.ts';
import type { PlanKind } from './tables.ts';

/** The edition of that slug, or the one in force of that kind of plan; null where there is none. Drafts are nobody's to see. */
export async function findOutline(db: Database, slug?: string, kind: PlanKind = 'implementation'): Promise<Outline | null> {
  const { rows } = await sql<Omit<Outline, 'years'>>`
    select e.id, e.slug, e.title, pl.name as plan, pl.kind, e.first_year as "firstYear", e.last_year as "lastYear",
      e.unit_yen as "unitYen", e.status, e.published_at as "publishedAt",
      (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'code', m.code, 'name', m.name,
          'policy', jsonb_build_object('code', po.code, 'name', po.name),
          'direction', jsonb_build_object('code', d.code, 'name', d.name)) order by m.position, m.id), '[]')
        from plan.measure m join plan.policy po on po.id = m.policy_id join plan.direction d on d.id = po.direction_id
        where m.edition_id = e.id) as measures
    from plan.edition e join plan.plan pl on pl.id = e.plan_id
    where ${slug === undefined ? sql`e.status = 'published' and pl.kind = ${kind}` : sql`e.slug = ${slug} and e.status <> 'draft'`}
    order by e.first_year desc, e.id desc limit 1`.execute(db);
  const found = rows[0];
  return found ? { ...found, years: fiscalYears(found) } : null;
}

/** Editions that are public, newest first, with how much is in them. */
export async function listCountedEditions(db: Database): Promise<CountedEdition[]> {
  const editions = await listEditions(db);
  const { rows } = await sql<Omit<CountedEdition, keyof Edition> & { id: number }>`
    select e.id,
      (select count(*)::int from plan.measure m where m.edition_id = e.id) as measures,
      (select count(*)::int from plan.listing l where l.edition_id = e.id) as listings,
      (select count(distinct l.programme_id)::int from plan.listing l where l.edition_id = e.id) as programmes
    from plan.edition e where e.status <> 'draft'`.execute(db);
  const counts = new Map(rows.map((row) => [row.id, row]));
  return editions.map((edition) => ({ ...edition, ...(counts.get(edition.id) ?? { measures: 0, listings: 0, programmes: 0 }) }));
}
