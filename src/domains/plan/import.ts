/** Bringing a reading into the ledger: what is asked for, what would happen, what came of it. */
import type { Book, Finding, LineUse, Reading } from '#domains/book';
import { formatFiscalYears } from '#domains/civic';
import type { CityDepartment } from '#platform/domain';
import type { LedgerChange } from './change.ts';
import type { Edition, Plan } from './edition.ts';
import type { Identified } from './identity.ts';
import type { SourceDocument } from './source-document.ts';
import { listingKey } from './merge.ts';
import type { Succession } from './succession.ts';
import type { EditionStatus, PlanKind } from './tables.ts';

export interface ImportRequest {
  reading: Reading;
  source: Omit<SourceDocument, 'appliedAt'>;
  /** Slug of the plan; null takes the only plan there is, or makes one called `plan` where there is none. Several: refused. */
  plan: string | null;
  planName: string | null;
  /** What kind of plan is meant where none is named, and what a new one is; implementation unless said. */
  planKind?: PlanKind;
  /** Title of the edition; null keeps the old one or makes one from the years. */
  title: string | null;
  /** Address of a new edition; else its years. */
  slug?: string;
  /** Puts a new edition in force. */
  inForce: boolean;
  /** Takes out what the ledger has in the chapters of the file and the file has not. */
  removeMissing: boolean;
  /** The city's list of its departments; where there is none, no department is asked about. */
  departments?: readonly CityDepartment[] | undefined;
  /** As which role the change was decided; nobody for a file that somebody brings in by command. */
  actingAs?: string;
}

export interface ImportCounts {
  added: number;
  changed: number;
  unchanged: number;
  kept: number;
  removed: number;
}

/** What an import would do; made without writing anything. */
export interface ImportPlan {
  plan: Plan | null;
  edition: Edition | null;
  /** The edition as it will be. */
  merged: Book;
  /** Codes of the directions that the file covers. */
  chapters: string[];
  identified: Identified;
  changes: LedgerChange[];
  counts: ImportCounts;
  findings: Finding[];
  /** What a new edition makes of the one before it. */
  succession: Succession | null;
  /** False where the ledger already says all of this. */
  news: boolean;
}

export interface ImportOutcome {
  result: 'applied' | 'unchanged';
  edition: { slug: string; title: string; status: EditionStatus; isNew: boolean } | null;
  counts: ImportCounts;
  changes: LedgerChange[];
  findings: Finding[];
  succession: Succession | null;
}

export function countsOf(changes: LedgerChange[]): ImportCounts {
  const of = (...kinds: LedgerChange['kind'][]): number => changes.filter((change) => kinds.includes(change.kind)).length;
  return { added: of('added'), changed: of('changed', 'renamed', 'moved'), unchanged: of('unchanged'), kept: of('kept'), removed: of('removed') };
}

/** Headings, units and order; what the listings say is compared elsewhere. */
export function sameOutline(before: Book | null, after: Book): boolean {
  const text = (book: Book): string =>
    JSON.stringify([
      book.unitYen,
      book.directions.map(({ code, name }) => [code, name]),
      book.policies.map(({ code, name, direction }) => [code, name, direction]),
      book.measures.map(({ code, name, policy }) => [code, name, policy]),
      book.listings.map(listingKey),
    ]);
  return before !== null && text(before) === text(after);
}

/**
 * Whether two lists of findings name the same errors and warnings, whatever their lines and order. Notes tell of one
 * import (a programme that may be an old one is new only once) or of listings, which are compared themselves. A department is
 * asked about once, for then the ledger knows it.
 */
export function sameFindings(before: Pick<Finding, 'severity' | 'code' | 'listing' | 'ja'>[], after: typeof before): boolean {
  const text = (findings: typeof before): string =>
    findings
      .filter(({ severity, code }) => severity !== 'note' && code !== 'unknown-department')
      .map(({ severity, code, listing, ja }) => `${severity} ${code} ${listing ?? ja}`)
      .toSorted()
      .join('\n');
  return text(before) === text(after);
}

/** Codes of the directions that a file prints. */
export function chaptersOf(book: Book): string[] {
  return book.directions.map((direction) => direction.code);
}

/** `実施計画（平成24〜26年度）`: what an edition is called until somebody gives it a title. */
export function titleOf(book: Book): string {
  return `実施計画（${formatFiscalYears(book.firstYear, book.lastYear, 'ja')}）`;
}

export function linesOf(lines: LineUse[], use: LineUse['use']): number {
  return lines.filter((line) => line.use === use).length;
}

/**
 * A row that cannot go in is still in the file, but which programme it meant may be just what cannot be read. So nothing counts as
 * missing while there is one.
 */
export function removalHeld(request: Pick<ImportRequest, 'removeMissing'>, findings: Finding[]): Finding[] {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  if (!request.removeMissing || errors === 0) return [];
  return [
    {
      severity: 'warning',
      code: 'removal-held',
      place: null,
      listing: null,
      ja: `取り込めない行が${errors}件あるため、資料にない事業の削除は行っていません。行を直してから、もう一度取り込んでください。`,
      en: `${errors} rows cannot go in, so nothing that the file lacks was taken out. Mend the rows and import again.`,
    },
  ];
}
