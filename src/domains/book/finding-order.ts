import type { Finding, Place } from './book.ts';

function rank(place: Place | null): number {
  return place === null ? 0 : (place.page ?? 0) * 1_000_000 + place.line;
}

/** Findings in the order of the source; within a line as they were found. */
export function inOrder(findings: Finding[]): Finding[] {
  return findings.toSorted((a, b) => rank(a.place) - rank(b.place));
}
