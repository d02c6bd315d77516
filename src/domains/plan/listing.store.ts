/** Reads listings with everything that is printed of them, in the book's order. */
import type { Place, Provenance } from '#domains/book';
import { sql, type RawBuilder } from 'kysely';
import type { Database } from '#platform/database';
import type { LedgerDepartment, LedgerListing } from './listing.ts';

export interface ListingChoice {
  editionId?: number;
  measureId?: number;
  programmeId?: number;
  departmentId?: number;
  kind?: string;
  /** Programme to which the listings link. */
  linkedTo?: number;
  /** Default: drafts are not shown to anybody. */
  drafts?: boolean;
}

type Cell = [line: number | null, cell: number | null, page: number | null, sheet: string | null];

type YearRow = [year: number, activity: string | null, ...activityAt: Cell, yen: string | null, provenance: Provenance, ...costAt: Cell];

interface ListingRow {
  id: number;
  edition: LedgerListing['edition'];
  measure_code: string;
  measure_name: string;
  number: string;
  slug: string;
  name: string;
  is_primary: boolean;
  counted: boolean;
  kinds: string[];
  departments: LedgerDepartment[];
  others: boolean;
  references: LedgerListing['references'];
  links: LedgerListing['links'];
  total_yen: bigint | null;
  total_provenance: Provenance;
  total_at: Cell;
  years: YearRow[];
  source_at: Cell;
}

/**
 * Listings chosen by edition, measure, programme, department or kind, newest edition first and then as printed.
 * One statement whatever is chosen.
 */
export async function listListings(db: Database, choice: ListingChoice): Promise<LedgerListing[]> {
  const { rows } = await sql<ListingRow>`
    with chosen as materialized (
      select l.id, l.edition_id, l.programme_id from plan.listing l join plan.edition e on e.id = l.edition_id where ${chosen(choice)}
    ), counted as materialized (${countedListings(sql`(c.edition_id, c.programme_id) in (select edition_id, programme_id from chosen)`)})
    select l.id, l.name, l.is_primary, l.kinds, l.others, l.total_yen, l.total_provenance,
      json_build_object('slug', e.slug, 'title', e.title, 'firstYear', e.first_year, 'lastYear', e.last_year, 'unitYen', e.unit_yen, 'status', e.status, 'kind', (select pl.kind from plan.plan pl where pl.id = e.plan_id)) as edition,
      m.code as measure_code, m.name as measure_name, p.number, s.slug,
      l.id in (select id from counted) as counted,
      json_build_array(l.total_line, l.total_cell, l.total_page, l.total_sheet) as total_at,
      json_build_array(l.source_line, l.source_cell, l.source_page, l.source_sheet) as source_at,
      (select coalesce(json_agg(json_build_object('id', d.id, 'bureau', d.bureau, 'section', d.section) order by ld.position), '[]')
        from plan.listing_department ld join plan.department d on d.id = ld.department_id where ld.listing_id = l.id) as departments,
      (select coalesce(json_agg(json_build_object('code', r.code, 'measure', rm.name) order by r.position), '[]')
        from plan.listing_reference r left join plan.measure rm on rm.id = r.measure_id where r.listing_id = l.id) as references,
      (select coalesce(json_agg(json_build_object('kind', k.kind, 'name', k.name, 'others', k.others, 'programme',
          (select json_build_object('number', kp.number, 'slug', ks.slug)
            from plan.programme kp join plan.programme_slug ks on ks.programme_id = kp.id and ks.is_current where kp.id = k.programme_id)) order by k.position), '[]')
        from plan.listing_link k where k.listing_id = l.id) as links,
      (select coalesce(json_agg(json_build_array(y.fiscal_year, y.activity, y.activity_line, y.activity_cell, y.activity_page, y.activity_sheet,
          y.cost_yen::text, y.cost_provenance, y.cost_line, y.cost_cell, y.cost_page, y.cost_sheet) order by y.fiscal_year), '[]')
        from plan.listing_year y where y.listing_id = l.id) as years
    from plan.listing l
    join plan.edition e on e.id = l.edition_id
    join plan.measure m on m.id = l.measure_id
    join plan.programme p on p.id = l.programme_id
    join plan.programme_slug s on s.programme_id = p.id and s.is_current
    where l.id in (select id from chosen)
    order by e.first_year desc, e.id desc, m.position, l.position, l.id`.execute(db);
  return rows.map(listingOf);
}

/** Ids of the listings that count among those that `which` picks, one for each programme of an edition: a programme listed twice is counted once. */
function countedListings(which: RawBuilder<unknown>): RawBuilder<{ id: number }> {
  return sql<{ id: number }>`select distinct on (c.edition_id, c.programme_id) c.id
    from plan.listing c join plan.measure cm on cm.id = c.measure_id
    where ${which}
    order by c.edition_id, c.programme_id, c.is_primary desc, cm.position, c.position, c.id`;
}

function chosen(choice: ListingChoice): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [choice.drafts ? sql`true` : sql`e.status <> 'draft'`];
  if (choice.editionId !== undefined) conditions.push(sql`l.edition_id = ${choice.editionId}`);
  if (choice.measureId !== undefined) conditions.push(sql`l.measure_id = ${choice.measureId}`);
  if (choice.programmeId !== undefined) conditions.push(sql`l.programme_id = ${choice.programmeId}`);
  if (choice.kind !== undefined) conditions.push(sql`${choice.kind} = any(l.kinds)`);
  if (choice.departmentId !== undefined)
    conditions.push(sql`exists (select 1 from plan.listing_department x where x.listing_id = l.id and x.department_id = ${choice.departmentId})`);
  if (choice.linkedTo !== undefined)
    conditions.push(sql`exists (select 1 from plan.listing_link x where x.listing_id = l.id and x.programme_id = ${choice.linkedTo})`);
  return sql.join(conditions, sql` and `);
}

function placeOf([line, cell, page, sheet]: Cell): Place | null {
  if (line === null || cell === null) return null;
  return { line, cell, ...(page === null ? {} : { page }), ...(sheet === null ? {} : { sheet }) };
}

function yearOf([year, activity, line, cell, page, sheet, yen, provenance, ...costAt]: YearRow): LedgerListing['years'][number] {
  return {
    year,
    activity: activity === null ? null : { text: activity, place: placeOf([line, cell, page, sheet]) },
    cost: { yen: yen === null ? null : BigInt(yen), provenance, place: placeOf(costAt) },
  };
}

function listingOf(row: ListingRow): LedgerListing {
  return {
    id: row.id,
    edition: row.edition,
    measure: { code: row.measure_code, name: row.measure_name },
    programme: { number: row.number, slug: row.slug },
    name: row.name,
    primary: row.is_primary,
    counted: row.counted,
    kinds: row.kinds,
    departments: row.departments,
    others: row.others,
    references: row.references,
    links: row.links,
    total: { yen: row.total_yen, provenance: row.total_provenance, place: placeOf(row.total_at) },
    years: row.years.map(yearOf),
    place: placeOf(row.source_at) ?? { line: 0, cell: 0 },
  };
}
