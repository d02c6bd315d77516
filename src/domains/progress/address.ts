/** Addresses of progress, without language prefix. */
import { type Period, periodKey } from './period.ts';

export const staffListPath = '/staff/progress';
export const listPath = '/plan/progress';
export const remindersPath = '/staff/progress/reminders';
export const reportFormPath = (programme: string, period: Period) => `/staff/progress/${encodeURIComponent(programme)}/${periodKey(period)}`;
export const publicationPath = (programme: string, period: Period) => `${reportFormPath(programme, period)}/publication`;
export const reportPath = (programme: string, period: Period) => `/plan/progress/${encodeURIComponent(programme)}/${periodKey(period)}`;
