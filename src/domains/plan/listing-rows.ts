/** Listings of a book as flat rows for the ledger's tables. Money travels as text, so that no digit is lost in JSON. */
import { fiscalYears, type Book, type Figure, type Listing, type Place } from '#domains/book';

function places<Prefix extends string>(prefix: Prefix, place: Place | null) {
  return {
    [`${prefix}_line`]: place?.line ?? null,
    [`${prefix}_cell`]: place?.cell ?? null,
    [`${prefix}_page`]: place?.page ?? null,
    [`${prefix}_sheet`]: place?.sheet ?? null,
  };
}

function figures<Prefix extends string>(prefix: Prefix, figure: Figure) {
  return { [`${prefix}_yen`]: figure.yen === null ? null : String(figure.yen), [`${prefix}_provenance`]: figure.provenance, ...places(prefix, figure.place) };
}

export interface ListingRows {
  listings: object[];
  years: object[];
  departments: { measure: string; number: string | null; position: number; bureau: string; section: string | null }[];
  references: object[];
  links: object[];
}

/** `positions`: place of each listing in the book's order. */
export function listingRows(book: Book, listings: Listing[], positions: ReadonlyMap<Listing, number>): ListingRows {
  const years = fiscalYears(book);
  const of = (listing: Listing): { measure: string; number: string | null } => ({ measure: listing.measure, number: listing.programme });
  return {
    listings: listings.map((listing) => ({
      ...of(listing),
      position: positions.get(listing) ?? 0,
      name: listing.name,
      is_primary: listing.primary,
      kinds: listing.kinds,
      others: listing.others,
      ...places('source', listing.place),
      ...figures('total', listing.total),
    })),
    years: listings.flatMap((listing) =>
      years.map((year) => ({
        ...of(listing),
        fiscal_year: year,
        activity: listing.activities[year]?.text ?? null,
        ...places('activity', listing.activities[year]?.place ?? null),
        ...figures('cost', listing.costs[year] ?? { yen: null, provenance: 'absent', place: null }),
      })),
    ),
    departments: listings.flatMap((listing) => listing.departments.map((department, position) => ({ ...of(listing), position, ...department }))),
    references: listings.flatMap((listing) => listing.references.map((code, position) => ({ ...of(listing), position, code }))),
    links: listings.flatMap((listing) => listing.links.map((link, position) => ({ ...of(listing), position, ...link }))),
  };
}

/** PostgreSQL keeps no NUL and no half of a surrogate pair; what a source smuggles in is shown as U+FFFD. */
export function rowsText(rows: object[]): string {
  return JSON.stringify(rows, (_, value: unknown) => (typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '\uFFFD') : value));
}
