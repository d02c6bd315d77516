/** The holder of an appointment lets somebody else act in it for a time. */
import { addDays, daysBetween } from '#domains/civic';
import type { Role } from '#platform/access';
import type { PlainDate } from '#platform/clock';
import type { Sentence } from '#platform/http';
import type { Appointment } from './appointment.ts';

export interface Delegation {
  id: number;
  appointmentId: number;
  role: Role;
  departmentId: number | null;
  fromPersonId: string;
  toPersonId: string;
  since: PlainDate;
  /** First day on which it is no longer so. */
  until: PlainDate;
  reason: string;
  endedAt: Date | null;
}

/** Roles that may be held for somebody else; a member's work is given to another by appointing them. */
const delegable: readonly Role[] = ['head', 'planning', 'records', 'auditor', 'administrator'];

/** Longest time, in days: whoever is away longer is replaced. */
const daysMax = 366;

export function isDelegable({ role }: Pick<Appointment, 'role'>): boolean {
  return delegable.includes(role);
}

export interface DelegationWish {
  appointment: Appointment;
  toPersonId: string;
  since: PlainDate;
  until: PlainDate;
}

/** Why a delegation cannot be made today; null where nothing speaks against it. `others`: of the same appointment. */
export function delegationFault(wish: DelegationWish, others: readonly Delegation[], today: PlainDate): { field: string; sentence: Sentence } | null {
  const { appointment, toPersonId, since, until } = wish;
  if (toPersonId === appointment.personId) return { field: 'email', sentence: { ja: '自分以外の職員を指定してください。', en: 'Name another member of staff than yourself.' } };
  if (since < today) return { field: 'since', sentence: { ja: '始まりの日は、今日以後にしてください。', en: 'The first day must be today or later.' } };
  if (until <= since) return { field: 'last', sentence: { ja: '終わりの日は、始まりの日以後にしてください。', en: 'The last day must not be before the first.' } };
  if (daysBetween(since, until) > daysMax) return { field: 'last', sentence: { ja: '代理の期間は、1年以内にしてください。', en: 'A delegation lasts a year at most.' } };
  if (since < appointment.since || (appointment.until !== null && until > appointment.until))
    return { field: 'last', sentence: { ja: '代理の期間は、もとの任期の中にしてください。', en: 'A delegation must lie within the time of the post itself.' } };
  const clash = others.find((other) => other.endedAt === null && other.toPersonId === toPersonId && other.since < until && other.until > since);
  return clash ? { field: 'email', sentence: { ja: '同じ職員への代理が、この期間にすでにあります。', en: 'The same person acts in this post in that time already.' } } : null;
}

export type DelegationState = 'ahead' | 'held' | 'over';

export function delegationState({ since, until, endedAt }: Pick<Delegation, 'since' | 'until' | 'endedAt'>, today: PlainDate): DelegationState {
  if (endedAt !== null || until <= today) return 'over';
  return since > today ? 'ahead' : 'held';
}

/** The last day, as people say it. */
export function lastDay(until: PlainDate): PlainDate {
  return addDays(until, -1);
}
