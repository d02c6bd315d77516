/** What a sheet is about: a programme or a measure of the plan in force. */
import { fiscalYearOf } from '#domains/civic';
import type { NamedDepartment } from '#domains/staff';
import type { BookLayout } from './book-layout.ts';
import type { Subject } from './form.ts';

export interface Evaluated {
  subject: Subject;
  /** P0001 or 協1-1. */
  key: string;
  name: string;
  /** Address of its page, without language prefix. */
  path: string;
  /** The measure of a programme; null for a measure. */
  measure: { code: string; name: string } | null;
  departments: NamedDepartment[];
  /** Numbers of the programmes meant: itself, or all of a measure. */
  programmes: string[];
}

/** Addresses, without language prefix. */
const place = ({ subject, key }: { subject: Subject; key: string }) => `${subject === 'programme' ? 'programmes' : 'measures'}/${encodeURIComponent(key)}`;
export const yearPath = (year: number) => `/evaluations/${year}`;
export const sheetPath = (sheet: { subject: Subject; key: string; year: number }) => `/evaluations/${sheet.year}/${place(sheet)}`;
export const staffSheetPath = (sheet: { subject: Subject; key: string; year: number }) => `/staff/evaluations/${sheet.year}/${place(sheet)}`;
export const staffListPath = (year: number) => `/staff/evaluations?year=${year}`;
export const bookPath = (year: number, layout: BookLayout) => `/evaluations/${year}/${layout}.pdf`;

/** A fiscal year in an address; null for anything else. */
export function yearOf(text: string | undefined): number | null {
  return text !== undefined && /^(19|20)\d\d$/.test(text) ? Number(text) : null;
}

/** The year under evaluation: the newest of the plan that is over, its first where none is yet; without a plan, last year. */
export function yearEvaluated(today: string, plan: { firstYear: number; lastYear: number } | null): number {
  const last = fiscalYearOf(today) - 1;
  return plan === null ? last : Math.max(plan.firstYear, Math.min(plan.lastYear, last));
}
