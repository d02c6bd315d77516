/** Whom an act about something that serves the plan is told to: followers of its programmes, of their measures and of its department. */
import type { PublicAct } from '#domains/record';
import { departmentText, type NamedDepartment } from '#domains/staff';
import type { Database } from '#platform/database';
import { listProgrammesInForce } from './in-force.store.ts';

export async function aboutOf(db: Database, { programmes, department }: { programmes: string[]; department: NamedDepartment }): Promise<Required<PublicAct['about']>> {
  const listed = programmes.length === 0 ? [] : (await listProgrammesInForce(db)).filter(({ number }) => programmes.includes(number));
  return { programmes, measures: [...new Set(listed.map(({ measure }) => measure.code))], departments: [departmentText(department)] };
}
