/** Programmes and measures of the plan in force, as evaluation sees them. */
import { departmentName, findEditionInForce, listMeasuresInForce, listProgrammesInForce, measurePath, programmePath, type ProgrammeInForce } from '#domains/plan';
import { listAnsweringDepartments } from '#domains/staff';
import type { Database } from '#platform/database';
import { yearEvaluated, type Evaluated } from './evaluated.ts';
import type { Subject } from './form.ts';

export async function listEvaluated(db: Database): Promise<Evaluated[]> {
  const programmes = await listProgrammesInForce(db);
  const measures = await listMeasuresInForce(db);
  return [
    ...programmes.map((each): Evaluated => ({ subject: 'programme', key: each.number, name: each.name, path: programmePath(each.slug), measure: each.measure, departments: each.departments, programmes: [each.number] })),
    ...measures.map((each): Evaluated => {
      const own = programmes.filter(({ measure }) => measure.code === each.code);
      return { subject: 'measure', key: each.code, name: each.name, path: measurePath(each.code, { slug: each.edition, status: 'published' }), measure: null, departments: departmentsOf(own), programmes: own.map(({ number }) => number) };
    }),
  ];
}

function departmentsOf(programmes: ProgrammeInForce[]): Evaluated['departments'] {
  const all = programmes.flatMap(({ departments }) => departments);
  return [...new Map(all.map((each) => [departmentName(each), each])).values()];
}

export async function findEvaluated(db: Database, subject: Subject, key: string): Promise<Evaluated | null> {
  return (await listEvaluated(db)).find((each) => each.subject === subject && each.key === key) ?? null;
}

/** Those for which one of the departments answers. */
export async function listAnsweredFor(db: Database, departmentIds: readonly number[]): Promise<Evaluated[]> {
  const evaluated = await listEvaluated(db);
  const names = new Map(evaluated.flatMap(({ departments }) => departments.map((each) => [departmentName(each), each] as const)));
  const own = new Set<string>();
  for (const [name, department] of names) if ((await listAnsweringDepartments(db, [department])).some((id) => departmentIds.includes(id))) own.add(name);
  return evaluated.filter(({ departments }) => departments.some((each) => own.has(departmentName(each))));
}

/** The year that staff evaluate where they name none. */
export async function yearUnderEvaluation(db: Database, today: string): Promise<number> {
  return yearEvaluated(today, await findEditionInForce(db));
}

/** 1 in the first year of the plan's period; 1 too where no plan says. */
export async function planYearOf(db: Database, periodFirstYear: number | undefined, year: number): Promise<number> {
  const first = periodFirstYear ?? (await findEditionInForce(db))?.firstYear ?? year;
  return Math.max(1, year - first + 1);
}
