/** Addresses of indicators, without language prefix. */
import type { Subject } from './indicator.ts';

export const staffListPath = '/staff/indicators';
export const listPath = '/plan/indicators';
export const indicatorPath = (id: number) => `/plan/indicators/${id}`;
export const indicatorFormPath = (id: number) => `/staff/indicators/${id}`;

/** The form for a new indicator of a programme or a measure. */
export function newIndicatorPath(subject: Subject): string {
  return subject.programmeNumber === null ? `/staff/indicators/measures/${encodeURIComponent(subject.measureCode)}/new` : `/staff/indicators/programmes/${encodeURIComponent(subject.programmeNumber)}/new`;
}

/** A path with the parameters that have a value, in the order given. */
export function withQuery(path: string, query: Record<string, string | number | undefined>): string {
  const said = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  return said.length === 0 ? path : `${path}?${new URLSearchParams(said.map(([name, value]) => [name, String(value)]))}`;
}
