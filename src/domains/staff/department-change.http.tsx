import { z } from 'zod';
import { addDays, fiscalYearDays, fiscalYearOf } from '#domains/civic';
import type { PlainDate } from '#platform/clock';
import type { Database } from '#platform/database';
import { type AnyAsk, type Ask, type Fault, page, type Reply, seeOther } from '#platform/http';
import { carryAppointments, endAppointmentsIn, listAppointments, lockAppointments, requireAdministrator } from './appointment.store.ts';
import { readDay, readText } from './day-field.ts';
import { changedPeriods, type DepartmentChange } from './department-change.ts';
import { ChangeFormView, ChangePreviewView, type ChangeValues } from './department-change.view.tsx';
import { listDepartmentPeriods, listSuccessors, lockDepartments, saveDepartmentPeriods } from './department.store.ts';
import { type DepartmentPeriod, departmentNames, departmentsOn, ownPeriods } from './department.ts';
import { namesOf } from './member.store.ts';
import { sentence } from './text.ts';

const kinds = ['rename', 'move', 'end'] as const;
const words = (most: number) => z.string().max(most).default('');
const fields = { kind: z.enum(kinds).default('rename'), name: words(1000), parent: words(20), successor: words(20), carry: words(10), from: words(60) };
export const changeForm = z.object(fields);
/** The form's own page, and with `preview` what the form would do. */
export const changeQuery = z.object({ ...fields, preview: words(10) });


interface Read {
  change: DepartmentChange | null;
  periods: DepartmentPeriod[];
  faults: Fault[];
}

const idTyped = (typed: string): number | null => (/^\d{1,9}$/.test(typed) ? Number(typed) : null);

/** The change that a form means and what the department's periods become, or what is to be mended. */
function readChange(all: readonly DepartmentPeriod[], id: number, form: ChangeValues, today: PlainDate): Read {
  const faults: Fault[] = [];
  const name = form.kind === 'rename' ? readText(form.name, { field: 'name', label: sentence((text) => text.change.name), lettersMax: 60 }, faults) : '';
  const from = readDay(form.from, 'from', faults);
  if (from === null || faults.length > 0) return { change: null, periods: [], faults };
  const change: DepartmentChange =
    form.kind === 'rename' ? { kind: 'rename', id, from, name } : form.kind === 'move' ? { kind: 'move', id, from, parentId: idTyped(form.parent) } : { kind: 'end', id, from, successorId: idTyped(form.successor) };
  const changed = changedPeriods(all, change, today);
  if (changed.ok) return { change, periods: changed.periods, faults };
  return { change: null, periods: [], faults: [{ field: changed.field, sentence: changed.sentence }] };
}

export async function showChange(ask: Ask<z.output<typeof changeQuery>>): Promise<Reply> {
  const all = await listDepartmentPeriods(ask.db);
  const own = ownPeriods(all, ask.params['id']!);
  const today = ask.clock.today();
  const { preview, ...values } = ask.query;
  if (preview === '') {
    const nextYear = addDays(fiscalYearDays(fiscalYearOf(today)).last, 1);
    const given = { ...values, name: values.name || own[0]!.name, parent: values.parent || String(own[0]!.parentId ?? ''), from: values.from || nextYear, carry: 'yes' };
    return showForm(ask, all, given, []);
  }
  const { change, periods, faults } = readChange(all, own[0]!.departmentId, values, today);
  return change ? showPreview(ask, all, { change, periods, values }) : showForm(ask, all, values, faults);
}

export async function saveChange(ask: Ask<Record<string, never>, z.output<typeof changeForm>>): Promise<Reply> {
  await lockDepartments(ask.db);
  await lockAppointments(ask.db);
  const all = await listDepartmentPeriods(ask.db);
  const id = ownPeriods(all, ask.params['id']!)[0]!.departmentId;
  const { change, periods, faults } = readChange(all, id, ask.form, ask.clock.today());
  if (!change) return showForm(ask, all, ask.form, faults);
  await saveDepartmentPeriods(ask.db, id, periods, change.kind === 'end' ? change.successorId : ((await listSuccessors(ask.db)).get(id) ?? null));
  if (change.kind === 'end') await endPosts(ask.db, change, ask.form.carry === 'yes', ask.clock.now());
  ask.telling.subject = `department ${id}`;
  return seeOther(ask.href(`/staff/departments/${id}?done=changed`));
}

/** Appointments of a department that ends: over on that day, or carried over to whoever takes over. */
async function endPosts(tx: Database, { id, from, successorId }: DepartmentChange & { kind: 'end' }, carry: boolean, at: Date): Promise<void> {
  if (carry && successorId !== null) await carryAppointments(tx, { id, successorId, from }, at);
  const ended = await endAppointmentsIn(tx, { id, from }, at);
  if (ended.includes('administrator')) await requireAdministrator(tx, from);
}

async function showForm(ask: AnyAsk, all: DepartmentPeriod[], values: ChangeValues, faults: Fault[]): Promise<Reply> {
  const own = ownPeriods(all, ask.params['id']!);
  const id = own[0]!.departmentId;
  const today = ask.clock.today();
  const errors = faults.map(({ field, sentence: said }) => ({ field, message: said[ask.lang] }));
  const departments = departmentsOn(all, own[0]!.since > today ? own[0]!.since : today).filter((department) => department.id !== id);
  return page(<ChangeFormView view={ask} id={id} name={own[0]!.name} departments={departments} values={values} errors={errors} />, faults.length > 0 ? 422 : 200);
}

async function showPreview(ask: AnyAsk, all: DepartmentPeriod[], { change, periods, values }: { change: DepartmentChange; periods: DepartmentPeriod[]; values: ChangeValues }): Promise<Reply> {
  const { id, from } = change;
  const after = departmentNames([...all.filter(({ departmentId }) => departmentId !== id), ...periods], from);
  const appointments = (await listAppointments(ask.db, { departmentId: id })).filter(({ until, endedAt }) => endedAt === null && (until === null || until > from));
  const before = departmentNames(all, addDays(from, -1)).name(id);
  return page(
    <ChangePreviewView
      view={ask}
      id={id}
      today={ask.clock.today()}
      name={ownPeriods(all, String(id))[0]!.name}
      change={change}
      values={values}
      before={before}
      after={change.kind === 'end' ? (change.successorId === null ? null : after.name(change.successorId)) : after.name(id)}
      appointments={appointments}
      persons={await namesOf(ask.db, appointments.map(({ personId }) => personId))}
    />,
  );
}
