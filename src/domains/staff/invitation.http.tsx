import { z } from 'zod';
import { findPersonByEmail, openInvitation } from '#domains/people';
import { type Ask, type Fault, page, type Reply, seeOther, signedIn } from '#platform/http';
import { appointmentFields, readAppointment } from './appointment-form.ts';
import { insertAppointment, listAppointments, lockAppointments } from './appointment.store.ts';
import { readText } from './day-field.ts';
import { listDepartmentPeriods } from './department.store.ts';
import { departmentNames, departmentsOn } from './department.ts';
import { invitedBy, isEmail } from './invitation.ts';
import { InvitationView } from './invitation.view.tsx';
import { sentence } from './text.ts';

const words = (most: number) => z.string().max(most).default('');
export const invitationForm = z.object({ email: words(1000), name: words(1000), ...appointmentFields });

export async function showInvitation(ask: Ask): Promise<Reply> {
  const today = ask.clock.today();
  const departments = departmentsOn(await listDepartmentPeriods(ask.db), today);
  return page(<InvitationView view={ask} departments={departments} values={{ email: '', name: '', role: '', department: '', since: today, last: '' }} errors={[]} />);
}

export async function inviteMember(ask: Ask<Record<string, never>, z.output<typeof invitationForm>>): Promise<Reply> {
  await lockAppointments(ask.db);
  const periods = await listDepartmentPeriods(ask.db);
  const faults: Fault[] = [];
  const name = readText(ask.form.name, { field: 'name', label: sentence((said) => said.name), lettersMax: 100 }, faults);
  const email = ask.form.email.trim();
  if (!isEmail(email)) faults.push({ field: 'email', sentence: sentence((said) => said.invitation.emailWrong) });
  const known = isEmail(email) ? await findPersonByEmail(ask.db, email) : null;
  const held = known ? await listAppointments(ask.db, { personId: known.id }) : [];
  const wish = readAppointment(ask.form, { periods, held, grantor: signedIn(ask) }, faults);
  if (!wish || faults.length > 0) {
    const errors = faults.map((fault) => ({ field: fault.field, message: fault.sentence[ask.lang] }));
    return page(<InvitationView view={ask} departments={departmentsOn(periods, ask.clock.today())} values={ask.form} errors={errors} />, 422);
  }
  const now = ask.clock.now();
  const department = departmentNames(periods, wish.since).name(wish.departmentId);
  const { personId } = await openInvitation(ask.db, { email, name, lang: known?.lang ?? 'ja', invitedBy: invitedBy(known?.lang ?? 'ja', department, [wish.role]) }, now);
  const id = await insertAppointment(ask.db, { personId, ...wish }, now);
  ask.telling.subject = `member ${personId}, appointment ${id}, role ${wish.role}`;
  return seeOther(ask.href(`/staff/members/${personId}?done=invited`));
}
