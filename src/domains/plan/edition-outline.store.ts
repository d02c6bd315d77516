/** Reads an edition with its directions, policies and measures, and the document they came from. */
import { fiscalYears } from '#domains/book';
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { EditionRow, Outline } from './edition-outline.ts';

/** The edition of that slug, or the one in force; null where there is none. Drafts are nobody's to see. */
export async function findOutline(db: Database, slug?: string): Promise<Outline | null> {
  const { rows } = await sql<Omit<Outline, 'years'>>`
    select e.id, e.slug, e.title, pl.name as plan, e.first_year as "firstYear", e.last_year as "lastYear",
      e.unit_yen as "unitYen", e.status, e.published_at as "publishedAt",
      (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'code', m.code, 'name', m.name,
          'policy', jsonb_build_object('code', po.code, 'name', po.name),
          'direction', jsonb_build_object('code', d.code, 'name', d.name)) order by m.position, m.id), '[]')
        from plan.measure m join plan.policy po on po.id = m.policy_id join plan.direction d on d.id = po.direction_id
        where m.edition_id = e.id) as measures,
      (select coalesce(jsonb_agg(jsonb_build_object('name', i.source_name, 'kind', i.source_kind, 'sha256', i.source_sha256,
          'bytes', i.source_bytes, 'appliedAt', i.applied_at) order by i.id desc), '[]')
        from plan.import i where i.edition_id = e.id) as sources
    from plan.edition e join plan.plan pl on pl.id = e.plan_id
    where ${slug === undefined ? sql`e.status = 'published'` : sql`e.slug = ${slug} and e.status <> 'draft'`}
    order by e.first_year desc, e.id desc limit 1`.execute(db);
  const found = rows[0];
  return found ? { ...found, years: fiscalYears(found) } : null;
}

/** Editions that are public, newest first. */
export async function listPublicEditions(db: Database): Promise<EditionRow[]> {
  const { rows } = await sql<EditionRow>`
    select e.slug, e.title, pl.name as plan, e.first_year as "firstYear", e.last_year as "lastYear", e.status, e.published_at as "publishedAt",
      (select count(*)::int from plan.measure m where m.edition_id = e.id) as measures,
      (select count(*)::int from plan.listing l where l.edition_id = e.id) as listings,
      (select count(distinct l.programme_id)::int from plan.listing l where l.edition_id = e.id) as programmes
    from plan.edition e join plan.plan pl on pl.id = e.plan_id
    where e.status <> 'draft' order by e.first_year desc, e.id desc`.execute(db);
  return rows;
}
