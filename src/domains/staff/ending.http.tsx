import { z } from 'zod';
import { addDays } from '#domains/civic';
import { endAllSessions } from '#domains/people';
import type { PlainDate } from '#platform/clock';
import type { Database } from '#platform/database';
import { type Ask, type Fault, page, Refusal, type Reply, seeOther, signedIn } from '#platform/http';
import { endAllAppointments, endAppointment, findAppointment, lockAppointments, requireAdministrator } from './appointment.store.ts';
import { type Appointment, appointmentState, holdsAdministrator } from './appointment.ts';
import { readDay, readText } from './day-field.ts';
import { listDepartmentPeriods } from './department.store.ts';
import { departmentNames } from './department.ts';
import { AppointmentEndView, DepartureView } from './ending.view.tsx';
import { getMember } from './member.store.ts';
import { sentence } from './text.ts';

const words = (most: number) => z.string().max(most).default('');
export const endForm = z.object({ last: words(60), why: words(2000) });
export const departureForm = z.object({ why: words(2000) });

async function appointmentAsked(db: Database, id: string, today: PlainDate): Promise<Appointment> {
  const appointment = /^\d{1,9}$/.test(id) ? await findAppointment(db, Number(id)) : null;
  if (!appointment) throw new Refusal(404, 'appointment-not-found', sentence((said) => said.appointment.unknown));
  if (appointmentState(appointment, today) === 'over') throw new Refusal(409, 'appointment-over', sentence((said) => said.appointment.over));
  return appointment;
}

export async function showAppointmentEnd(ask: Ask): Promise<Reply> {
  return endPage(ask, await appointmentAsked(ask.db, ask.params['id']!, ask.clock.today()), { last: '', why: '' }, []);
}

async function endPage(ask: Omit<Ask, 'form'>, appointment: Appointment, values: z.output<typeof endForm>, faults: Fault[]): Promise<Reply> {
  const department = departmentNames(await listDepartmentPeriods(ask.db), ask.clock.today()).name(appointment.departmentId);
  const errors = faults.map((fault) => ({ field: fault.field, message: fault.sentence[ask.lang] }));
  return page(<AppointmentEndView view={ask} member={await getMember(ask.db, appointment.personId)} appointment={appointment} department={department} values={values} errors={errors} />, errors.length > 0 ? 422 : 200);
}

export async function endOneAppointment(ask: Ask<Record<string, never>, z.output<typeof endForm>>): Promise<Reply> {
  await lockAppointments(ask.db);
  const today = ask.clock.today();
  const appointment = await appointmentAsked(ask.db, ask.params['id']!, today);
  const { id, role, personId } = appointment;
  const { until, why, faults } = readEnding(ask.form, appointment, today);
  if (faults.length > 0) return endPage(ask, appointment, ask.form, faults);
  await endAppointment(ask.db, { id, until }, ask.clock.now());
  if (role === 'administrator') await requireAdministrator(ask.db, until ?? today);
  ask.telling.subject = `member ${personId}, appointment ${id}`;
  ask.telling.why = why;
  return seeOther(ask.href(`/staff/members/${personId}?done=ended`));
}

function readEnding({ last, why: typed }: z.output<typeof endForm>, { since, until: ends }: Appointment, today: PlainDate) {
  const faults: Fault[] = [];
  const day = readDay(last, 'last', faults, { optional: true });
  const fault = (sentenceSaid: Fault['sentence']) => faults.push({ field: 'last', sentence: sentenceSaid });
  if (day !== null && day < today) fault(sentence((said) => said.appointment.lastBeforeToday));
  else if (day !== null && day < since) fault(sentence((said) => said.appointment.lastBeforeSince));
  else if (day !== null && ends !== null && day >= ends) fault(sentence((said) => said.appointment.lastAfterEnd));
  const why = readText(typed, { field: 'why', label: sentence((said) => said.member.why), lettersMax: 300 }, faults);
  return { until: day === null ? null : addDays(day, 1), why, faults };
}

export async function showDeparture(ask: Ask): Promise<Reply> {
  return page(<DepartureView view={ask} member={await getMember(ask.db, ask.params['id']!)} why="" errors={[]} />);
}

/** Leaving: no right is left from this moment on, and no session that could use one. */
export async function registerDeparture(ask: Ask<Record<string, never>, z.output<typeof departureForm>>): Promise<Reply> {
  await lockAppointments(ask.db);
  const member = await getMember(ask.db, ask.params['id']!);
  const faults: Fault[] = [];
  const why = readText(ask.form.why, { field: 'why', label: sentence((said) => said.member.why), lettersMax: 300 }, faults);
  if (faults.length > 0) return page(<DepartureView view={ask} member={member} why={ask.form.why} errors={faults.map((fault) => ({ field: fault.field, message: fault.sentence[ask.lang] }))} />, 422);
  await endAllAppointments(ask.db, member.personId, ask.clock.now());
  if (holdsAdministrator(member.appointments, ask.clock.today())) await requireAdministrator(ask.db, ask.clock.today());
  await endAllSessions(ask.db, member.personId);
  ask.telling.subject = `member ${member.personId}`;
  ask.telling.why = why;
  return seeOther(ask.href(member.personId === signedIn(ask).personId ? '/' : `/staff/members/${member.personId}?done=left`));
}
