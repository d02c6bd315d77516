/** A role held in a department for a time. */
import { formatDate, formatWareki } from '#domains/civic';
import { roles, type Role } from '#platform/access';
import type { PlainDate } from '#platform/clock';
import type { Fault, Sentence } from '#platform/http';
import { type DepartmentPeriod, isInForce } from './department.ts';

export interface Appointment {
  id: number;
  personId: string;
  role: Role;
  /** Null for the external panel alone. */
  departmentId: number | null;
  since: PlainDate;
  /** First day on which it is no longer held. */
  until: PlainDate | null;
  /** Leaving, or an early end, whatever `until` says. */
  endedAt: Date | null;
}

export type AppointmentState = 'ahead' | 'held' | 'over';

export function appointmentState({ since, until, endedAt }: Pick<Appointment, 'since' | 'until' | 'endedAt'>, today: PlainDate): AppointmentState {
  if (endedAt !== null || (until !== null && until <= today)) return 'over';
  return since > today ? 'ahead' : 'held';
}

export function isRole(word: string): word is Role {
  return roles.some((role) => role === word);
}

export interface AppointmentWish {
  role: Role;
  departmentId: number | null;
  since: PlainDate;
  until: PlainDate | null;
}

/** Why an appointment cannot be made; null where nothing speaks against it. `held`: what the person has already. */
export function appointmentFault(wish: AppointmentWish, periods: readonly DepartmentPeriod[], held: readonly Appointment[]): Fault | null {
  const { role, departmentId, since, until } = wish;
  if (until !== null && until <= since) return { field: 'last', sentence: { ja: '終わりの日は、始まりの日以後にしてください。', en: 'The last day must not be before the first.' } };
  if (role === 'panel') {
    if (departmentId !== null) return { field: 'department', sentence: { ja: '外部評価委員は、部課を選ばずに任命してください。', en: 'A member of the external panel belongs to no department.' } };
  } else {
    const fault = departmentFault(departmentId, wish, periods);
    if (fault) return fault;
  }
  const same = held.find((other) => other.endedAt === null && other.role === role && other.departmentId === departmentId && (until === null || other.since < until) && (other.until === null || other.until > since));
  return same ? { field: 'since', sentence: { ja: '同じ部課・同じ役割の任命が、この期間にすでにあります。', en: 'The same role in the same department is held in that time already.' } } : null;
}

function departmentFault(departmentId: number | null, { since, until }: AppointmentWish, periods: readonly DepartmentPeriod[]): Fault | null {
  const own = periods.filter((period) => period.departmentId === departmentId);
  if (own.length === 0) return { field: 'department', sentence: { ja: '部課を選んでください。', en: 'Choose a department.' } };
  if (!own.some((period) => isInForce(period, since)))
    return { field: 'department', sentence: { ja: `この部課は、${formatWareki(since)}にはありません。`, en: `That department is not there on ${formatDate(since, 'en')}.` } };
  const ends = own.map((period) => period.until).toSorted((one, other) => (one === null ? 1 : other === null ? -1 : one < other ? -1 : 1)).at(-1)!;
  if (ends === null || (until !== null && until <= ends)) return null;
  return { field: 'last', sentence: { ja: `この部課は${formatWareki(ends)}になくなります。終わりの日を、その前の日までにしてください。`, en: `That department ends on ${formatDate(ends, 'en')}. The last day must be before it.` } };
}

export function holdsAdministrator(appointments: readonly Appointment[], on: PlainDate): boolean {
  return appointments.some((appointment) => appointment.role === 'administrator' && appointmentState(appointment, on) === 'held');
}

/** Said where the city would be left without anybody to appoint others. */
export const lastAdministrator: Sentence = {
  ja: '管理者がだれもいなくなるため、できません。先に、ほかの職員を管理者に任命してください。',
  en: 'Nobody would be administrator any more. Appoint another administrator first.',
};
