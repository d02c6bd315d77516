/** Everything that an edition leaves open, gathered from its listings. */
import type { Figure, Finding } from '#domains/book';
import { costOf, countedOnce, type LedgerListing, saysNoMoney } from './listing.ts';

export interface OpenFigure {
  listing: LedgerListing;
  /** Fiscal year; null for the total of the period. */
  year: number | null;
  figure: Figure;
}

export interface SourceFinding extends Omit<Finding, 'place'> {
  source: string;
  line: number | null;
  cell: number | null;
  page: number | null;
}

export interface Gaps {
  references: { listing: LedgerListing; code: string }[];
  links: { listing: LedgerListing; name: string }[];
  implied: OpenFigure[];
  unsettled: OpenFigure[];
  noMoney: LedgerListing[];
  noDepartment: LedgerListing[];
}

/** `years`: fiscal years of the edition. A relisting repeats its programme and is not a gap of its own. */
export function gapsOf(listings: LedgerListing[], years: number[]): Gaps {
  const counted = countedOnce(listings);
  const open = counted.flatMap((listing): OpenFigure[] => [
    ...years.map((year) => ({ listing, year, figure: costOf(listing, year) })),
    { listing, year: null, figure: listing.total },
  ]);
  return {
    references: listings.flatMap((listing) => listing.references.filter(({ measure }) => measure === null).map(({ code }) => ({ listing, code }))),
    links: listings.flatMap((listing) => listing.links.filter(({ programme }) => programme === null).map(({ name }) => ({ listing, name }))),
    implied: open.filter(({ figure }) => figure.provenance === 'implied'),
    unsettled: open.filter(({ figure }) => figure.provenance === 'unsettled'),
    noMoney: counted.filter(saysNoMoney),
    noDepartment: counted.filter((listing) => listing.departments.length === 0),
  };
}
