/** What a form that grants an appointment says. */
import { addDays } from '#domains/civic';
import { z } from 'zod';
import type { Principal } from '#platform/access';
import type { Fault } from '#platform/http';
import { type Appointment, appointmentFault, type AppointmentWish, isRole } from './appointment.ts';
import { readDay } from './day-field.ts';
import type { DepartmentPeriod } from './department.ts';
import { sentence } from './text.ts';

const words = (most: number) => z.string().max(most).default('');
export const appointmentFields = { role: words(20), department: words(20), since: words(60), last: words(60) };

export interface Granting {
  periods: readonly DepartmentPeriod[];
  /** What the person holds already. */
  held: readonly Appointment[];
  grantor: Pick<Principal, 'posts'>;
}

/** The appointment that is wished for, or null with what is to be mended added to `faults`. */
export function readAppointment(form: { role: string; department: string; since: string; last: string }, { periods, held, grantor }: Granting, faults: Fault[]): AppointmentWish | null {
  const { role } = form;
  if (!isRole(role)) faults.push({ field: 'role', sentence: sentence((said) => said.invitation.roleNeeded) });
  const since = readDay(form.since, 'since', faults);
  const last = readDay(form.last, 'last', faults, { optional: true });
  if (!isRole(role) || since === null || faults.length > 0) return null;
  // Whoever only stands in for an administrator would otherwise make themselves one for good.
  if (role === 'administrator' && !grantor.posts.some((post) => post.role === 'administrator' && !post.delegated)) {
    faults.push({ field: 'role', sentence: sentence((said) => said.appointment.delegatedAdministrator) });
    return null;
  }
  const wish = { role, departmentId: /^\d{1,9}$/.test(form.department) ? Number(form.department) : null, since, until: last === null ? null : addDays(last, 1) };
  const fault = appointmentFault(wish, periods, held);
  if (fault) faults.push(fault);
  return fault ? null : wish;
}
