/** A call for opinions (意見募集): what the city asks about, in which period. */
import type { NamedDepartment } from '#domains/staff';
import { dayInTokyo, type PlainDate } from '#platform/clock';
import type { Identity, Way } from './rule.ts';

export interface Consultation {
  id: number;
  /** Fiscal year and number within it, `2026-3`. */
  slug: string;
  fiscalYear: number;
  subject: string;
  purpose: string;
  department: NamedDepartment;
  contact: string;
  /** First and last day; both belong to the period. Null in drafts, and in past ones whose publication does not say. */
  opensOn: PlainDate | null;
  closesOn: PlainDate | null;
  /** Keys of the rule. */
  whoMay: string[];
  ways: Way[];
  /** Where each way leads: a postal address, a number, a mail address, a counter. */
  addresses: Partial<Record<Way, string>>;
  identity: Identity;
  exception: string | null;
  exceptionReason: string | null;
  state: 'draft' | 'announced' | 'cancelled';
  announcedAt: Date | null;
  cancelledAt: Date | null;
  cancelReason: string | null;
  /** When its result was first published; null while it waits. */
  resultAt: Date | null;
  source: 'own' | 'past';
  sourceUrl: string | null;
  revision: number;
  /** Numbers of the programmes that it serves, P0001. */
  programmes: string[];
}

export type Stage = 'draft' | 'upcoming' | 'open' | 'closed' | 'cancelled';

/** How far it is on a day in Tokyo. */
export function stageOn({ state, opensOn, closesOn }: Pick<Consultation, 'state' | 'opensOn' | 'closesOn'>, today: PlainDate): Stage {
  if (state !== 'announced') return state;
  if (opensOn !== null && today < opensOn) return 'upcoming';
  return closesOn !== null && today <= closesOn ? 'open' : 'closed';
}

/** True from 0:00 of the first day to the end of the last, 24:00, in Tokyo. */
export function isOpenAt(consultation: Pick<Consultation, 'state' | 'opensOn' | 'closesOn'>, at: Date): boolean {
  return stageOn(consultation, dayInTokyo(at)) === 'open';
}

/** Permanent address, without language prefix. */
export function consultationPath(slug: string): string {
  return `/consultations/${slug}`;
}

/** Its page for staff, where the work begins. */
export function consultationWorkPath(slug: string): string {
  return `/staff/consultations/${slug}`;
}

/** The newest version of a document, at one of its sections. */
export function sectionPath(slug: string, documentKey: string, anchor: string | null): string {
  return `${consultationPath(slug)}/documents/${documentKey}${anchor === null ? '' : `#${anchor}`}`;
}
