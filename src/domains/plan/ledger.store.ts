/** The ledger as a book: reads an edition with everything in it. */
import { fiscalYears, type Book, type Figure, type Listing, type Place, type Provenance } from '#domains/book';
import type { Database } from '#platform/database';
import type { Edition } from './edition.ts';
import type { PlanTables } from './tables.ts';

function place(line: number | null, cell: number | null, page: number | null, sheet: string | null): Place | null {
  if (line === null || cell === null) return null;
  return { line, cell, ...(page === null ? {} : { page }), ...(sheet === null ? {} : { sheet }) };
}

function figure(yen: bigint | null, provenance: Provenance, at: Place | null): Figure {
  return { yen, provenance, place: at };
}

function groupedBy<Row extends { listing_id: number }>(rows: Row[]): Map<number, Row[]> {
  return Map.groupBy(rows, (row) => row.listing_id);
}

/** Everything that hangs on the listings of an edition, one query a table. */
async function loadParts(db: Database, editionId: number) {
  const tables = db.withTables<PlanTables>();
  const departments = await tables
    .selectFrom('plan.listing_department as part')
    .innerJoin('plan.listing as listing', 'listing.id', 'part.listing_id')
    .innerJoin('plan.department as department', 'department.id', 'part.department_id')
    .select(['part.listing_id', 'department.bureau', 'department.section'])
    .where('listing.edition_id', '=', editionId)
    .orderBy('part.listing_id')
    .orderBy('part.position')
    .execute();
  const references = await tables
    .selectFrom('plan.listing_reference as part')
    .innerJoin('plan.listing as listing', 'listing.id', 'part.listing_id')
    .select(['part.listing_id', 'part.code'])
    .where('listing.edition_id', '=', editionId)
    .orderBy('part.listing_id')
    .orderBy('part.position')
    .execute();
  const links = await tables
    .selectFrom('plan.listing_link as part')
    .innerJoin('plan.listing as listing', 'listing.id', 'part.listing_id')
    .select(['part.listing_id', 'part.kind', 'part.name', 'part.others'])
    .where('listing.edition_id', '=', editionId)
    .orderBy('part.listing_id')
    .orderBy('part.position')
    .execute();
  const years = await tables
    .selectFrom('plan.listing_year as part')
    .innerJoin('plan.listing as listing', 'listing.id', 'part.listing_id')
    .selectAll('part')
    .where('listing.edition_id', '=', editionId)
    .execute();
  return { departments: groupedBy(departments), references: groupedBy(references), links: groupedBy(links), years: groupedBy(years) };
}

type Parts = Awaited<ReturnType<typeof loadParts>>;

async function loadListingRows(db: Database, editionId: number) {
  return db
    .withTables<PlanTables>()
    .selectFrom('plan.listing as listing')
    .innerJoin('plan.measure as measure', 'measure.id', 'listing.measure_id')
    .innerJoin('plan.programme as programme', 'programme.id', 'listing.programme_id')
    .selectAll('listing')
    .select(['measure.code as measure_code', 'programme.number'])
    .where('listing.edition_id', '=', editionId)
    .orderBy('listing.position')
    .orderBy('listing.id')
    .execute();
}

function listingOf(row: Awaited<ReturnType<typeof loadListingRows>>[number], parts: Parts, years: number[]): Listing {
  const rows = new Map((parts.years.get(row.id) ?? []).map((year) => [year.fiscal_year, year]));
  const activities: Listing['activities'] = {};
  const costs: Listing['costs'] = {};
  for (const year of years) {
    const found = rows.get(year);
    if (found && found.activity !== null) {
      activities[year] = { text: found.activity, place: place(found.activity_line, found.activity_cell, found.activity_page, found.activity_sheet) };
    }
    costs[year] = found
      ? figure(found.cost_yen, found.cost_provenance, place(found.cost_line, found.cost_cell, found.cost_page, found.cost_sheet))
      : figure(null, 'absent', null);
  }
  return {
    measure: row.measure_code,
    name: row.name,
    programme: row.number,
    primary: row.is_primary,
    kinds: row.kinds,
    departments: (parts.departments.get(row.id) ?? []).map(({ bureau, section }) => ({ bureau, section })),
    others: row.others,
    references: (parts.references.get(row.id) ?? []).map(({ code }) => code),
    links: (parts.links.get(row.id) ?? []).map(({ kind, name, others }) => ({ kind, name, others })),
    activities,
    total: figure(row.total_yen, row.total_provenance, place(row.total_line, row.total_cell, row.total_page, row.total_sheet)),
    costs,
    place: place(row.source_line, row.source_cell, row.source_page, row.source_sheet) ?? { line: 0, cell: 0 },
  };
}

/** The book of an edition in the book's order, with the numbers of its programmes. Eight queries, whatever its size. */
export async function loadBook(db: Database, edition: Pick<Edition, 'id' | 'firstYear' | 'lastYear' | 'unitYen'>): Promise<Book> {
  const tables = db.withTables<PlanTables>();
  const directions = await tables.selectFrom('plan.direction').select(['id', 'code', 'name']).where('edition_id', '=', edition.id).orderBy('position').execute();
  const policies = await tables
    .selectFrom('plan.policy')
    .select(['id', 'code', 'name', 'direction_id'])
    .where('edition_id', '=', edition.id)
    .orderBy('position')
    .execute();
  const measures = await tables.selectFrom('plan.measure').select(['code', 'name', 'policy_id']).where('edition_id', '=', edition.id).orderBy('position').execute();
  const rows = await loadListingRows(db, edition.id);
  const parts = await loadParts(db, edition.id);
  const directionCodes = new Map(directions.map((direction) => [direction.id, direction.code]));
  const policyCodes = new Map(policies.map((policy) => [policy.id, policy.code]));
  const years = fiscalYears(edition);
  return {
    firstYear: edition.firstYear,
    lastYear: edition.lastYear,
    unitYen: edition.unitYen,
    directions: directions.map(({ code, name }) => ({ code, name, place: null })),
    policies: policies.map(({ code, name, direction_id }) => ({ code, name, place: null, direction: directionCodes.get(direction_id) ?? '' })),
    measures: measures.map(({ code, name, policy_id }) => ({ code, name, place: null, policy: policyCodes.get(policy_id) ?? '' })),
    listings: rows.map((row) => listingOf(row, parts, years)),
  };
}
