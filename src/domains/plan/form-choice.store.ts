/** What somebody may choose in a form about something that serves the plan: departments that they write for, programmes in force. */
import { departmentText, listAnsweringDepartments, listNamedDepartments, type NamedDepartment } from '#domains/staff';
import { answersFor, holds, type Principal } from '#platform/access';
import type { PlainDate } from '#platform/clock';
import type { Database } from '#platform/database';
import { listProgrammesInForce } from './in-force.store.ts';
import type { ProgrammeInForce } from './in-force.ts';

export interface FormChoices {
  /** From the top down. */
  departments: NamedDepartment[];
  /** In the book's order. */
  programmes: ProgrammeInForce[];
}

/** `kept`: what it has now stays choosable, whoever asks. Planning chooses among all departments, others among their own. */
export async function listChoices(db: Database, principal: Pick<Principal, 'posts'>, today: PlainDate, kept?: { department: NamedDepartment }): Promise<FormChoices> {
  const [programmes, named] = [await listProgrammesInForce(db), await listNamedDepartments(db, today)];
  const all = [...new Map([...named, ...(kept ? [kept.department] : [])].map((one) => [departmentText(one), one])).values()];
  if (holds(principal, 'planning')) return { departments: all, programmes };
  const departments: NamedDepartment[] = [];
  for (const one of all) {
    const isKept = kept !== undefined && departmentText(one) === departmentText(kept.department);
    if (isKept || answersFor(principal, await listAnsweringDepartments(db, [one]), 'member', 'head')) departments.push(one);
  }
  return { departments, programmes };
}
