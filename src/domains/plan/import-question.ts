/** What a person should be asked about a file because of what the ledger and the city's profile say. */
import { finding, type Book, type Department, type Finding, type Listing } from '#domains/book';
import type { CityDepartment } from '#platform/domain';

/**
 * Measures of the file whose name another code of the edition bears: a mistyped code makes a measure of its own. `merged`: the
 * edition as it will be. Two codes that the file itself holds are asked about where it is checked.
 */
export function measuresNamedTwice(file: Book, merged: Book): Finding[] {
  const inFile = new Set(file.measures.map(({ code }) => code));
  const others = new Map(merged.measures.filter(({ code }) => !inFile.has(code)).map(({ name, code }) => [name, code]));
  return file.measures
    .filter(({ name }) => name !== '' && others.has(name))
    .map(({ name, code, place }) => finding('warning', 'measure-named-twice', place, null, code, others.get(name)!));
}

/**
 * Departments that neither the ledger nor the city's list names, each once. A bureau of the list without sections stands for all of
 * its sections; an empty list asks nothing.
 */
export function unknownDepartments(listings: Listing[], ledger: Department[], city: readonly CityDepartment[]): Finding[] {
  if (city.length === 0) return [];
  const seen = new Set(ledger.map(departmentText));
  const known = ({ bureau, section }: Department): boolean =>
    city.some((one) => one.bureau === bureau && (section === null || one.sections.length === 0 || one.sections.includes(section)));
  return listings.flatMap(({ departments, place }) =>
    departments.flatMap((department) => {
      const text = departmentText(department);
      if (seen.has(text) || known(department)) return [];
      seen.add(text);
      return [finding('warning', 'unknown-department', place, null, text)];
    }),
  );
}

function departmentText({ bureau, section }: Department): string {
  return section === null ? bureau : `${bureau}/${section}`;
}
