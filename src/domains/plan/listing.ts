/** A listing as the ledger knows it: what is printed, and which programme, measure and edition it belongs to. */
import type { Figure, Place } from '#domains/book';
import type { PlanKind } from './tables.ts';

export interface ListedYear {
  year: number;
  activity: { text: string; place: Place | null } | null;
  cost: Figure;
}

export interface LedgerDepartment {
  id: number;
  bureau: string;
  section: string | null;
}

export interface ProgrammeAddress {
  number: string;
  slug: string;
}

export interface LedgerListing {
  id: number;
  edition: { slug: string; title: string; firstYear: number; lastYear: number; unitYen: number; status: 'draft' | 'published' | 'superseded'; kind?: PlanKind };
  measure: { code: string; name: string };
  programme: ProgrammeAddress;
  name: string;
  primary: boolean;
  /** True for the one listing of its programme in its edition that sums count: the primary one, else the first. */
  counted: boolean;
  kinds: string[];
  departments: LedgerDepartment[];
  others: boolean;
  references: { code: string; measure: string | null }[];
  links: { kind: 'carried_out_by' | 'accounted_under'; name: string; others: boolean; programme: ProgrammeAddress | null }[];
  total: Figure;
  years: ListedYear[];
  place: Place;
}

/** The listings that sums count, each programme once. */
export function countedOnce(listings: LedgerListing[]): LedgerListing[] {
  return listings.filter((listing) => listing.counted);
}

/** Cost of one fiscal year; absent where the edition has no such year. */
export function costOf(listing: LedgerListing, year: number): Figure {
  return listing.years.find((each) => each.year === year)?.cost ?? { yen: null, provenance: 'absent', place: null };
}

/** True where neither the total nor any year says an amount, settled or not. */
export function saysNoMoney(listing: LedgerListing): boolean {
  return [listing.total, ...listing.years.map((year) => year.cost)].every((figure) => figure.provenance === 'absent');
}

/** 企画部 企画政策課: as pages, files and the record name a department. */
export function departmentName(department: Pick<LedgerDepartment, 'bureau' | 'section'>): string {
  return [department.bureau, department.section].filter((part) => part !== null).join(' ');
}
