/**
 * A book: what a plan edition says, as plain data. Readers make one from a source, the ledger makes one from its
 * tables, writers turn one into a file; checks and previews compare books. No I/O here.
 */

/** How a figure is known. A figure that the source does not print must never look as if it did. */
export type Provenance = 'stated' | 'implied' | 'unsettled' | 'absent';

/** Where in the source something stands: 1-based line (row of a sheet) and cell; page for PDF, sheet for a workbook. */
export interface Place {
  line: number;
  cell: number;
  page?: number;
  sheet?: string;
}

/**
 * Money of one fiscal year or of the whole period, in whole yen.
 * stated: printed · implied: total less the other years, off by rounding · unsettled: printed as not settled ·
 * absent: nothing printed (`place` set: an empty cell stands there; `place` null: the source has no cell for it).
 */
export interface Figure {
  yen: bigint | null;
  provenance: Provenance;
  place: Place | null;
}

export interface Department {
  /** 部, or a room without sections such as a crisis management room. */
  bureau: string;
  /** 課; null where the bureau has none. */
  section: string | null;
}

/** A link to another programme through which this one is carried out or in whose cost its money is counted. */
export interface ProgrammeLink {
  kind: 'carried_out_by' | 'accounted_under';
  name: string;
  /** 等: the source names this programme among others. */
  others: boolean;
}

export interface Activity {
  text: string;
  place: Place | null;
}

export interface Listing {
  /** Code of the measure under which it is printed, e.g. 協1-1. */
  measure: string;
  name: string;
  /** Stable identity of the programme in the ledger (`P0001`); null while only the name is known. */
  programme: string | null;
  /** False where the row is marked as a relisting (再掲). */
  primary: boolean;
  kinds: string[];
  departments: Department[];
  /** 他: other departments take part that the source does not name. */
  others: boolean;
  /** Measure codes that the row refers to, in order. */
  references: string[];
  links: ProgrammeLink[];
  /** By fiscal year (2012 = April 2012 to March 2013); a year without an activity is not a key. */
  activities: Record<number, Activity>;
  total: Figure;
  /** One figure for each fiscal year of the edition. */
  costs: Record<number, Figure>;
  place: Place;
}

export interface Heading {
  code: string;
  name: string;
  place: Place | null;
}

export interface Policy extends Heading {
  direction: string;
}

export interface Measure extends Heading {
  policy: string;
}

export interface Book {
  /** First and last fiscal year of the edition. */
  firstYear: number;
  lastYear: number;
  /** Yen of one unit as printed: 1,000,000 for 百万円, 1,000 for 千円, 1 for 円. */
  unitYen: number;
  directions: Heading[];
  policies: Policy[];
  measures: Measure[];
  /** In the source's order. */
  listings: Listing[];
}

/** Something a person should look at. `error`: the row did not go in. `warning`: it went in, look at it. `note`: for information. */
export interface Finding {
  severity: 'error' | 'warning' | 'note';
  /** Stable word, e.g. `total-differs`, `unknown-kind`. */
  code: string;
  place: Place | null;
  /** Name of the programme concerned, where there is one. */
  listing: string | null;
  ja: string;
  en: string;
}

/** What became of one non-blank line of the source: every one is accounted for. */
export interface LineUse {
  line: number;
  page?: number;
  sheet?: string;
  use: 'used' | 'header' | 'reported';
}

export interface Reading {
  book: Book;
  findings: Finding[];
  lines: LineUse[];
}

/** Fiscal years of an edition, first to last. */
export function fiscalYears(book: Pick<Book, 'firstYear' | 'lastYear'>): number[] {
  return Array.from({ length: book.lastYear - book.firstYear + 1 }, (_, index) => book.firstYear + index);
}
