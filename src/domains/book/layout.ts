/**
 * Layouts: what the tables of a source look like, as data. An engine per kind reads with them.
 *
 * Code, not data, and so the same for every two-line layout: that a measure is followed by its tables and a name by its
 * money (two-line-tables.ts, two-line-row.ts), how a year is written (civic), what a department's name ends in
 * (remark-text.ts), where a line break in Japanese print means nothing (print-space.ts), and lines that a page carries
 * for itself (heading.ts). A book that differs there needs an engine of its own.
 */
import type { ProgrammeLink } from './book.ts';
import type { Sentence } from '#platform/http';
import { plainLayout } from './layout-plain.ts';
import { twoLineLayout } from './layout-two-line.ts';

/** Headings by their text. Group 1 is the code, the last group the name; of a measure group 2 is its number within the policy. */
export interface HeadingGrammar {
  measure: RegExp;
  /** The policy printed again above its table. */
  policyAgain: RegExp;
  policy: RegExp;
  direction: RegExp;
  /** A code in a cell of its own, the name in the next. */
  codeAlone: RegExp;
  /** Code of a measure where a text refers to it; groups as in `measure`, without a name. */
  reference: RegExp;
}

/** A book whose programmes take two lines: what is done in each year, then what it costs. */
export interface TwoLineLayout {
  kind: 'two-line';
  name: string;
  title: Sentence;
  headings: HeadingGrammar;
  /** First cell of a table's head, without spaces. */
  tableHead: string;
  /** Label of the money line; what follows in brackets is the unit. */
  moneyLabel: string;
  /** Text in brackets that marks a relisting. */
  relistingMark: string;
  /** What follows the codes in brackets after a programme's name, where it is listed elsewhere too. */
  referenceEnding: string;
  /** Marks of the remark column. */
  kinds: string[];
  /** Words for 'and others'. */
  others: string[];
  /** Endings of a bracketed activity that names another programme; the longest first. */
  linkEndings: { ending: string; kind: ProgrammeLink['kind'] }[];
  /** Words with which one activity ends, so that a space after it parts two activities. */
  activityEndings: string[];
}

/** A spreadsheet: one head row, then one row a listing. Columns are known by their names (`plain-columns.ts`). */
export interface PlainLayout {
  kind: 'plain';
  name: string;
  title: Sentence;
  /** A city's own words; the table does not declare them. */
  kinds: null;
}

export type Layout = TwoLineLayout | PlainLayout;

export const layouts: Layout[] = [twoLineLayout, plainLayout];
