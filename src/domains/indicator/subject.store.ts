/** The programmes and measures of the plan in force that indicators belong to, and who answers for them. */
import { departmentsOfMeasure, departmentsOfProgramme, listMeasuresInForce, listProgrammesInForce } from '#domains/plan';
import { type NamedDepartment, listAnsweringDepartments } from '#domains/staff';
import type { PublicAct } from '#domains/record';
import type { Database } from '#platform/database';
import { findIndicator } from './indicator.store.ts';
import type { Subject } from './indicator.ts';

export interface SubjectInForce {
  subject: Subject;
  name: string;
  /** Its own code for a measure, that of its main measure for a programme. */
  measure: { code: string; name: string };
  /** Slug of the programme; null for a measure. */
  slug: string | null;
  departments: NamedDepartment[];
  edition: string;
}

/** Measures in the book's order, each followed by its programmes. */
export async function listSubjects(db: Database): Promise<SubjectInForce[]> {
  const programmes = await listProgrammesInForce(db);
  const measures = await listMeasuresInForce(db);
  return measures.flatMap(({ code, name, edition }) => {
    const own = programmes.filter(({ measure }) => measure.code === code);
    const departments = [...new Map(own.flatMap((one) => one.departments).map((department) => [departmentName(department), department])).values()];
    return [
      { subject: { programmeNumber: null, measureCode: code }, name, measure: { code, name }, slug: null, departments, edition },
      ...own.map((programme) => ({ subject: { programmeNumber: programme.number, measureCode: null }, name: programme.name, measure: programme.measure, slug: programme.slug, departments: programme.departments, edition })),
    ];
  });
}

/** `P0002` or `緑1-1`: what tells one subject from another. */
export function subjectKey({ programmeNumber, measureCode }: Subject): string {
  return programmeNumber ?? measureCode ?? '';
}

export async function findSubject(db: Database, subject: Subject): Promise<SubjectInForce | null> {
  return (await listSubjects(db)).find((one) => subjectKey(one.subject) === subjectKey(subject)) ?? null;
}

function departmentName({ bureau, section }: NamedDepartment): string {
  return section === null ? bureau : `${bureau} ${section}`;
}

/** Whom a public act about the subject is told to. */
export function aboutOf({ programmeNumber, measureCode }: Subject, found: SubjectInForce | null): PublicAct['about'] {
  return {
    programmes: programmeNumber === null ? [] : [programmeNumber],
    measures: measureCode === null ? (found === null ? [] : [found.measure.code]) : [measureCode],
    departments: found?.departments.map(departmentName) ?? [],
  };
}

/** For `answering(…)` on rows with `:id`: the departments of the indicator's programme or measure; null for no such indicator. */
export async function departmentsOfIndicator(db: Database, params: Record<string, string>): Promise<number[] | null> {
  const id = indicatorId(params);
  const indicator = id === null ? null : await findIndicator(db, id);
  if (indicator === null) return null;
  const { programmeNumber, measureCode } = indicator.subject;
  // A programme that the plan in force has no more is answered for by planning alone.
  const departments = programmeNumber === null ? await departmentsOfMeasure(db, { code: measureCode }) : await departmentsOfProgramme(db, { number: programmeNumber });
  return departments ?? [];
}

/** The `:id` of an address; null for what is none. */
export function indicatorId({ id = '' }: Record<string, string>): number | null {
  return /^[1-9]\d{0,8}$/.test(id) ? Number(id) : null;
}

/** Keys of the subjects that these departments answer for; each name that the plan uses is looked up once. */
export async function listSubjectKeysOf(db: Database, subjects: readonly SubjectInForce[], answers: (departmentIds: readonly number[]) => boolean): Promise<Set<string>> {
  const known = new Map<string, boolean>();
  for (const department of subjects.flatMap((one) => one.departments)) {
    const name = departmentName(department);
    if (!known.has(name)) known.set(name, answers(await listAnsweringDepartments(db, [{ bureau: department.bureau, section: department.section }])));
  }
  return new Set(subjects.filter(({ departments }) => departments.some((department) => known.get(departmentName(department)))).map(({ subject }) => subjectKey(subject)));
}
