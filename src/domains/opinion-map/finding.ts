/** What of the figures is told in words: a few statements of each kind. */
import type { Count, Figures, GroupFigures, Representative } from './maths/reckoning.ts';
import type { StatementLine } from './statement-line.ts';
import { hasShare, isSureMajority, votesOf } from './tally.ts';

/** Of what divides and what leaves unsure so many are told; the table of all statements has the rest. */
const toldMost = 5;

export interface Answered {
  line: StatementLine;
  direction: 'agree' | 'disagree';
}

export interface TypicalAnswer {
  line: StatementLine;
  representative: Representative;
}

export interface Findings {
  common: Answered[];
  /** Those that more than half answered alike, by the range that is shown; and those that may have been so by chance. */
  majority: Answered[];
  leaning: Answered[];
  dividing: StatementLine[];
  unsure: StatementLine[];
  groups: { group: GroupFigures; typical: TypicalAnswer[] }[];
}

/** Statements that are not shown any more are in none. */
export function findingsOf(figures: Figures, lines: readonly StatementLine[]): Findings {
  const byNumber = new Map(lines.map((line) => [line.statement.number, line]));
  const known = (numbers: readonly number[]): StatementLine[] => numbers.flatMap((number) => byNumber.get(number) ?? []);
  const answered = (numbers: readonly number[], direction: Answered['direction']): Answered[] => known(numbers).map((line) => ({ line, direction }));
  const many = [...answered(figures.majority.agree, 'agree'), ...answered(figures.majority.disagree, 'disagree')];
  const isSure = ({ line, direction }: Answered): boolean => isSureMajority(line.all, direction);
  return {
    common: figures.common.flatMap(({ number, direction }) => answered([number], direction)).filter(({ line, direction }) => isShared(line.groups, direction)),
    majority: many.filter(isSure),
    leaning: many.filter((one) => !isSure(one)),
    // The mathematics rank smoothed shares: whoever reads an order must see it in the numbers beside it.
    dividing: known(figures.dividing).filter(divides).toSorted((one, other) => differenceOf(other)! - differenceOf(one)!).slice(0, toldMost),
    unsure: known(figures.unsure).filter(({ all }) => all.pass > 0 && hasShare(all)).toSorted((one, other) => passShare(other.all) - passShare(one.all)).slice(0, toldMost),
    groups: figures.groups.map((group) => ({
      group,
      typical: group.representative.flatMap((representative) => answered([representative.number], representative.direction).map(({ line }) => ({ line, representative }))),
    })),
  };
}

/** More than half of each group gave this answer, and of each group enough did answer. */
export function isShared(groups: readonly Count[], direction: Answered['direction']): boolean {
  return groups.length > 0 && groups.every((count) => hasShare(count) && count[direction] * 2 > votesOf(count));
}

/** Groups that hardly answered say nothing of a difference. */
function divides({ groups }: StatementLine): boolean {
  return groups.filter(hasShare).length >= 2;
}

const passShare = (count: Count): number => count.pass / votesOf(count);
const agreeShare = (count: Count): number => (votesOf(count) === 0 ? 0 : count.agree / votesOf(count));

/** Percentage points between the largest and the smallest share of agreement, of the groups where enough answered; null where fewer than two did. */
export function differenceOf({ groups }: StatementLine): number | null {
  const shares = groups.filter(hasShare).map(agreeShare);
  return shares.length < 2 ? null : Math.round((Math.max(...shares) - Math.min(...shares)) * 100);
}

export type Part = 'common' | 'majority' | 'leaning' | 'dividing' | 'unsure' | `group-${number}`;

/** In which part of the page a statement is told first, where its mark leads to. */
export function firstParts({ common, majority, leaning, dividing, unsure, groups }: Findings, grouped: boolean): Map<number, Part> {
  const parts: [Part, readonly StatementLine[]][] = [
    ...(grouped ? ([['common', common.map(({ line }) => line)], ['dividing', dividing]] satisfies [Part, StatementLine[]][]) : ([['majority', majority.map(({ line }) => line)], ['leaning', leaning.map(({ line }) => line)]] satisfies [Part, StatementLine[]][])),
    ...groups.map(({ group, typical }): [Part, StatementLine[]] => [`group-${group.index}`, typical.map(({ line }) => line)]),
    ['unsure', unsure],
  ];
  const first = new Map<number, Part>();
  for (const [part, lines] of parts) for (const { statement } of lines) if (!first.has(statement.number)) first.set(statement.number, part);
  return first;
}

/** Of each group so many have a mark with their number in the picture: more would lie on each other. */
const picturedOfGroup = 2;

/** Numbers of the statements that the picture names. */
export function picturedNumbers({ common, dividing, groups }: Findings): number[] {
  const lines = [...common.map(({ line }) => line), ...dividing, ...groups.flatMap(({ typical }) => typical.slice(0, picturedOfGroup).map(({ line }) => line))];
  return [...new Set(lines.map(({ statement }) => statement.number))];
}
