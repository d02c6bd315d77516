/** Everything that is told of statements and groups, from the counts; and published figures that follow single votes. */
import type { StatementMark } from './ballots.ts';
import { acrossGroups, commonOf, dividingOf } from './across-groups.ts';
import { moveVote, noCounts, sureness, type Counts } from './counts.ts';
import { majorityOf } from './majority.ts';
import { metaPriority, priorityOf } from './priority.ts';
import type { Count, Figures } from './reckoning.ts';
import { representativeOf } from './representative.ts';
import { unsureOf } from './unsure.ts';

/**
 * The figures with everything that follows from counted votes computed anew; axes, places and groups stay as they are. Whole computations and those between two of them both end here,
 * so that following votes one by one gives what counting from the beginning gives. `counts` has the groups and statements of the figures; `marks` in any order, a statement without one is shown.
 * Statements about the person (meta) and those taken out are counted and stand in no list; those taken out are never drawn (priority 0).
 */
export function recounted(figures: Figures, counts: Counts, marks: Iterable<StatementMark>): Figures {
  const numbers = figures.statements.map((statement) => statement.number);
  const markOf = new Map(Array.from(marks, (mark) => [mark.number, mark]));
  const eligible = Uint8Array.from(numbers, (number) => (markOf.get(number)?.shown === false || markOf.get(number)?.meta === true ? 0 : 1));
  const { significance } = figures.parameters;
  let votes = 0;
  const statements = figures.statements.map((statement, column) => {
    const count = countAt(counts, counts.groups, column);
    votes += count.agree + count.disagree + count.pass;
    const across = acrossGroups(counts, column);
    return {
      ...statement,
      count,
      commonAgree: across?.commonAgree ?? null,
      commonDisagree: across?.commonDisagree ?? null,
      division: across?.division ?? null,
      priority: weightOf(count, statement.extremity, markOf.get(statement.number)),
    };
  });
  return {
    ...figures,
    // A sum of weights is no number of votes: that one was counted before.
    sample: counts.squares === undefined ? { ...figures.sample, votes } : figures.sample,
    statements,
    groups: figures.groups.map((group) => ({
      ...group,
      representative: representativeOf(counts, group.index, numbers, eligible, significance),
      counts: numbers.map((_, column) => countAt(counts, group.index, column)),
    })),
    majority: majorityOf(counts, numbers, eligible, significance),
    common: commonOf(counts, numbers, eligible, significance),
    dividing: dividingOf(counts, numbers, eligible, significance),
    unsure: unsureOf(counts, numbers, eligible),
  };
}

/** A vote that was cast, changed or taken back, as it is kept. */
export interface VoteEvent {
  /** Index of the participant's group in the published figures, -1 without. */
  group: number;
  /** Number of the statement. */
  statement: number;
  /** 1 agree, -1 disagree, 0 pass; null: no vote. */
  before: number | null;
  value: number | null;
}

/**
 * Published figures after these votes: what counting all ballots again with the same groups and the same picture would give, bit for bit; axes, groups, their people and the sets of alike people stay.
 * `marks` are all statements as they stand now: what moderators took out leaves the lists at once, and statements that the figures do not know come in, in the middle of the picture.
 * `people` is how many have voted by now, where the caller knows it. Everybody counts once; weighted figures are refused.
 */
export function followVotes(figures: Figures, events: readonly VoteEvent[], marks: readonly StatementMark[], people: number = figures.sample.people): Figures {
  if (figures.weighting) throw new Error('Weighted figures do not follow votes: what people weigh is not among them.');
  const known = withNewStatements(figures, events, marks);
  const columnOf = new Map(known.statements.map(({ number }, column) => [number, column]));
  const counts = publishedCounts(known);
  for (const { group, statement, before, value } of events) moveVote(counts, { group, column: columnOf.get(statement)!, before, value });
  return recounted({ ...known, sample: { ...known.sample, people } }, counts, marks);
}

/** The counts that were published, as arrays. */
export function publishedCounts({ statements, groups }: Pick<Figures, 'statements' | 'groups'>): Counts {
  const counts = noCounts(groups.length, statements.length);
  for (const { index, counts: own } of groups) for (const [column, count] of own.entries()) putCount(counts, index, column, count);
  for (const [column, { count }] of statements.entries()) putCount(counts, groups.length, column, count);
  return counts;
}

/** The same figures with statements that came since: without votes, and without influence on the axes. */
function withNewStatements(figures: Figures, events: readonly VoteEvent[], marks: readonly StatementMark[]): Figures {
  const columnOf = new Map(figures.statements.map(({ number }, column) => [number, column]));
  const added = new Set([...marks.filter(({ shown }) => shown).map(({ number }) => number), ...events.map(({ statement }) => statement)].filter((number) => !columnOf.has(number)));
  if (added.size === 0) return figures;
  const numbers = [...columnOf.keys(), ...added].toSorted((one, other) => one - other);
  /** Values in the order of all statements, from values in the order of those that were there. */
  function widened<Value>(values: readonly Value[], absent: (number: number) => Value): Value[] {
    return numbers.map((number) => (columnOf.has(number) ? values[columnOf.get(number)!]! : absent(number)));
  }
  const { axes, groups, sample, statements } = figures;
  const [first, second] = axes?.components ?? [[], []];
  return {
    ...figures,
    sample: { ...sample, statements: numbers.length },
    axes: axes && { ...axes, centre: widened(axes.centre, () => 0), components: [widened(first, () => 0), widened(second, () => 0)] },
    statements: widened(statements, (number) => ({ number, count: noVotes(), x: 0, y: 0, extremity: 0, commonAgree: null, commonDisagree: null, division: null, priority: 0 })),
    groups: groups.map((group) => ({ ...group, counts: widened(group.counts, noVotes) })),
  };
}

function weightOf({ agree, disagree, pass, squares }: Count, extremity: number, mark: StatementMark | undefined): number {
  if (mark?.shown === false) return 0;
  const sure = sureness(agree + disagree + pass, squares);
  return mark?.meta === true ? metaPriority : priorityOf(agree * sure, disagree * sure, pass * sure, extremity);
}

function noVotes(): Count {
  return { agree: 0, disagree: 0, pass: 0 };
}

function countAt({ statements, agree, disagree, pass, squares }: Counts, row: number, column: number): Count {
  const cell = row * statements + column;
  const count = { agree: agree[cell]!, disagree: disagree[cell]!, pass: pass[cell]! };
  return squares === undefined ? count : { ...count, squares: squares[cell]! };
}

function putCount(counts: Counts, row: number, column: number, { agree, disagree, pass }: Count): void {
  const cell = row * counts.statements + column;
  counts.agree[cell] = agree;
  counts.disagree[cell] = disagree;
  counts.pass[cell] = pass;
}
