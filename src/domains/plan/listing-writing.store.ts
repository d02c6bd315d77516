/** Writes headings and listings of an edition, a handful of statements whatever the size. */
import { programmeKey, type Book, type Listing } from '#domains/book';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '#platform/database';
import { listingRows, rowsText } from './listing-rows.ts';
import { listingKey } from './merge.ts';

function rowsJson(rows: object[]): RawBuilder<unknown> {
  return sql`${rowsText(rows)}::jsonb`;
}

export async function writeHeadings(tx: Database, editionId: number, book: Book): Promise<void> {
  const rows = (headings: object[]): RawBuilder<unknown> => rowsJson(headings.map((heading, position) => ({ ...heading, position })));
  await sql`
    insert into plan.direction (edition_id, position, code, name)
    select ${editionId}, row.position, row.code, row.name
    from jsonb_to_recordset(${rows(book.directions)}) as row (position integer, code text, name text)
    on conflict (edition_id, code) do update set position = excluded.position, name = excluded.name`.execute(tx);
  await sql`
    insert into plan.policy (edition_id, direction_id, position, code, name)
    select ${editionId}, direction.id, row.position, row.code, row.name
    from jsonb_to_recordset(${rows(book.policies)}) as row (position integer, code text, name text, direction text)
    join plan.direction on direction.edition_id = ${editionId} and direction.code = row.direction
    on conflict (edition_id, code) do update set position = excluded.position, name = excluded.name, direction_id = excluded.direction_id`.execute(tx);
  await sql`
    insert into plan.measure (edition_id, policy_id, position, code, name)
    select ${editionId}, policy.id, row.position, row.code, row.name
    from jsonb_to_recordset(${rows(book.measures)}) as row (position integer, code text, name text, policy text)
    join plan.policy on policy.edition_id = ${editionId} and policy.code = row.policy
    on conflict (edition_id, code) do update set position = excluded.position, name = excluded.name, policy_id = excluded.policy_id`.execute(tx);
}

/** Measures and policies go that the merged book has no more; a reference to one of them waits again. */
export async function deleteHeadings(tx: Database, editionId: number, book: Book): Promise<void> {
  const codes = (headings: { code: string }[]): string[] => headings.map(({ code }) => code);
  await sql`delete from plan.measure where edition_id = ${editionId} and not code = any(${codes(book.measures)})`.execute(tx);
  await sql`delete from plan.policy where edition_id = ${editionId} and not code = any(${codes(book.policies)})`.execute(tx);
}

export interface ListingTarget {
  planId: number;
  editionId: number;
  importId: number;
}

/** Takes listings (measure and programme number) out of an edition; their history stays in plan.change. */
export async function deleteListings(tx: Database, editionId: number, listings: Pick<Listing, 'measure' | 'programme'>[]): Promise<void> {
  if (listings.length === 0) return;
  await sql`
    delete from plan.listing listing
    using jsonb_to_recordset(${rowsJson(listings.map(({ measure, programme }) => ({ measure, number: programme })))}) as row (measure text, number text),
      plan.measure measure, plan.programme programme
    where listing.edition_id = ${editionId} and measure.edition_id = ${editionId} and measure.code = row.measure
      and programme.number = row.number and listing.measure_id = measure.id and listing.programme_id = programme.id`.execute(tx);
}

/** Writes those listings of the merged book whose keys are in `keys`, as new rows or over the old ones, and sets the order of all. */
export async function writeListings(tx: Database, target: ListingTarget, book: Book, keys: ReadonlySet<string>): Promise<void> {
  const positions = new Map(book.listings.map((listing, position) => [listing, position]));
  const rows = listingRows(book, book.listings.filter((listing) => keys.has(listingKey(listing))), positions);
  await sql`
    insert into plan.listing (plan_id, edition_id, import_id, measure_id, programme_id, position, name, is_primary, kinds, others,
      source_line, source_cell, source_page, source_sheet, total_yen, total_provenance, total_line, total_cell, total_page, total_sheet)
    select ${target.planId}, ${target.editionId}, ${target.importId}, measure.id, programme.id, row.position, row.name, row.is_primary, row.kinds, row.others,
      row.source_line, row.source_cell, row.source_page, row.source_sheet,
      row.total_yen, row.total_provenance, row.total_line, row.total_cell, row.total_page, row.total_sheet
    from jsonb_to_recordset(${rowsJson(rows.listings)}) as row (measure text, number text, position integer, name text, is_primary boolean, kinds text[],
      others boolean, source_line integer, source_cell integer, source_page integer, source_sheet text,
      total_yen bigint, total_provenance text, total_line integer, total_cell integer, total_page integer, total_sheet text)
    join plan.measure measure on measure.edition_id = ${target.editionId} and measure.code = row.measure
    join plan.programme programme on programme.number = row.number
    on conflict (edition_id, measure_id, programme_id) do update set
      import_id = excluded.import_id, name = excluded.name, is_primary = excluded.is_primary, kinds = excluded.kinds, others = excluded.others,
      source_line = excluded.source_line, source_cell = excluded.source_cell, source_page = excluded.source_page, source_sheet = excluded.source_sheet,
      total_yen = excluded.total_yen, total_provenance = excluded.total_provenance,
      total_line = excluded.total_line, total_cell = excluded.total_cell, total_page = excluded.total_page, total_sheet = excluded.total_sheet`.execute(tx);
  const order = book.listings.map((listing, position) => ({ measure: listing.measure, number: listing.programme, position }));
  await sql`
    update plan.listing listing set position = row.position
    from jsonb_to_recordset(${rowsJson(order)}) as row (measure text, number text, position integer), plan.measure measure, plan.programme programme
    where listing.edition_id = ${target.editionId} and measure.edition_id = ${target.editionId} and measure.code = row.measure
      and programme.number = row.number and listing.measure_id = measure.id and listing.programme_id = programme.id
      and listing.position <> row.position`.execute(tx);
  await clearParts(tx, target.importId);
  await insertYears(tx, target, rows.years);
  await insertDepartments(tx, target, rows.departments);
  await insertReferences(tx, target, rows.references);
  await insertLinks(tx, target, rows.links);
}

async function clearParts(tx: Database, importId: number): Promise<void> {
  for (const table of ['listing_year', 'listing_department', 'listing_reference', 'listing_link']) {
    await sql`delete from ${sql.table(`plan.${table}`)} part using plan.listing listing where listing.id = part.listing_id and listing.import_id = ${importId}`.execute(tx);
  }
}

/** Joins rows that name measure and programme with the listings that this import wrote. */
function written({ editionId, importId }: ListingTarget): RawBuilder<unknown> {
  return sql`
    join plan.measure measure on measure.edition_id = ${editionId} and measure.code = row.measure
    join plan.programme programme on programme.number = row.number
    join plan.listing listing on listing.measure_id = measure.id and listing.programme_id = programme.id and listing.import_id = ${importId}`;
}

async function insertYears(tx: Database, target: ListingTarget, rows: object[]): Promise<void> {
  await sql`
    insert into plan.listing_year (listing_id, fiscal_year, activity, activity_line, activity_cell, activity_page, activity_sheet,
      cost_yen, cost_provenance, cost_line, cost_cell, cost_page, cost_sheet)
    select listing.id, row.fiscal_year, row.activity, row.activity_line, row.activity_cell, row.activity_page, row.activity_sheet,
      row.cost_yen, row.cost_provenance, row.cost_line, row.cost_cell, row.cost_page, row.cost_sheet
    from jsonb_to_recordset(${rowsJson(rows)}) as row (measure text, number text, fiscal_year smallint,
      activity text, activity_line integer, activity_cell integer, activity_page integer, activity_sheet text,
      cost_yen bigint, cost_provenance text, cost_line integer, cost_cell integer, cost_page integer, cost_sheet text)
    ${written(target)}`.execute(tx);
}

async function insertDepartments(tx: Database, target: ListingTarget, rows: object[]): Promise<void> {
  await sql`
    insert into plan.department (plan_id, bureau, section)
    select distinct ${target.planId}::integer, row.bureau, row.section
    from jsonb_to_recordset(${rowsJson(rows)}) as row (bureau text, section text)
    on conflict do nothing`.execute(tx);
  await sql`
    insert into plan.listing_department (listing_id, position, department_id)
    select listing.id, row.position, department.id
    from jsonb_to_recordset(${rowsJson(rows)}) as row (measure text, number text, position integer, bureau text, section text)
    ${written(target)}
    join plan.department department on department.plan_id = ${target.planId} and department.bureau = row.bureau
      and department.section is not distinct from row.section`.execute(tx);
}

async function insertReferences(tx: Database, target: ListingTarget, rows: object[]): Promise<void> {
  await sql`
    insert into plan.listing_reference (listing_id, position, code, measure_id)
    select listing.id, row.position, row.code, meant.id
    from jsonb_to_recordset(${rowsJson(rows)}) as row (measure text, number text, position integer, code text)
    ${written(target)}
    left join plan.measure meant on meant.edition_id = ${target.editionId} and meant.code = row.code`.execute(tx);
}

async function insertLinks(tx: Database, target: ListingTarget, rows: { name?: string }[]): Promise<void> {
  const keyed = rows.map((row) => ({ ...row, key: programmeKey(row.name ?? '') }));
  await sql`
    insert into plan.listing_link (listing_id, position, kind, name, others, programme_id)
    select listing.id, row.position, row.kind, row.name, row.others, meant.id
    from jsonb_to_recordset(${rowsJson(keyed)}) as row (measure text, number text, position integer, kind text, name text, others boolean, key text)
    ${written(target)}
    left join lateral (${programmeNamed(target.editionId, sql`row.key`)}) meant on true`.execute(tx);
}

/** The programme of that name which the edition lists; of several the oldest. */
function programmeNamed(editionId: number, key: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select named.id from plan.listing there join plan.programme named on named.id = there.programme_id
    where there.edition_id = ${editionId} and named.name_key = ${key} order by named.id limit 1`;
}

export interface Resolved {
  number: string;
  measure: string;
  /** references or links */
  field: 'references' | 'links';
  text: string;
}

/** References and links that waited for a measure or a programme which the edition now has. */
export async function resolveWaiting(tx: Database, editionId: number): Promise<Resolved[]> {
  const references = await sql<Resolved>`
    update plan.listing_reference part set measure_id = meant.id
    from plan.listing listing, plan.measure meant, plan.measure measure, plan.programme programme
    where part.measure_id is null and listing.id = part.listing_id and listing.edition_id = ${editionId}
      and meant.edition_id = ${editionId} and meant.code = part.code and measure.id = listing.measure_id and programme.id = listing.programme_id
    returning programme.number, measure.code as measure, 'references' as field, part.code as text`.execute(tx);
  const waiting = await sql<{ listing_id: number; position: number; name: string }>`
    select part.listing_id, part.position, part.name from plan.listing_link part join plan.listing listing on listing.id = part.listing_id
    where part.programme_id is null and listing.edition_id = ${editionId}`.execute(tx);
  if (waiting.rows.length === 0) return references.rows;
  const keyed = waiting.rows.map((row) => ({ ...row, key: programmeKey(row.name) }));
  const links = await sql<Resolved>`
    update plan.listing_link part set programme_id = meant.id
    from jsonb_to_recordset(${rowsJson(keyed)}) as row (listing_id integer, position integer, key text)
    cross join lateral (${programmeNamed(editionId, sql`row.key`)}) meant,
      plan.listing listing, plan.measure measure, plan.programme programme
    where part.listing_id = row.listing_id and part.position = row.position
      and listing.id = part.listing_id and measure.id = listing.measure_id and programme.id = listing.programme_id
    returning programme.number, measure.code as measure, 'links' as field, part.name as text`.execute(tx);
  return [...references.rows, ...links.rows];
}
