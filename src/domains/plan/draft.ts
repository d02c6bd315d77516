/** The next edition while it is written: rows of cells as people type them, and what becomes of each row. */
import type { Department } from '#domains/book';
import type { PlanKind } from './tables.ts';

export type DraftState = 'writing' | 'scheduled' | 'published' | 'discarded';

/** What becomes of a row: goes on, is new, ends, goes on in another row, goes on in several new ones. */
export type Fate = 'carried' | 'new' | 'ended' | 'merged' | 'split';

/** Cells by field: name, measure, listed, kinds, departments, others, references, links, total, activity:2025, cost:2025. */
export type DraftCells = Record<string, string>;

export interface DraftHeadings {
  directions: { code: string; name: string }[];
  policies: { code: string; name: string; direction: string }[];
  measures: { code: string; name: string; policy: string }[];
}

export interface Draft {
  id: number;
  plan: { id: number; slug: string; name: string; kind: PlanKind };
  /** The edition that it was made from. */
  former: { id: number; slug: string; title: string };
  slug: string;
  title: string;
  firstYear: number;
  lastYear: number;
  unitYen: number;
  headings: DraftHeadings;
  state: DraftState;
  /** Day in Tokyo. */
  publishOn: string | null;
  publishAs: string | null;
  createdAt: Date;
}

/** A draft with how many programmes go on and how many departments are accepted. */
export interface ListedDraft extends Draft {
  rows: number;
  departments: number;
  accepted: number;
}

export interface DraftRow {
  id: number;
  position: number;
  /** Number; null for a new one. */
  programme: string | null;
  fate: Fate;
  intoId: number | null;
  fromId: number | null;
  cells: DraftCells;
  revision: number;
  /** First department of its cells; null where none is named. */
  department: Department | null;
}

export interface DraftChange {
  rowId: number;
  revision: number;
  field: string;
  before: string | null;
  after: string | null;
  why: string | null;
  actingAs: string;
  at: Date;
}

/** Rows that will stand in the edition. */
export function goesOn({ fate }: Pick<DraftRow, 'fate'>): boolean {
  return fate === 'carried' || fate === 'new';
}

export function isOpen({ state }: Pick<Draft, 'state'>): boolean {
  return state === 'writing';
}

/** One text for a department, for maps and forms: 部/課. */
export function departmentKey(department: Department | null): string {
  return department === null ? '' : `${department.bureau}/${department.section ?? ''}`;
}

export function departmentOfKey(key: string): Department | null {
  const at = key.indexOf('/');
  return at <= 0 ? null : { bureau: key.slice(0, at), section: key.slice(at + 1) || null };
}

export const draftPath = (slug: string, rest = ''): string => `/staff/plan/drafts/${encodeURIComponent(slug)}${rest}`;

/** `2025-2027`, one year after 2024-2026; a plan that shares its years with another keeps its own word before them. */
export function nextSlug(former: string, firstYear: number, lastYear: number): string {
  const word = /^(.*?)\d{4}(?:-\d{4})?$/.exec(former)?.[1] ?? '';
  return `${word}${firstYear === lastYear ? firstYear : `${firstYear}-${lastYear}`}`;
}
