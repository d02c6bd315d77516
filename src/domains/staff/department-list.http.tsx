import { z } from 'zod';
import { parseDay } from '#domains/civic';
import { holds } from '#platform/access';
import type { PlainDate } from '#platform/clock';
import type { Domain } from '#platform/domain';
import { json, page, Refusal, signedIn, type Ask, type Reply } from '#platform/http';
import { csvReply } from '#platform/table';
import { listAppointments } from './appointment.store.ts';
import { appointmentState } from './appointment.ts';
import { plannedChanges } from './department-plan.ts';
import { DepartmentListView, type DepartmentRow } from './department-list.view.tsx';
import { listDepartmentPeriods, listSuccessors, listUnanswered } from './department.store.ts';
import { departmentName, departmentsOn, missingFirst } from './department.ts';
import { namedByOthers } from './named-department.store.ts';

export const departmentListQuery = z.object({ on: z.string().max(60).optional() });

export function showDepartments(others: readonly Domain[]) {
  return async (ask: Ask<z.output<typeof departmentListQuery>>): Promise<Reply> => {
    const today = ask.clock.today();
    const on = dayAsked(ask.query.on, today);
    const periods = await listDepartmentPeriods(ask.db);
    const held = (await listAppointments(ask.db)).filter((appointment) => appointmentState(appointment, on) === 'held');
    const counts = Map.groupBy(held, ({ departmentId }) => departmentId);
    const rows: DepartmentRow[] = departmentsOn(periods, on).map((department) => ({ ...department, people: new Set(counts.get(department.id)?.map(({ personId }) => personId)).size }));
    if (ask.format === 'csv') return csvReply(`departments-${on}.csv`, columns, rows);
    if (ask.format === 'json') return json({ on, departments: rows.map(({ id, parentId, path, since, people }) => ({ id, parent_id: parentId, name: path.join(' '), since, people })) });
    const planned = plannedChanges(periods, await listSuccessors(ask.db), today);
    const now = departmentsOn(periods, today);
    const unanswered = (await listUnanswered(ask.db, await namedByOthers(ask.db, others), today)).map((named) => ({ ...named, missing: missingFirst(now, named) }));
    return page(<DepartmentListView view={ask} on={on} today={today} rows={rows} planned={planned} unanswered={unanswered} mayChange={holds(signedIn(ask), 'administrator')} />);
  };
}

const columns = [
  { key: 'id', label: 'id', value: (row: DepartmentRow) => row.id },
  { key: 'name', label: 'name', value: (row: DepartmentRow) => departmentName(row) },
  { key: 'parent_id', label: 'parent_id', value: (row: DepartmentRow) => row.parentId },
  { key: 'since', label: 'since', value: (row: DepartmentRow) => row.since },
  { key: 'people', label: 'people', value: (row: DepartmentRow) => row.people },
];

function dayAsked(typed: string | undefined, today: PlainDate): PlainDate {
  if (typed === undefined) return today;
  const read = parseDay(typed);
  if (read.ok) return read.value;
  throw new Refusal(400, 'wrong-parameter', read.sentence, [{ name: 'on', sentence: read.sentence }]);
}
