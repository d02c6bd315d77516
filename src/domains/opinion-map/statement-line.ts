/** Statements with what people said to them. */
import type { Count, Figures, StatementFigures } from './maths/reckoning.ts';
import type { Statement } from './statement.ts';
import { votesOf } from './tally.ts';

export interface StatementLine {
  statement: Statement;
  /** Of everybody; none yet where the result does not know the statement. */
  all: Count;
  /** Of each group, in their order. */
  groups: Count[];
  figures: StatementFigures | null;
  /** How many answered, where that alone may be told: then all counts are 0 and there are no figures. Null where there is nothing to hide. */
  veiled: number | null;
}

const none: Count = { agree: 0, disagree: 0, pass: 0 };

/** A line for each statement, in their order. Without figures, or where they are not to be shown, all counts are 0. */
export function linesOf(statements: readonly Statement[], figures: Figures | null): StatementLine[] {
  const at = new Map((figures?.statements ?? []).map(({ number }, index) => [number, index]));
  return statements.map((statement) => {
    const index = at.get(statement.number);
    if (figures === null || index === undefined) return { statement, all: none, groups: (figures?.groups ?? []).map(() => none), figures: null, veiled: null };
    const known = figures.statements[index]!;
    return { statement, all: known.count, groups: figures.groups.map(({ counts }) => counts[index] ?? none), figures: known, veiled: null };
  });
}

/** Votes on statements that are in no table, because they are not shown any more. */
export interface Untold {
  statements: number;
  votes: number;
}

/** The votes that tables show, and those that they do not. `lines`: every statement that is shown. */
export function talliedOf(lines: readonly StatementLine[], { statements }: Pick<Figures, 'statements'>): { votes: number; untold: Untold } {
  const shown = new Set(lines.map(({ statement }) => statement.number));
  const left = statements.filter(({ number, count }) => !shown.has(number) && votesOf(count) > 0);
  return { votes: lines.reduce((sum, line) => sum + answersOf(line), 0), untold: { statements: left.length, votes: left.reduce((sum, { count }) => sum + votesOf(count), 0) } };
}

/** How many answered a statement. */
export function answersOf({ all, veiled }: Pick<StatementLine, 'all' | 'veiled'>): number {
  return veiled ?? votesOf(all);
}

/** 0 → A. */
export function groupLetter(index: number): string {
  return String.fromCharCode(65 + index);
}
