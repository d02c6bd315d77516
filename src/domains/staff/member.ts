/** Whoever holds or held an appointment, and the list of them as people narrow it. */
import { nameKey } from '#domains/civic';
import type { Role } from '#platform/access';
import type { PlainDate } from '#platform/clock';
import { withQuery } from '#platform/query';
import { type Appointment, appointmentState } from './appointment.ts';
import type { DepartmentNames } from './department.ts';

export interface Member {
  personId: string;
  /** Null where the account was erased. */
  email: string | null;
  name: string | null;
  /** Newest first. */
  appointments: Appointment[];
}

export interface MemberChoice {
  name?: string;
  department?: number;
  role?: Role;
  /** Those who hold nothing any more. */
  left?: 'yes';
  sort: 'name' | 'department' | 'role' | 'since';
  order: 'asc' | 'desc';
  page: number;
}

/** `/staff/members?…`; what is chosen by itself stays out of the address. */
export function memberListPath({ name, department, role, left, sort, order, page }: MemberChoice, format?: string): string {
  return withQuery('/staff/members', { name, department, role, left, sort: sort === 'name' ? undefined : sort, order: order === 'asc' ? undefined : order, page: page === 1 ? undefined : page, format });
}

/** Appointments that count today or later; where none does, those that are over. */
export function shownAppointments({ appointments }: Pick<Member, 'appointments'>, today: PlainDate): Appointment[] {
  const current = appointments.filter((appointment) => appointmentState(appointment, today) !== 'over');
  return current.length > 0 ? current : appointments;
}

export function hasLeft({ appointments }: Pick<Member, 'appointments'>, today: PlainDate): boolean {
  return appointments.every((appointment) => appointmentState(appointment, today) === 'over');
}

/** The members that fit, in order. `within`: the departments that count for `choice.department`. */
export function chosenMembers(members: readonly Member[], choice: MemberChoice, within: readonly number[] | null, names: DepartmentNames, today: PlainDate): Member[] {
  const asked = choice.name === undefined ? null : nameKey(choice.name);
  const fitting = members.filter((member) => {
    if (hasLeft(member, today) !== (choice.left === 'yes')) return false;
    const shown = shownAppointments(member, today);
    if (!shown.some(({ role, departmentId }) => (choice.role === undefined || role === choice.role) && (within === null || (departmentId !== null && within.includes(departmentId))))) return false;
    return asked === null || nameKey(member.name ?? '').includes(asked) || (member.email ?? '').toLowerCase().includes(choice.name!.trim().toLowerCase());
  });
  const first = (member: Member): Appointment => shownAppointments(member, today)[0]!;
  const collator = new Intl.Collator('ja');
  const compare: Record<MemberChoice['sort'], (one: Member, other: Member) => number> = {
    name: (one, other) => collator.compare(one.name ?? one.email ?? '', other.name ?? other.email ?? ''),
    department: (one, other) => names.rank(first(one).departmentId) - names.rank(first(other).departmentId),
    role: (one, other) => collator.compare(first(one).role, first(other).role),
    since: (one, other) => collator.compare(first(one).since, first(other).since),
  };
  const direction = choice.order === 'desc' ? -1 : 1;
  return fitting.toSorted((one, other) => direction * compare[choice.sort](one, other) || compare.name(one, other));
}

/** True for a UUID, as every person's id is. */
export function isPersonId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
