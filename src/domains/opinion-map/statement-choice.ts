/** What a reader may choose of the statements of an opinion map, and in which order. */
import { foldForSearch } from '#domains/civic';
import { withQuery } from '#platform/query';
import { z } from 'zod';
import { differenceOf } from './finding.ts';
import { answersOf, type StatementLine } from './statement-line.ts';

export const kinds = ['seed', 'participant', 'meta'] as const;
export const statementSorts = ['number', 'votes', 'agree', 'disagree', 'pass', 'difference'] as const;
export type StatementSort = (typeof statementSorts)[number];

export const statementQuery = z.object({
  text: z.string().max(200).optional().describe('Words that stand in the statement.'),
  kind: z.enum(kinds).optional().describe('seed: prepared by the city; participant: written by people; meta: asks about the person.'),
  sort: z.enum(statementSorts).optional().describe('votes: how many answered; agree, disagree, pass: share of the answers; difference: between groups.'),
  order: z.enum(['asc', 'desc']).optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
});
export type StatementChoice = z.output<typeof statementQuery>;

/** Those that fit, by number unless sorted otherwise; equal ones by number. */
export function chosenLines(lines: readonly StatementLine[], { text, kind, sort, order }: StatementChoice): StatementLine[] {
  const words = foldForSearch(text ?? '').split(/\s+/).filter(Boolean);
  const fitting = lines.filter(({ statement }) => (kind === undefined || isOf(statement, kind)) && words.every((word) => foldForSearch(`${statement.text} ${statement.translation ?? ''}`).includes(word)));
  const sign = (order ?? usualOrder(sort)) === 'desc' ? -1 : 1;
  const by = (line: StatementLine): number => keyOf(line, sort ?? 'number');
  return fitting.toSorted((one, other) => sign * (by(one) - by(other)) || one.statement.number - other.statement.number);
}

function isOf({ meta, origin }: StatementLine['statement'], kind: (typeof kinds)[number]): boolean {
  return kind === 'meta' ? meta : !meta && origin === kind;
}

/** Unknown shares stand below all that are known. */
function keyOf(line: StatementLine, sort: StatementSort): number {
  if (sort === 'number') return line.statement.number;
  if (sort === 'difference') return differenceOf(line) ?? -1;
  const n = answersOf(line);
  if (sort === 'votes') return n;
  return n === 0 || line.veiled !== null ? -1 : line.all[sort] / n;
}

/** Numbers from the first, everything else from the most. */
export function usualOrder(sort: StatementSort | undefined): 'asc' | 'desc' {
  return sort === undefined || sort === 'number' ? 'asc' : 'desc';
}

/** An address with these choices; what goes without saying is left out. */
export function choiceHref(path: string, { text, kind, sort, order, page }: StatementChoice, format?: string): string {
  return withQuery(path, { text, kind, sort, order: order === usualOrder(sort) ? undefined : order, page: page === 1 ? undefined : page, format });
}
