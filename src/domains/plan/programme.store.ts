/** Reads programmes: one by its address, many by filters. */
import type { Provenance } from '#domains/book';
import { sql, type RawBuilder } from 'kysely';
import type { Database } from '#platform/database';
import { foldForSearch } from '#platform/fold';
import type { LedgerDepartment } from './listing.ts';
import type { ProgrammeChoices, ProgrammeFound, ProgrammeRow } from './programme.ts';

export type { ProgrammeFound, ProgrammeRow } from './programme.ts';

/** Finds a programme by its number (P0001) or by any slug it ever had. */
export async function findProgrammeByAddress(db: Database, address: string): Promise<ProgrammeFound | null> {
  const { rows } = await sql<ProgrammeFound>`
    select p.id, p.number, p.name, s.slug from plan.programme p
    join plan.programme_slug s on s.programme_id = p.id and s.is_current
    where (p.number = ${address} or p.id = (select o.programme_id from plan.programme_slug o where o.slug = ${address}))
      and exists (select 1 from plan.listing l join plan.edition e on e.id = l.edition_id where l.programme_id = p.id and e.status <> 'draft')
    order by p.number = ${address} desc limit 1`.execute(db);
  return rows[0] ?? null;
}

/** `book`: as printed; a year: by its cost. */
export type ProgrammeOrder = 'book' | 'name' | 'measure' | 'total' | { year: number };

export interface ProgrammeFilter {
  editionId: number;
  measure?: string;
  departmentId?: number;
  kind?: string;
  /** Fiscal year whose cost the amounts mean; without it they mean the total of the period. */
  year?: number;
  yenMin?: bigint;
  yenMax?: bigint;
  text?: string;
  sort: ProgrammeOrder;
  direction: 'asc' | 'desc';
  limit?: number;
  offset?: number;
}

interface Row {
  number: string;
  slug: string;
  name: string;
  measure: ProgrammeRow['measure'];
  kinds: string[];
  departments: LedgerDepartment[];
  others: boolean;
  total_yen: bigint | null;
  total_provenance: Provenance;
  costs: { year: number; yen: string | null; provenance: Provenance }[];
  found: number;
}

/**
 * Programmes of one edition, each once, through the listing that counts for it; `found` is their number before paging.
 * Amounts in yen, both ends included, compare printed and worked-out figures alike: the page marks which is which.
 */
export async function listProgrammes(db: Database, filter: ProgrammeFilter): Promise<{ found: number; programmes: ProgrammeRow[] }> {
  const conditions = await conditionsOf(db, filter);
  const { rows } = await sql<Row>`
    with counted as (
      select distinct on (l.programme_id) l.*, m.code, m.name as measure_name, m.position as measure_position
      from plan.listing l join plan.measure m on m.id = l.measure_id
      where l.edition_id = ${filter.editionId}
      order by l.programme_id, l.is_primary desc, m.position, l.position, l.id
    )
    select p.number, s.slug, c.name, jsonb_build_object('code', c.code, 'name', c.measure_name) as measure,
      c.kinds, c.others, c.total_yen, c.total_provenance,
      (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'bureau', d.bureau, 'section', d.section) order by ld.position), '[]')
        from plan.listing_department ld join plan.department d on d.id = ld.department_id where ld.listing_id = c.id) as departments,
      (select coalesce(jsonb_agg(jsonb_build_object('year', y.fiscal_year, 'yen', y.cost_yen::text, 'provenance', y.cost_provenance)), '[]')
        from plan.listing_year y where y.listing_id = c.id) as costs,
      (count(*) over ())::int as found
    from counted c
    join plan.programme p on p.id = c.programme_id
    join plan.programme_slug s on s.programme_id = p.id and s.is_current
    left join plan.listing_year chosen on chosen.listing_id = c.id and chosen.fiscal_year = ${filter.year ?? null}
    where ${conditions}
    order by ${orderOf(filter)}, c.measure_position, c.position, c.id
    limit ${filter.limit ?? null} offset ${filter.offset ?? 0}`.execute(db);
  return { found: rows[0]?.found ?? 0, programmes: rows.map(programmeOf) };
}

function orderOf(filter: ProgrammeFilter): RawBuilder<unknown> {
  const direction = filter.direction === 'desc' ? sql`desc nulls last` : sql`asc nulls last`;
  if (typeof filter.sort === 'object') {
    return sql`(select y.cost_yen from plan.listing_year y where y.listing_id = c.id and y.fiscal_year = ${filter.sort.year}) ${direction}`;
  }
  const by = { book: sql`c.measure_position`, name: sql`p.name_key`, measure: sql`c.measure_position`, total: sql`c.total_yen` }[filter.sort];
  return sql`${by} ${direction}`;
}

async function conditionsOf(db: Database, filter: ProgrammeFilter): Promise<RawBuilder<unknown>> {
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  // A programme belongs to every measure under which it is listed, and to the departments and kinds of every listing.
  const anyListing = (condition: RawBuilder<unknown>) =>
    sql`exists (select 1 from plan.listing x join plan.measure xm on xm.id = x.measure_id
      where x.edition_id = c.edition_id and x.programme_id = c.programme_id and ${condition})`;
  if (filter.measure !== undefined) conditions.push(anyListing(sql`xm.code = ${filter.measure}`));
  if (filter.kind !== undefined) conditions.push(anyListing(sql`${filter.kind} = any(x.kinds)`));
  if (filter.departmentId !== undefined)
    conditions.push(anyListing(sql`exists (select 1 from plan.listing_department xd where xd.listing_id = x.id and xd.department_id = ${filter.departmentId})`));
  const money = filter.year === undefined ? sql`c.total_yen` : sql`chosen.cost_yen`;
  if (filter.yenMin !== undefined) conditions.push(sql`${money} >= ${filter.yenMin}`);
  if (filter.yenMax !== undefined) conditions.push(sql`${money} <= ${filter.yenMax}`);
  if (filter.text !== undefined) conditions.push(sql`c.programme_id = any(${await programmesWithText(db, filter.editionId, filter.text)}::int[])`);
  return sql.join(conditions, sql` and `);
}

/**
 * Ids of the programmes whose name, activities or departments hold every word of the text. The folding rule lives in
 * TypeScript alone, so the texts of one edition (a few thousand short lines) are folded here.
 */
async function programmesWithText(db: Database, editionId: number, text: string): Promise<number[]> {
  const words = foldForSearch(text).split(/\s+/).filter((word) => word !== '');
  const { rows } = await sql<{ id: number; text: string }>`
    select l.programme_id as id, concat_ws(' ', l.name,
      (select string_agg(y.activity, ' ') from plan.listing_year y where y.listing_id = l.id),
      (select string_agg(concat(d.bureau, d.section), ' ') from plan.listing_department ld join plan.department d on d.id = ld.department_id where ld.listing_id = l.id)) as text
    from plan.listing l where l.edition_id = ${editionId}`.execute(db);
  return rows.filter((row) => holdsAll(foldForSearch(row.text), words)).map((row) => row.id);
}

function holdsAll(folded: string, words: string[]): boolean {
  return words.every((word) => folded.includes(word));
}

function programmeOf(row: Row): ProgrammeRow {
  return {
    number: row.number,
    slug: row.slug,
    name: row.name,
    measure: row.measure,
    kinds: row.kinds,
    departments: row.departments,
    others: row.others,
    total: { yen: row.total_yen, provenance: row.total_provenance, place: null },
    costs: Object.fromEntries(row.costs.map((cost) => [cost.year, { yen: cost.yen === null ? null : BigInt(cost.yen), provenance: cost.provenance, place: null }])),
  };
}

/** Departments and kinds that stand in an edition, those of most listings first: what a list can be narrowed by. */
export async function listProgrammeChoices(db: Database, editionId: number): Promise<ProgrammeChoices> {
  const { rows } = await sql<ProgrammeChoices>`
    select
      (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'bureau', d.bureau, 'section', d.section) order by used.listings desc, d.id), '[]')
        from (select ld.department_id, count(*) as listings from plan.listing_department ld join plan.listing l on l.id = ld.listing_id
          where l.edition_id = ${editionId} group by ld.department_id) used
        join plan.department d on d.id = used.department_id) as departments,
      (select coalesce(jsonb_agg(used.kind order by used.listings desc, used.kind), '[]')
        from (select kind, count(*) as listings from plan.listing l, unnest(l.kinds) as kind where l.edition_id = ${editionId} group by kind) used) as kinds`.execute(db);
  return rows[0] ?? { departments: [], kinds: [] };
}
