/** Addresses of progress, without language prefix. */
import { type Period, periodKey } from './period.ts';

export const staffListPath = '/staff/progress';
export const listPath = '/plan/progress';
export const remindersPath = '/staff/progress/reminders';
export const reportFormPath = (programme: string, period: Period) => `/staff/progress/${encodeURIComponent(programme)}/${periodKey(period)}`;
export const publicationPath = (programme: string, period: Period) => `${reportFormPath(programme, period)}/publication`;
export const reportPath = (programme: string, period: Period) => `/plan/progress/${encodeURIComponent(programme)}/${periodKey(period)}`;

/** A path with the parameters that have a value, in the order given. */
export function withQuery(path: string, query: Record<string, string | number | undefined>): string {
  const said = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  return said.length === 0 ? path : `${path}?${new URLSearchParams(said.map(([name, value]) => [name, String(value)]))}`;
}
