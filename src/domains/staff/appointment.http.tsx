import { z } from 'zod';
import { type Ask, type Fault, page, Refusal, type Reply, seeOther, signedIn } from '#platform/http';
import { appointmentFields, readAppointment } from './appointment-form.ts';
import { insertAppointment, lockAppointments } from './appointment.store.ts';
import { listDepartmentPeriods } from './department.store.ts';
import { departmentsOn } from './department.ts';
import { getMember } from './member.store.ts';
import type { Member } from './member.ts';
import { NewAppointmentView } from './new-appointment.view.tsx';
import { sentence } from './text.ts';

export const appointmentForm = z.object(appointmentFields);
type Values = z.output<typeof appointmentForm>;

async function memberWithAccount(ask: Ask<Record<string, never>, Values>): Promise<Member> {
  const member = await getMember(ask.db, ask.params['id']!);
  if (member.email === null) throw new Refusal(409, 'person-erased', sentence((words) => words.appointment.erasedPerson));
  return member;
}

export async function showNewAppointment(ask: Ask): Promise<Reply> {
  const member = await getMember(ask.db, ask.params['id']!);
  const today = ask.clock.today();
  const departments = departmentsOn(await listDepartmentPeriods(ask.db), today);
  return page(<NewAppointmentView view={ask} member={member} departments={departments} values={{ role: '', department: '', since: today, last: '' }} errors={[]} />);
}

export async function addAppointment(ask: Ask<Record<string, never>, Values>): Promise<Reply> {
  await lockAppointments(ask.db);
  const member = await memberWithAccount(ask);
  const periods = await listDepartmentPeriods(ask.db);
  const faults: Fault[] = [];
  const wish = readAppointment(ask.form, { periods, held: member.appointments, grantor: signedIn(ask) }, faults);
  if (!wish) {
    const errors = faults.map((fault) => ({ field: fault.field, message: fault.sentence[ask.lang] }));
    return page(<NewAppointmentView view={ask} member={member} departments={departmentsOn(periods, ask.clock.today())} values={ask.form} errors={errors} />, 422);
  }
  const id = await insertAppointment(ask.db, { personId: member.personId, ...wish }, ask.clock.now());
  ask.telling.subject = `member ${member.personId}, appointment ${id}, role ${wish.role}`;
  return seeOther(ask.href(`/staff/members/${member.personId}?done=appointed`));
}
