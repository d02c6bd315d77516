import type { StatementMark } from './ballots.ts';
import { acrossGroups, commonOf, dividingOf, unsureOf } from './common.ts';
import type { Counts } from './counts.ts';
import { majorityOf } from './majority.ts';
import { metaPriority, priorityOf } from './priority.ts';
import type { Count, Figures } from './reckoning.ts';
import { representativeOf } from './representative.ts';

function countAt(counts: Counts, cell: number): Count {
  return { agree: counts.agree[cell]!, disagree: counts.disagree[cell]!, pass: counts.pass[cell]! };
}

/**
 * The figures with everything that follows from counted votes computed anew; axes, places and groups stay as they are. Whole computations and those between two of them both end here,
 * so that following votes one by one gives what counting from the beginning gives. `counts` has the groups and statements of the figures; `marks` in any order, a statement without one is shown.
 */
export function recounted(figures: Figures, counts: Counts, marks: Iterable<StatementMark>): Figures {
  const numbers = figures.statements.map((statement) => statement.number);
  const markOf = new Map(Array.from(marks, (mark) => [mark.number, mark]));
  const eligible = Uint8Array.from(numbers, (number) => (markOf.get(number)?.shown === false || markOf.get(number)?.meta === true ? 0 : 1));
  const { significance } = figures.parameters;
  const everybody = counts.groups * counts.statements;
  let votes = 0;
  const statements = figures.statements.map((statement, column) => {
    const count = countAt(counts, everybody + column);
    votes += count.agree + count.disagree + count.pass;
    const across = acrossGroups(counts, column);
    const priority = markOf.get(statement.number)?.meta === true ? metaPriority : priorityOf(count.agree, count.disagree, count.pass, statement.extremity);
    return { ...statement, count, commonAgree: across?.commonAgree ?? null, commonDisagree: across?.commonDisagree ?? null, division: across?.division ?? null, priority };
  });
  return {
    ...figures,
    sample: { ...figures.sample, votes },
    statements,
    groups: figures.groups.map((group) => ({
      ...group,
      representative: representativeOf(counts, group.index, numbers, eligible, significance),
      counts: numbers.map((_, column) => countAt(counts, group.index * counts.statements + column)),
    })),
    majority: majorityOf(counts, numbers, eligible, significance),
    common: commonOf(counts, numbers, eligible, significance),
    dividing: dividingOf(counts, numbers, eligible, significance),
    unsure: unsureOf(counts, numbers, eligible),
  };
}
