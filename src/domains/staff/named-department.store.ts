/** Departments as the documents of other domains name them. */
import type { Database } from '#platform/database';
import type { Domain } from '#platform/domain';
import type { NamedDepartment } from './department.ts';

/** The names under which the other domains' documents know departments, each once. */
export async function namedByOthers(db: Database, others: readonly Domain[]): Promise<NamedDepartment[]> {
  const names: NamedDepartment[] = [];
  for (const { answeredNames } of others) if (answeredNames) names.push(...(await answeredNames(db)));
  return [...new Map(names.map((name) => [JSON.stringify([name.bureau, name.section]), name])).values()];
}
