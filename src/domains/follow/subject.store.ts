/** Finds what can be followed in the plan. */
import { findProgrammeByAddress, listMeasuresInForce, listProgrammesInForce, measurePath, programmePath } from '#domains/plan';
import type { Database } from '#platform/database';
import { departmentKey, type Subject, type SubjectKey } from './subject.ts';

/** Null where the plan has no such thing. A department is known while it answers for a programme in force, its bureau with it. */
export async function findSubject(db: Database, { kind, key }: SubjectKey): Promise<Subject | null> {
  if (kind === 'programme') {
    const programme = await findProgrammeByAddress(db, key);
    return programme && programme.number === key ? { kind, key, name: programme.name, path: programmePath(programme.slug) } : null;
  }
  if (kind === 'measure') {
    const measure = (await listMeasuresInForce(db)).find(({ code }) => code === key);
    return measure ? { kind, key, name: `${measure.code} ${measure.name}`, path: measurePath(measure.code, { slug: measure.edition, status: 'published' }) } : null;
  }
  const isKnown = (await listProgrammesInForce(db)).some(({ departments }) => departments.some((department) => [department.bureau, departmentKey(department)].includes(key)));
  return isKnown ? { kind, key, name: key, path: null } : null;
}

/** Several, by name at least: what the plan no longer has keeps the key as its name. */
export async function nameSubjects<S extends SubjectKey>(db: Database, keys: S[]): Promise<(S & Subject)[]> {
  return Promise.all(keys.map(async (each) => ({ name: each.key, path: null, ...(await findSubject(db, each)), ...each })));
}
