/** A department through time: what it was called and where it stood, span by span. */
import { addDays } from '#domains/civic';
import type { PlainDate } from '#platform/clock';
import { Refusal } from '#platform/http';
import { sentence } from './text.ts';

export interface DepartmentPeriod {
  departmentId: number;
  since: PlainDate;
  /** First day on which it is no longer so. */
  until: PlainDate | null;
  name: string;
  parentId: number | null;
  /** Among those under the same parent. */
  position: number;
}

/** A department as it is on a day. */
export interface Department {
  id: number;
  name: string;
  parentId: number | null;
  position: number;
  /** 0 for a bureau. */
  depth: number;
  /** Names from the top down to its own. */
  path: string[];
  /** Since when it has been called and placed so. */
  since: PlainDate;
}

/** A department as a plan's book names it. */
export interface NamedDepartment {
  bureau: string;
  section: string | null;
}

/** 都市整備部 道路課; the bureau alone where there is no section. */
export function departmentText({ bureau, section }: NamedDepartment): string {
  return section === null ? bureau : `${bureau} ${section}`;
}

export function isInForce({ since, until }: { since: PlainDate; until: PlainDate | null }, on: PlainDate): boolean {
  return since <= on && (until === null || until > on);
}

/** The tree of a day, from the top down, each department before those beneath it. */
export function departmentsOn(periods: readonly DepartmentPeriod[], on: PlainDate): Department[] {
  const today = periods.filter((period) => isInForce(period, on));
  const under = Map.groupBy(today, (period) => period.parentId);
  const walk = (parentId: number | null, path: string[]): Department[] =>
    (under.get(parentId) ?? [])
      .toSorted((one, other) => one.position - other.position || one.departmentId - other.departmentId)
      .flatMap(({ departmentId: id, name, position, since }) => {
        const own = [...path, name];
        return [{ id, name, parentId, position, depth: path.length, path: own, since }, ...walk(id, own)];
      });
  return walk(null, []);
}

/** A department and all beneath it, by id, out of the tree of a day. */
export function withBeneath(departments: readonly Department[], id: number): number[] {
  const found = new Set([id]);
  for (const { id: own, parentId } of departments) if (parentId !== null && found.has(parentId)) found.add(own);
  return [...found];
}

/** 企画部 企画政策課 */
export function departmentName({ path }: Pick<Department, 'path'>): string {
  return path.join(' ');
}

/** The words of a department as people type it, 企画部　企画政策課. */
export function departmentWords(typed: string): string[] {
  return typed.normalize('NFKC').trim().split(/\s+/).filter(Boolean);
}

/** The one department of a day that somebody means: by all its names, or by its own name where only one is called so. */
export function departmentMeant(departments: readonly Department[], typed: string): Department | null {
  const words = departmentWords(typed).join(' ');
  const named = (name: string) => departmentWords(name).join(' ');
  const whole = departments.find((department) => named(departmentName(department)) === words);
  if (whole) return whole;
  const called = departments.filter(({ name }) => named(name) === words);
  return called.length === 1 ? called[0]! : null;
}

/** Departments whose names share the most with what was typed, best first; none where nothing is shared. */
export function departmentsNear(departments: readonly Department[], typed: string, most = 8): Department[] {
  const pairs = (text: string) => new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)));
  const asked = pairs(departmentWords(typed).join(''));
  return departments
    .map((department) => ({ department, shared: [...pairs(department.path.join(''))].filter((pair) => asked.has(pair)).length }))
    .filter(({ shared }) => shared > 0)
    .toSorted((one, other) => other.shared - one.shared)
    .slice(0, most)
    .map(({ department }) => department);
}

/** What has to be added for a department that documents name. */
export interface MissingDepartment {
  name: string;
  parentId: number | null;
}

/** A bureau comes before its section. */
export function missingFirst(departments: readonly Department[], { bureau, section }: { bureau: string; section: string | null }): MissingDepartment {
  const found = departments.find(({ name, depth }) => depth === 0 && name === bureau);
  return found === undefined || section === null ? { name: bureau, parentId: null } : { name: section, parentId: found.id };
}

/** What departments are called, also those that are gone or yet to come. */
export interface DepartmentNames {
  /** All its names on the day, or on its last day, or on its first where it is yet to come; empty for none. */
  name(id: number | null): string;
  /** Place in the tree of the day; others come last. */
  rank(id: number | null): number;
}

export function departmentNames(periods: readonly DepartmentPeriod[], on: PlainDate): DepartmentNames {
  const today = departmentsOn(periods, on);
  const places = new Map(today.map(({ id }, at) => [id, at]));
  const known = new Map(today.map((department) => [department.id, departmentName(department)]));
  return {
    rank: (id) => (id === null ? today.length + 1 : (places.get(id) ?? today.length)),
    name(id) {
      if (id === null) return '';
      if (!known.has(id)) known.set(id, nameElsewhen(periods, id, on));
      return known.get(id)!;
    },
  };
}

function nameElsewhen(periods: readonly DepartmentPeriod[], id: number, on: PlainDate): string {
  const own = periods.filter(({ departmentId }) => departmentId === id).toSorted((one, other) => (one.since < other.since ? -1 : 1));
  const past = own.findLast(({ until }) => until !== null && until <= on);
  const shown = past ?? own[0];
  if (!shown) return '';
  const found = departmentsOn(periods, past ? addDays(past.until!, -1) : shown.since).find((department) => department.id === id);
  return found ? departmentName(found) : shown.name;
}

/** All periods of the department whose id stands in an address, newest first. @throws Refusal 404 where there is none. */
export function ownPeriods(periods: readonly DepartmentPeriod[], typed: string): DepartmentPeriod[] {
  const own = /^\d{1,9}$/.test(typed) ? periods.filter(({ departmentId }) => departmentId === Number(typed)) : [];
  if (own.length === 0) throw new Refusal(404, 'department-not-found', sentence((words) => words.departmentPage.unknown));
  return own.toSorted((one, other) => (one.since < other.since ? 1 : -1));
}
