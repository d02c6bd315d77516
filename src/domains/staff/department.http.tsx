import { z } from 'zod';
import { holds } from '#platform/access';
import { type Ask, type Fault, json, page, Refusal, type Reply, seeOther, signedIn } from '#platform/http';
import { listAppointments } from './appointment.store.ts';
import { appointmentState } from './appointment.ts';
import { readDay, readText } from './day-field.ts';
import { contradiction, lastPosition, withdrawn } from './department-change.ts';
import { insertDepartment, listDepartmentPeriods, listSuccessors, lockDepartments, saveDepartmentPeriods } from './department.store.ts';
import { departmentNames, departmentsOn, ownPeriods } from './department.ts';
import { departmentDeeds, DepartmentView } from './department.view.tsx';
import { namesOf } from './member.store.ts';
import { NewDepartmentView } from './new-department.view.tsx';
import { sentence } from './text.ts';

export const departmentQuery = z.object({ done: z.enum(departmentDeeds).optional() });

export async function showDepartment(ask: Ask<z.output<typeof departmentQuery>>): Promise<Reply> {
  const today = ask.clock.today();
  const periods = await listDepartmentPeriods(ask.db);
  const history = ownPeriods(periods, ask.params['id']!);
  const id = history[0]!.departmentId;
  const appointments = (await listAppointments(ask.db, { departmentId: id })).filter((appointment) => appointmentState(appointment, today) !== 'over');
  const names = departmentNames(periods, today);
  const successorId = (await listSuccessors(ask.db)).get(id) ?? null;
  if (ask.format === 'json')
    return json({ id, name: names.name(id), successor_id: successorId, history: history.map(({ since, until, name, parentId }) => ({ since, until, name, parent_id: parentId })) });
  return page(
    <DepartmentView
      view={ask}
      id={id}
      today={today}
      name={names.name(id)}
      current={departmentsOn(periods, today).find((department) => department.id === id) ?? null}
      beneath={departmentsOn(periods, today).filter(({ parentId }) => parentId === id)}
      successor={successorId === null ? null : { id: successorId, name: names.name(successorId) }}
      history={history.map((period) => ({ ...period, parent: period.parentId === null ? null : departmentNames(periods, period.since).name(period.parentId) }))}
      appointments={appointments}
      persons={await namesOf(ask.db, appointments.map(({ personId }) => personId))}
      done={ask.query.done ?? null}
      mayChange={holds(signedIn(ask), 'administrator')}
      mayWithdraw={withdrawn(history, today) !== null}
    />,
  );
}

export const newDepartmentQuery = z.object({ name: z.string().max(60).optional(), parent: z.coerce.number().int().min(1).max(2_147_483_647).optional() });

export async function showNewDepartment(ask: Ask<z.output<typeof newDepartmentQuery>>): Promise<Reply> {
  const today = ask.clock.today();
  const departments = departmentsOn(await listDepartmentPeriods(ask.db), today);
  const values = { name: ask.query.name ?? '', parent: String(ask.query.parent ?? ''), since: today };
  return page(<NewDepartmentView view={ask} departments={departments} values={values} errors={[]} />);
}

export const newDepartmentForm = z.object({ name: z.string().max(1000).default(''), parent: z.string().max(20).default(''), since: z.string().max(60).default('') });

export async function addDepartment(ask: Ask<Record<string, never>, z.output<typeof newDepartmentForm>>): Promise<Reply> {
  await lockDepartments(ask.db);
  const periods = await listDepartmentPeriods(ask.db);
  const faults: Fault[] = [];
  const name = readText(ask.form.name, { field: 'name', label: sentence((words) => words.newDepartment.name), lettersMax: 60 }, faults);
  const since = readDay(ask.form.since, 'since', faults);
  const parentId = ask.form.parent === '' ? null : Number(ask.form.parent);
  if (since !== null && faults.length === 0) {
    const position = lastPosition(periods, parentId, since);
    const wrong = contradiction([...periods, { departmentId: 0, since, until: null, name, parentId, position }], since);
    if (wrong) faults.push({ field: parentId !== null && !departmentsOn(periods, since).some(({ id }) => id === parentId) ? 'parent' : 'name', sentence: wrong });
    else {
      const id = await insertDepartment(ask.db, { name, parentId, since, position });
      ask.telling.subject = `department ${id}`;
      return seeOther(ask.href(`/staff/departments/${id}?done=added`));
    }
  }
  const errors = faults.map((fault) => ({ field: fault.field, message: fault.sentence[ask.lang] }));
  return page(<NewDepartmentView view={ask} departments={departmentsOn(periods, ask.clock.today())} values={ask.form} errors={errors} />, 422);
}

export async function withdrawChange(ask: Ask): Promise<Reply> {
  await lockDepartments(ask.db);
  const periods = await listDepartmentPeriods(ask.db);
  const own = ownPeriods(periods, ask.params['id']!);
  const today = ask.clock.today();
  const left = withdrawn(own, today);
  if (left === null) throw new Refusal(409, 'nothing-ahead', sentence((words) => words.departmentPage.nothingAhead));
  const id = own[0]!.departmentId;
  const wrong = contradiction([...periods.filter(({ departmentId }) => departmentId !== id), ...left], today);
  if (wrong) throw new Refusal(409, 'contradiction', wrong);
  await saveDepartmentPeriods(ask.db, id, left, null);
  ask.telling.subject = `department ${id}`;
  return seeOther(ask.href(`/staff/departments/${id}?done=withdrawn`));
}
