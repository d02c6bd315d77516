/** Addresses of the plan's pages, without language prefix. */
import type { LedgerListing } from './listing.ts';
import type { PlanKind } from './tables.ts';

export type EditionRef = Pick<LedgerListing['edition'], 'slug' | 'status'> & { kind?: PlanKind };

/** The implementation plan in force needs no word in an address: links to it stay good when it is replaced. */
function needsNoWord({ status, kind }: EditionRef): boolean {
  return status === 'published' && kind !== 'reform';
}

function within(path: string, edition: EditionRef): string {
  return needsNoWord(edition) ? path : `${path}?edition=${encodeURIComponent(edition.slug)}`;
}

export const editionPath = (edition: EditionRef) => (needsNoWord(edition) ? '/plan' : edition.status === 'published' ? '/plan/reform' : `/plan/editions/${encodeURIComponent(edition.slug)}`);
export const editionFilePath = (slug: string, format: string) => `/plan/editions/${encodeURIComponent(slug)}/download?format=${format}`;
export const sourcePath = (slug: string) => `/plan/editions/${encodeURIComponent(slug)}/source`;
export const measurePath = (code: string, edition: EditionRef) => within(`/plan/measures/${encodeURIComponent(code)}`, edition);
export const programmePath = (slug: string) => `/plan/programmes/${encodeURIComponent(slug)}`;
export const comparisonPath = (from: string, to: string) => `/plan/compare?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`;
export const departmentPath = (id: number, edition: EditionRef) => within(`/plan/departments/${id}`, edition);
export const kindPath = (kind: string, edition: EditionRef) => within(`/plan/kinds/${encodeURIComponent(kind)}`, edition);
