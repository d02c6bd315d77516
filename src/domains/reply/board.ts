/** The board: what waits for whom, as counts that lead to exactly the rows counted. Pure. */
import type { NamedDepartment } from '#domains/staff';
import { departmentKey, type Stage } from './unit.ts';

/** Rows of one kind in one department. */
export interface BoardCount {
  kind: 'unit' | 'reply';
  /** Null for units without an assignment, and for replies of the consultation's own department. */
  department: NamedDepartment | null;
  state: 'unassigned' | 'assigned' | Stage;
  count: number;
  overdue: number;
  /** The earliest due date of what is not done. */
  dueOn: string | null;
}

export const boardColumns = ['assigned', 'writing', 'returned', 'submitted', 'approved'] as const;
export type BoardColumn = (typeof boardColumns)[number];

export interface BoardRow {
  department: NamedDepartment;
  counts: Record<BoardColumn, number>;
  overdueUnits: number;
  overdueReplies: number;
  dueOn: string | null;
}

/** A row a department, the consultation's own first. Units that nobody was assigned to stand apart. */
export function boardOf(counts: readonly BoardCount[], own: NamedDepartment): { rows: BoardRow[]; unassigned: BoardCount | null } {
  const rows = new Map<string, BoardRow>([[departmentKey(own), emptyRow(own)]]);
  for (const { kind, department, state, count, overdue, dueOn } of counts) {
    if (state === 'unassigned') continue;
    const name = department ?? own;
    const key = departmentKey(name);
    const row = rows.get(key) ?? emptyRow(name);
    rows.set(key, row);
    row.counts[state] += count;
    if (kind === 'unit') row.overdueUnits += overdue;
    else row.overdueReplies += overdue;
    if (dueOn !== null && (row.dueOn === null || dueOn < row.dueOn)) row.dueOn = dueOn;
  }
  return { rows: [...rows.values()], unassigned: counts.find(({ state }) => state === 'unassigned') ?? null };
}

function emptyRow(department: NamedDepartment): BoardRow {
  return { department, counts: { assigned: 0, writing: 0, returned: 0, submitted: 0, approved: 0 }, overdueUnits: 0, overdueReplies: 0, dueOn: null };
}
