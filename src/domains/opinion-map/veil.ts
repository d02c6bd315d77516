/**
 * While people vote, a statement that few answered is told by how many they are alone, so that single answers do not stand out. From five on whoever
 * looks again after one more answer reads what it was, not whose: pages say so. The report shows all votes, as everybody is told who begins.
 */
import type { Figures, StatementFigures } from './maths/reckoning.ts';
import type { StatementLine } from './statement-line.ts';
import { hasShare, votesOf } from './tally.ts';

const isFew = ({ count }: Pick<StatementFigures, 'count'>): boolean => !hasShare(count);

/** The figures without such statements in any list; their counts stay for what is computed of them. */
export function veiled(figures: Figures): Figures {
  const few = new Set(figures.statements.filter(isFew).map(({ number }) => number));
  if (few.size === 0) return figures;
  const known = (numbers: number[]): number[] => numbers.filter((number) => !few.has(number));
  return {
    ...figures,
    majority: { agree: known(figures.majority.agree), disagree: known(figures.majority.disagree) },
    common: figures.common.filter(({ number }) => !few.has(number)),
    dividing: known(figures.dividing),
    unsure: known(figures.unsure),
    groups: figures.groups.map((group) => ({ ...group, representative: group.representative.filter(({ number }) => !few.has(number)) })),
  };
}

const none = { agree: 0, disagree: 0, pass: 0 };

/** The line with nothing but how many answered, where few did. */
export function veiledLine(line: StatementLine): StatementLine {
  if (line.figures === null || !isFew(line.figures)) return line;
  return { ...line, all: none, groups: line.groups.map(() => none), figures: null, veiled: votesOf(line.all) };
}
