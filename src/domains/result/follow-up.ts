/** A year later: what became of a reply. Pure. */
import { addOpenDays } from '#domains/civic';
import { consultationWorkPath } from '#domains/consultation';
import type { PlainDate } from '#platform/clock';
import type { Outcome } from './result.ts';

export const followUpStates = ['done', 'under-way', 'not-done'] as const;
export type FollowUpState = (typeof followUpStates)[number];

export interface FollowUpAnswer {
  replyNumber: number;
  state: FollowUpState;
  text: string;
  actingAs: string;
  at: Date;
}

export interface FollowUp {
  replyNumber: number;
  /** Null where it was answered before it was asked. */
  askedOn: PlainDate | null;
  dueOn: PlainDate | null;
  /** Oldest first. */
  answers: FollowUpAnswer[];
}

/** A reply that was asked about, as its list shows it. */
export interface FollowUpEntry {
  consultationId: number;
  slug: string;
  subject: string;
  number: number;
  heading: string;
  outcome: Outcome;
  bureau: string;
  section: string | null;
  askedOn: PlainDate;
  dueOn: PlainDate;
  /** The newest answer. */
  answer: FollowUpAnswer | null;
  /** Departments that answer for it today. */
  answeredBy: number[];
}

export type Standing = 'waiting' | 'overdue' | 'answered';

export function standingOn({ answer, dueOn }: Pick<FollowUpEntry, 'answer' | 'dueOn'>, today: PlainDate): Standing {
  if (answer !== null) return 'answered';
  return dueOn < today ? 'overdue' : 'waiting';
}

/** Open days from the day of asking. */
const daysToAnswer = 20;
export const dueOnFrom = (askedOn: PlainDate): PlainDate => addOpenDays(askedOn, daysToAnswer);

/** How many days lie at least between two letters about the same reply. */
export const remindEveryDays = 7;

/** The same day so many months later, the last of the month where there is none (民法143条2項). */
export function monthsAfter(day: PlainDate, months: number): PlainDate {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const target = year * 12 + month - 1 + months;
  const [inYear, inMonth] = [Math.floor(target / 12), target % 12];
  const last = new Date(Date.UTC(inYear, inMonth + 1, 0)).getUTCDate();
  return `${String(inYear).padStart(4, '0')}-${String(inMonth + 1).padStart(2, '0')}-${String(Math.min(date, last)).padStart(2, '0')}`;
}

export const followUpListPath = '/staff/consultations/follow-ups';

export function followUpPath(slug: string, number: number): string {
  return `${consultationWorkPath(slug)}/result/replies/${number}/follow-up`;
}
