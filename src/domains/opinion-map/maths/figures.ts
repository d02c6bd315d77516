/** Everything that is told of statements and groups, from the counts; and published figures that follow single votes. */
import { acrossGroups, commonOf, dividingOf, unsureOf } from './common.ts';
import { moveVote, noCounts, type Counts } from './counts.ts';
import type { StatementMark } from './ballots.ts';
import { majorityOf } from './majority.ts';
import { metaPriority, priorityOf } from './priority.ts';
import type { Count, Figures, GroupFigures, StatementFigures } from './reckoning.ts';
import { representativeOf } from './representative.ts';

/** Where the picture has each statement, by column: place and distance from the middle (formula 5). Zeros where there is no picture. */
export interface Layout {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  extremity: ArrayLike<number>;
}

export interface Counted extends Pick<Figures, 'statements' | 'majority' | 'common' | 'dividing' | 'unsure'> {
  groups: Pick<GroupFigures, 'representative' | 'counts'>[];
}

/**
 * What counts say, given groups and picture. `numbers` of the statements by column, ascending; `marks` in any order.
 * Statements about the person (meta) and those taken out are counted and stand in no list; those taken out are never drawn (priority 0). A statement without a mark counts as taken out.
 */
export function figuresOf(counts: Counts, numbers: ArrayLike<number>, marks: readonly StatementMark[], layout: Layout, significance: number): Counted {
  const markOf = new Map(marks.map((mark) => [mark.number, mark]));
  const eligible = new Uint8Array(counts.statements);
  const statements: StatementFigures[] = [];
  for (let column = 0; column < counts.statements; column += 1) {
    const number = numbers[column]!;
    const mark = markOf.get(number);
    eligible[column] = mark?.shown === true && !mark.meta ? 1 : 0;
    const count = countAt(counts, counts.groups, column);
    const extremity = layout.extremity[column]!;
    const across = acrossGroups(counts, column);
    statements.push({
      number,
      count,
      x: layout.x[column]!,
      y: layout.y[column]!,
      extremity,
      commonAgree: across?.commonAgree ?? null,
      commonDisagree: across?.commonDisagree ?? null,
      division: across?.division ?? null,
      priority: mark?.shown !== true ? 0 : mark.meta ? metaPriority : priorityOf(count.agree, count.disagree, count.pass, extremity),
    });
  }
  const groups = Array.from({ length: counts.groups }, (_, group) => ({
    representative: representativeOf(counts, group, numbers, eligible, significance),
    counts: Array.from({ length: counts.statements }, (_cell, column) => countAt(counts, group, column)),
  }));
  return {
    statements,
    groups,
    majority: majorityOf(counts, numbers, eligible, significance),
    common: commonOf(counts, numbers, eligible, significance),
    dividing: dividingOf(counts, numbers, eligible, significance),
    unsure: unsureOf(counts, numbers, eligible),
  };
}

/** A vote that was cast, changed or taken back, as it is kept. */
export interface VoteEvent {
  /** Index of the voter's group in the published figures, -1 without. */
  group: number;
  /** Number of the statement. */
  statement: number;
  before: number | null;
  value: number | null;
}

/**
 * Published figures after these votes: what counting all ballots again with the same groups and the same picture would give, bit for bit; axes, groups, their people and the sets of alike people stay.
 * `marks` are all statements as they stand now: what moderators took out leaves the lists at once, and statements that the figures do not know come in, in the middle of the picture.
 * `people` is how many have voted by now, where the caller knows it.
 */
export function followVotes(figures: Figures, events: readonly VoteEvent[], marks: readonly StatementMark[], people: number = figures.sample.people): Figures {
  const known = withNewStatements(figures, events, marks);
  const numbers = known.statements.map(({ number }) => number);
  const columnOf = new Map(numbers.map((number, column) => [number, column]));
  const counts = publishedCounts(known);
  let votes = 0;
  for (const { group, statement, before, value } of events) {
    moveVote(counts, { group: group < counts.groups ? group : -1, column: columnOf.get(statement)!, before, value });
    votes += (value === null ? 0 : 1) - (before === null ? 0 : 1);
  }
  const layout = { x: known.statements.map(({ x }) => x), y: known.statements.map(({ y }) => y), extremity: known.statements.map(({ extremity }) => extremity) };
  const { groups, ...counted } = figuresOf(counts, numbers, marks, layout, figures.parameters.significance);
  return {
    ...known,
    ...counted,
    sample: { ...known.sample, people, votes: known.sample.votes + votes },
    groups: known.groups.map((group, index) => ({ ...group, ...groups[index]! })),
  };
}

/** The counts that were published, as arrays. */
export function publishedCounts({ statements, groups }: Pick<Figures, 'statements' | 'groups'>): Counts {
  const counts = noCounts(groups.length, statements.length);
  for (const [group, { counts: own }] of groups.entries()) for (const [column, count] of own.entries()) putCount(counts, group, column, count);
  for (const [column, { count }] of statements.entries()) putCount(counts, groups.length, column, count);
  return counts;
}

/** The same figures with statements that came since: without votes, and without influence on the axes. */
function withNewStatements(figures: Figures, events: readonly VoteEvent[], marks: readonly StatementMark[]): Figures {
  const there = new Set(figures.statements.map(({ number }) => number));
  const added = new Set([...marks.filter(({ shown }) => shown).map(({ number }) => number), ...events.map(({ statement }) => statement)].filter((number) => !there.has(number)));
  if (added.size === 0) return figures;
  const columnOf = new Map(figures.statements.map(({ number }, column) => [number, column]));
  const numbers = [...there, ...added].toSorted((one, other) => one - other);
  /** Values in the order of all statements, from values in the order of those that were there. */
  function spread<Value>(values: readonly Value[], absent: (number: number) => Value): Value[] {
    return numbers.map((number) => (there.has(number) ? values[columnOf.get(number)!]! : absent(number)));
  }
  const { axes } = figures;
  return {
    ...figures,
    sample: { ...figures.sample, statements: figures.sample.statements + added.size },
    axes: axes === null ? null : { ...axes, centre: spread(axes.centre, () => 0), components: [spread(axes.components[0], () => 0), spread(axes.components[1], () => 0)] },
    statements: spread(figures.statements, (number) => ({ number, count: { agree: 0, disagree: 0, pass: 0 }, x: 0, y: 0, extremity: 0, commonAgree: null, commonDisagree: null, division: null, priority: 0 })),
    groups: figures.groups.map((group) => ({ ...group, counts: spread(group.counts, () => ({ agree: 0, disagree: 0, pass: 0 })) })),
  };
}

function countAt({ statements, agree, disagree, pass }: Counts, row: number, column: number): Count {
  const cell = row * statements + column;
  return { agree: agree[cell]!, disagree: disagree[cell]!, pass: pass[cell]! };
}

function putCount(counts: Counts, row: number, column: number, { agree, disagree, pass }: Count): void {
  const cell = row * counts.statements + column;
  counts.agree[cell] = agree;
  counts.disagree[cell] = disagree;
  counts.pass[cell] = pass;
}
