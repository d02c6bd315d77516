/** What will become of departments, as the periods of the future tell it. */
import type { PlainDate } from '#platform/clock';
import { departmentNames, type DepartmentPeriod } from './department.ts';

export interface PlannedChange {
  on: PlainDate;
  departmentId: number;
  kind: 'begins' | 'becomes' | 'ends';
  /** All names, before the change where there is a before. */
  name: string;
  /** All names after it, or of the department that takes over. */
  after: string | null;
}

/** Every change after `today`, by date. */
export function plannedChanges(periods: readonly DepartmentPeriod[], successors: ReadonlyMap<number, number>, today: PlainDate): PlannedChange[] {
  const changes: PlannedChange[] = [];
  for (const [departmentId, own] of Map.groupBy(periods, (period) => period.departmentId)) {
    const ordered = own.toSorted((one, other) => (one.since < other.since ? -1 : 1));
    for (const [at, { since }] of ordered.entries()) {
      if (since <= today) continue;
      const after = departmentNames(periods, since).name(departmentId);
      const before = ordered[at - 1];
      changes.push(before ? { on: since, departmentId, kind: 'becomes', name: departmentNames(periods, before.since > today ? before.since : today).name(departmentId), after } : { on: since, departmentId, kind: 'begins', name: after, after: null });
    }
    const end = ordered.at(-1)!.until;
    if (end === null || end <= today) continue;
    const names = departmentNames(periods, end);
    const successor = successors.get(departmentId);
    changes.push({ on: end, departmentId, kind: 'ends', name: names.name(departmentId), after: successor === undefined ? null : names.name(successor) });
  }
  return changes.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : one.departmentId - other.departmentId));
}
