/** Addresses of the plan's pages, without language prefix. */
import type { LedgerListing } from './listing.ts';

export type EditionRef = Pick<LedgerListing['edition'], 'slug' | 'status'>;

/** The edition in force needs no word in an address: links to it stay good when it is replaced. */
function within(path: string, edition: EditionRef): string {
  return edition.status === 'published' ? path : `${path}?edition=${encodeURIComponent(edition.slug)}`;
}

export const editionPath = (edition: EditionRef) => (edition.status === 'published' ? '/plan' : `/plan/editions/${encodeURIComponent(edition.slug)}`);
export const editionFilePath = (slug: string, format: string) => `/plan/editions/${encodeURIComponent(slug)}/download?format=${format}`;
export const sourcePath = (slug: string) => `/plan/editions/${encodeURIComponent(slug)}/source`;
export const measurePath = (code: string, edition: EditionRef) => within(`/plan/measures/${encodeURIComponent(code)}`, edition);
export const programmePath = (slug: string) => `/plan/programmes/${encodeURIComponent(slug)}`;
export const departmentPath = (id: number, edition: EditionRef) => within(`/plan/departments/${id}`, edition);
export const kindPath = (kind: string, edition: EditionRef) => within(`/plan/kinds/${encodeURIComponent(kind)}`, edition);

/** A path with the parameters that have a value, in the order given. */
export function withQuery(path: string, query: Record<string, string | number | undefined>): string {
  const said = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  return said.length === 0 ? path : `${path}?${new URLSearchParams(said.map(([name, value]) => [name, String(value)]))}`;
}
