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
