/** The department that a new opinion map begins with: the one in which the person works, not the bureau above it. */
import { departmentText, listAnsweringDepartments, type NamedDepartment } from '#domains/staff';
import type { Principal } from '#platform/access';
import type { Database } from '#platform/database';

/** Of several posts the first that is among `departments`; undefined where none is. */
export async function ownDepartment(db: Database, { posts }: Pick<Principal, 'posts'>, departments: readonly NamedDepartment[]): Promise<NamedDepartment | undefined> {
  for (const { department: own } of posts) {
    if (own === null) continue;
    // A post's department is named with what is right above it, a book's with its bureau.
    const alike = departments.filter((one) => departmentText(one) === own.name || own.name.endsWith(` ${one.section}`));
    for (const one of alike) if ((await listAnsweringDepartments(db, [one])).includes(own.id)) return one;
  }
  return undefined;
}
