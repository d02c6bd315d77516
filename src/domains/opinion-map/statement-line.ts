/** Statements with what people said to them. */
import type { Count, Figures, StatementFigures } from './maths/reckoning.ts';
import type { Statement } from './statement.ts';

export interface StatementLine {
  statement: Statement;
  /** Of everybody; none yet where the result does not know the statement. */
  all: Count;
  /** Of each group, in their order. */
  groups: Count[];
  figures: StatementFigures | null;
}

const none: Count = { agree: 0, disagree: 0, pass: 0 };

/** A line for each statement, in their order. Without figures, or where they are not to be shown, all counts are 0. */
export function linesOf(statements: readonly Statement[], figures: Figures | null): StatementLine[] {
  const at = new Map((figures?.statements ?? []).map(({ number }, index) => [number, index]));
  return statements.map((statement) => {
    const index = at.get(statement.number);
    if (figures === null || index === undefined) return { statement, all: none, groups: (figures?.groups ?? []).map(() => none), figures: null };
    const known = figures.statements[index]!;
    return { statement, all: known.count, groups: figures.groups.map(({ counts }) => counts[index] ?? none), figures: known };
  });
}

/** 0 → A. */
export function groupLetter(index: number): string {
  return String.fromCharCode(65 + index);
}
