/** A unit (意見の単位): a part of an opinion that gets a reply, or a remark that asks for none. */
import type { NamedDepartment } from '#domains/staff';
import type { PlainDate } from '#platform/clock';

export interface Unit {
  id: number;
  consultationId: number;
  submissionId: number;
  opinionId: number;
  position: number;
  text: string;
  letters: number;
  /** As it will be published where that is not the text itself. */
  publicText: string | null;
  remark: boolean;
  documentKey: string | null;
  anchor: string | null;
  tags: string[];
  reply: { number: number; heading: string; stage: Stage } | null;
  department: NamedDepartment | null;
  dueOn: PlainDate | null;
}

export const stages = ['writing', 'submitted', 'returned', 'approved'] as const;
/** Of a reply: to write, with the head, sent back, approved. */
export type Stage = (typeof stages)[number];

/** What the list of units can be narrowed to. */
export const unitStates = ['unassigned', 'assigned', 'no-reply', 'answered', 'remark', 'overdue'] as const;
export type UnitState = (typeof unitStates)[number];
export const unitSorts = ['order', 'section', 'department', 'due', 'reply', 'letters'] as const;
export type UnitSort = (typeof unitSorts)[number];

export interface UnitChoice {
  state?: UnitState;
  /** `bureau section`, or `none`. */
  department?: string;
  tag?: string;
  /** `d1#s2`, or `whole`. */
  section?: string;
  text?: string;
  reply?: number;
  submission?: number;
  sort?: UnitSort;
  order?: 'asc' | 'desc';
  page?: number;
}

/** What staff say of a part besides its text. */
export interface PartFacts {
  remark: boolean;
  documentKey: string | null;
  anchor: string | null;
  tags: string[];
  department: NamedDepartment | null;
  publicText: string | null;
}

const tagMax = 30;
const tagsMax = 12;

/** Tags as typed, apart by commas, 、 or line breaks; each once. */
export function tagsOf(typed: string): string[] {
  return [...new Set(typed.normalize('NFKC').split(/[,、，\n]/u).map((tag) => [...tag.trim().replace(/\s+/gu, ' ')].slice(0, tagMax).join('')).filter((tag) => tag !== ''))].slice(0, tagsMax);
}

/** A place of the draft as forms and addresses write it. */
export function placeKey({ documentKey, anchor }: { documentKey: string | null; anchor: string | null }): string {
  return documentKey === null ? 'whole' : anchor === null ? documentKey : `${documentKey}#${anchor}`;
}

export function placeOf(key: string): { documentKey: string | null; anchor: string | null } {
  if (key === 'whole' || key === '') return { documentKey: null, anchor: null };
  const at = key.indexOf('#');
  return at < 0 ? { documentKey: key, anchor: null } : { documentKey: key.slice(0, at), anchor: key.slice(at + 1) };
}

/** A department as one field of a form; a tab cannot stand in a name. */
export function departmentKey(department: NamedDepartment | null): string {
  return department === null ? '' : [department.bureau, department.section ?? ''].join('\t');
}

export function departmentOf(key: string): NamedDepartment | null {
  const [bureau = '', section = ''] = key.split('\t');
  return bureau === '' ? null : { bureau, section: section === '' ? null : section };
}
