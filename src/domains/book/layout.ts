/** Layouts: what the tables of a source look like, as data. An engine per kind reads with them. */
import type { ProgrammeLink } from './book.ts';
import type { Sentence } from '#platform/http';
import { plainLayout } from './layout-plain.ts';
import { twoLineLayout } from './layout-two-line.ts';

/** A book whose programmes take two lines: what is done in each year, then what it costs. */
export interface TwoLineLayout {
  kind: 'two-line';
  name: string;
  title: Sentence;
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
}

export type Layout = TwoLineLayout | PlainLayout;

export const layouts: Layout[] = [twoLineLayout, plainLayout];
