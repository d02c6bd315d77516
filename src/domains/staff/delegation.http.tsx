import { z } from 'zod';
import { addDays } from '#domains/civic';
import { findPersonByEmail } from '#domains/people';
import { holds } from '#platform/access';
import { type Ask, type Fault, page, Refusal, type Reply, seeOther, signedIn } from '#platform/http';
import { listAppointments, lockAppointments } from './appointment.store.ts';
import { type Appointment, appointmentState } from './appointment.ts';
import { readDay, readText } from './day-field.ts';
import { endDelegation, insertDelegation, listDelegations } from './delegation.store.ts';
import { type DelegationWish, delegationFault, delegationState, isDelegable } from './delegation.ts';
import { DelegationListView } from './delegation.view.tsx';
import { listDepartmentPeriods } from './department.store.ts';
import { departmentNames } from './department.ts';
import { namesOf } from './member.store.ts';
import { hasLeft } from './member.ts';
import { NewDelegationView } from './new-delegation.view.tsx';
import { sentence } from './text.ts';

export const delegationsQuery = z.object({ done: z.enum(['added', 'ended']).optional() });

export async function showDelegations(ask: Ask<z.output<typeof delegationsQuery>>): Promise<Reply> {
  const principal = signedIn(ask);
  const today = ask.clock.today();
  const seesAll = holds(principal, 'administrator', 'auditor');
  const delegations = await listDelegations(ask.db, seesAll ? null : principal.personId);
  return page(
    <DelegationListView
      view={ask}
      today={today}
      personId={principal.personId}
      delegations={delegations}
      names={departmentNames(await listDepartmentPeriods(ask.db), today)}
      persons={await namesOf(ask.db, delegations.flatMap(({ fromPersonId, toPersonId }) => [fromPersonId, toPersonId]))}
      done={ask.query.done ?? null}
      seesAll={seesAll}
      mayEndAll={holds(principal, 'administrator')}
    />,
  );
}

/** The person's own appointments that somebody else may act in. */
async function ownAppointments(ask: Pick<Ask, 'db' | 'clock' | 'principal'>): Promise<Appointment[]> {
  const own = await listAppointments(ask.db, { personId: signedIn(ask).personId });
  return own.filter((appointment) => isDelegable(appointment) && appointmentState(appointment, ask.clock.today()) !== 'over');
}

const words = (most: number) => z.string().max(most).default('');
export const delegationForm = z.object({ appointment: words(20), email: words(1000), since: words(60), last: words(60), reason: words(2000) });
type Values = z.output<typeof delegationForm>;

export async function showNewDelegation(ask: Ask): Promise<Reply> {
  return formPage(ask, { appointment: '', email: '', since: ask.clock.today(), last: '', reason: '' }, []);
}

async function formPage(ask: Omit<Ask, 'form'>, values: Values, faults: Fault[]): Promise<Reply> {
  const names = departmentNames(await listDepartmentPeriods(ask.db), ask.clock.today());
  const errors = faults.map((fault) => ({ field: fault.field, message: fault.sentence[ask.lang] }));
  return page(<NewDelegationView view={ask} appointments={await ownAppointments(ask)} names={names} values={values} errors={errors} />, errors.length > 0 ? 422 : 200);
}

export async function addDelegation(ask: Ask<Record<string, never>, Values>): Promise<Reply> {
  await lockAppointments(ask.db);
  const faults: Fault[] = [];
  const wish = await readDelegation(ask, faults);
  const reason = readText(ask.form.reason, { field: 'reason', label: sentence((said) => said.delegations.reason), lettersMax: 300 }, faults);
  if (!wish || faults.length > 0) return formPage(ask, ask.form, faults);
  const { appointment, toPersonId, since, until } = wish;
  const id = await insertDelegation(ask.db, { appointmentId: appointment.id, toPersonId, since, until, reason }, ask.clock.now());
  ask.telling.subject = `delegation ${id}, appointment ${appointment.id}, to ${toPersonId}`;
  return seeOther(ask.href('/staff/delegations?done=added'));
}

async function readDelegation(ask: Ask<Record<string, never>, Values>, faults: Fault[]): Promise<DelegationWish | null> {
  const { form, db, clock } = ask;
  const today = clock.today();
  const appointment = (await ownAppointments(ask)).find(({ id }) => String(id) === form.appointment);
  if (!appointment) faults.push({ field: 'appointment', sentence: sentence((said) => said.delegations.notOwn) });
  const person = form.email.trim() === '' ? null : await findPersonByEmail(db, form.email);
  const posts = person ? (await listAppointments(db, { personId: person.id })).filter(({ role }) => role !== 'panel') : [];
  if (!person || hasLeft({ appointments: posts }, today)) faults.push({ field: 'email', sentence: sentence((said) => said.delegations.notStaff) });
  const since = readDay(form.since, 'since', faults);
  const last = readDay(form.last, 'last', faults);
  if (!appointment || !person || since === null || last === null || faults.length > 0) return null;
  const wish = { appointment, toPersonId: person.id, since, until: addDays(last, 1) };
  const others = (await listDelegations(db)).filter(({ appointmentId }) => appointmentId === appointment.id);
  const fault = delegationFault(wish, others, today);
  if (fault) faults.push(fault);
  return fault ? null : wish;
}

/** Whoever gave it, whoever has it, and administrators may end it. */
export async function endOneDelegation(ask: Ask): Promise<Reply> {
  const principal = signedIn(ask);
  const seen = await listDelegations(ask.db, holds(principal, 'administrator') ? null : principal.personId);
  const found = seen.find(({ id }) => String(id) === ask.params['id']);
  if (!found || delegationState(found, ask.clock.today()) === 'over') throw new Refusal(404, 'delegation-not-found', sentence((said) => said.delegations.unknown));
  await endDelegation(ask.db, found.id, ask.clock.now());
  ask.telling.subject = `delegation ${found.id}, appointment ${found.appointmentId}, to ${found.toPersonId}`;
  return seeOther(ask.href('/staff/delegations?done=ended'));
}
