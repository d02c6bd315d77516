/** Which listings can stand together in one book, whatever layout they came from. */
import type { Finding, Listing } from './book.ts';
import { finding } from './finding.ts';
import { programmeKey } from './programme-key.ts';

export interface Admission {
  listings: Listing[];
  refused: Listing[];
  findings: Finding[];
}

/** A programme is its number, where it has one, else its name. */
export function identityOf(listing: Pick<Listing, 'programme' | 'name'>): string {
  return listing.programme ?? `=${programmeKey(listing.name)}`;
}

/**
 * A programme stands once under a measure, and one listing at most is its primary one: two would count its money twice.
 * The first row holds, later ones that break the rule are refused with the reason.
 */
export function admitListings(listings: Listing[]): Admission {
  const admission: Admission = { listings: [], refused: [], findings: [] };
  const places = new Set<string>();
  const primaries = new Map<string, string>();
  for (const listing of listings) {
    const identity = identityOf(listing);
    const place = `${listing.measure}\u0000${identity}`;
    const primary = listing.primary ? primaries.get(identity) : undefined;
    if (places.has(place)) refuse(finding('error', 'listed-twice-in-measure', listing.place, listing.name, listing.name, listing.measure));
    else if (primary !== undefined) refuse(finding('error', 'listed-twice-unmarked', listing.place, listing.name, listing.name, primary));
    else {
      places.add(place);
      if (listing.primary) primaries.set(identity, listing.measure);
      admission.listings.push(listing);
    }
    function refuse(reason: Finding): void {
      admission.refused.push(listing);
      admission.findings.push(reason);
    }
  }
  return admission;
}
