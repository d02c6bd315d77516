/** Whom an act about a call is told to: followers of the programmes that it serves, of their measures and of its department. */
import { listProgrammesInForce } from '#domains/plan';
import type { PublicAct } from '#domains/record';
import type { Database } from '#platform/database';
import type { Consultation } from './consultation.ts';
import { departmentText } from './draft.ts';

export async function aboutOf(db: Database, { programmes, department }: Pick<Consultation, 'programmes' | 'department'>): Promise<Required<PublicAct['about']>> {
  const listed = programmes.length === 0 ? [] : (await listProgrammesInForce(db)).filter(({ number }) => programmes.includes(number));
  return { programmes, measures: [...new Set(listed.map(({ measure }) => measure.code))], departments: [departmentText(department)] };
}
