/** A result that was published before: the table as it was read, and what is known of the call. Pure. */
import { createHash } from 'node:crypto';
import { readDay } from '#domains/civic';
import type { Sentence } from '#platform/http';
import { type Grid } from './past-grid.ts';
import { type ColumnKind, columnKinds, findHead, type Head } from './past-head.ts';
import { type PastResult, readPastRows } from './past-rows.ts';
import { sentence } from './text.ts';

export const pastListPath = '/staff/consultations/past';
export const pastNewPath = `${pastListPath}/new`;
export const pastUploadPath = `${pastListPath}/uploads`;
export const pastImportPath = `${pastListPath}/imports`;

export interface PastReading {
  grids: Grid[];
  /** Index of the table that was read. */
  table: number;
  head: Pick<Head, 'columns' | 'lines' | 'guessed'>;
  result: PastResult;
  /** SHA-256 of what the table says, hex: the same whatever file it stood in. */
  mark: string;
}

/** `asked`: which table and columns; without, those that are recognised best. */
export function readPast(grids: Grid[], asked: { table?: number; columns?: readonly string[] } = {}): PastReading | { fault: Sentence } {
  const heads = grids.map(findHead);
  const best = heads.map((head, index) => ({ index, weight: head === null ? 0 : grids[index]!.rows.length + (head.guessed ? 1 : 1_000_000) })).sort((one, other) => other.weight - one.weight)[0]!;
  const table = asked.table !== undefined && asked.table < grids.length ? asked.table : best.index;
  const grid = grids[table]!;
  const found = heads[table] ?? { columns: [], lines: [], guessed: true };
  const head = asked.columns === undefined || asked.columns.length === 0 ? found : { ...found, columns: chosenColumns(asked.columns), guessed: false };
  const isWhole = head.columns.includes('opinion') && head.columns.includes('reply');
  const result = isWhole ? readPastRows(grid, head) : { replies: [], rows: [], opinions: 0, differences: [] };
  return { grids, table, head, result, mark: markOf(result) };
}

/** Each meaning once: the first column that is given it. */
function chosenColumns(columns: readonly string[]): (ColumnKind | null)[] {
  const kinds = columns.map((word) => columnKinds.find((kind) => kind === word) ?? null);
  return kinds.map((kind, at) => (kind !== null && kinds.indexOf(kind) === at ? kind : null));
}

function markOf({ replies }: PastResult): string {
  const said = replies.map(({ item, outcome, text, units }) => [item, outcome, text, units.map(({ text: opinion, same }) => [opinion, same])]);
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

export interface PastForm {
  subject: string;
  year: string;
  purpose: string;
  bureau: string;
  section: string;
  opens_on: string;
  closes_on: string;
  people: string;
  submissions: string;
  programmes: string;
  source_url: string;
  contact: string;
}

export interface PastFacts {
  subject: string;
  fiscalYear: number;
  purpose: string;
  department: { bureau: string; section: string | null };
  opensOn: string | null;
  closesOn: string | null;
  people: number | null;
  submissions: number | null;
  programmes: string[];
  sourceUrl: string | null;
  contact: string;
}

export interface PastFault {
  field: keyof PastForm | 'strict';
  sentence: Sentence;
}

/** `known`: numbers of all programmes that the plans ever had. */
export function readPastForm(form: PastForm, known: ReadonlySet<string>): { facts: PastFacts; faults: PastFault[] } {
  const faults: PastFault[] = [];
  const fault = (field: PastFault['field'], pick: Parameters<typeof sentence>[0]): void => void faults.push({ field, sentence: sentence(pick) });
  const dayIn = (field: 'opens_on' | 'closes_on') => readDay(field, form[field], (_, said) => faults.push({ field, sentence: said }));
  const typed = Object.fromEntries(Object.entries(form).map(([name, value]) => [name, value.trim()])) as unknown as PastForm;
  const year = Number(typed.year.normalize('NFKC'));
  if (typed.subject === '') fault('subject', (words) => words.past.form.fault.subject);
  if (!Number.isInteger(year) || year < 1950 || year > 2999) fault('year', (words) => words.past.form.fault.year);
  if (typed.bureau === '') fault('bureau', (words) => words.past.form.fault.bureau);
  const [opensOn, closesOn] = [dayIn('opens_on'), dayIn('closes_on')];
  if (opensOn !== null && closesOn !== null && closesOn < opensOn) fault('closes_on', (words) => words.past.form.fault.period);
  const whole = (field: 'people' | 'submissions'): number | null => {
    const count = typed[field].normalize('NFKC');
    if (count === '') return null;
    if (/^\d{1,7}$/.test(count)) return Number(count);
    fault(field, (words) => words.past.form.fault.number);
    return null;
  };
  const programmes = [...new Set(typed.programmes.normalize('NFKC').toUpperCase().split(/[\s,、]+/).filter(Boolean))];
  const unknown = programmes.filter((number) => !known.has(number));
  if (unknown.length > 0) fault('programmes', (words) => words.past.form.fault.programmes(unknown.join(' ').slice(0, 200)));
  if (typed.source_url !== '' && !isHttps(typed.source_url)) fault('source_url', (words) => words.past.form.fault.sourceUrl);
  const facts: PastFacts = {
    subject: typed.subject, fiscalYear: year, purpose: typed.purpose, department: { bureau: typed.bureau, section: typed.section || null },
    opensOn, closesOn, people: whole('people'), submissions: whole('submissions'),
    programmes, sourceUrl: typed.source_url || null, contact: typed.contact,
  };
  return { facts, faults };
}

function isHttps(address: string): boolean {
  return URL.canParse(address) && new URL(address).protocol === 'https:' && !/\s/.test(address);
}

/** A table that was brought in. */
export interface ImportedTable {
  slug: string;
  subject: string;
  fiscalYear: number;
  fileName: string;
  rows: number;
  leftOut: number;
  replies: number;
  opinions: number;
  at: Date;
  actingAs: string;
}
