import { describe, expect, test } from 'vitest';
import { ballotsOf, type StatementMark } from './ballots.ts';
import { countsOf, noCounts, type Counts } from './counts.ts';
import { uncounted } from './figures.fixture.ts';
import { recounted } from './figures.ts';
import { knownTown, type Kind, type KnownTown } from './known-town.fixture.ts';
import { lotOf } from './lot.ts';
import type { Figures } from './reckoning.ts';
import { representativeOf } from './representative.ts';

const significance = 1.2816;

/** What counts of statements 1, 2, … say. */
function told(counts: Counts, marks: readonly StatementMark[] = [], numbers = Array.from({ length: counts.statements }, (_, at) => at + 1)): Figures {
  return recounted(uncounted(numbers, counts.groups), counts, marks);
}

/** Figures of the town with its true groups; without a picture. */
function figuresOfTown({ votes, marks, groupOf }: KnownTown, groups = 3): Figures {
  const ballots = ballotsOf(votes, marks.map(({ number }) => number));
  return told(countsOf(ballots, Int8Array.from(ballots.people, (number) => (groups === 0 ? -1 : groupOf.get(number)!)), groups), marks);
}

/** Counts of groups on statements, written as [agree, disagree, pass]. */
function written(rows: readonly (readonly (readonly [number, number, number])[])[]): Counts {
  const statements = rows[0]!.length;
  const counts = noCounts(rows.length, statements);
  for (const [group, cells] of rows.entries()) {
    for (const [column, [agree, disagree, pass]] of cells.entries()) {
      for (const row of [group, rows.length]) {
        counts.agree[row * statements + column]! += agree;
        counts.disagree[row * statements + column]! += disagree;
        counts.pass[row * statements + column]! += pass;
      }
    }
  }
  return counts;
}

describe('in a town whose groups are known', () => {
  const town = knownTown({ people: 600 });
  const figures = figuresOfTown(town);
  const kinds = (numbers: readonly number[]): Set<Kind> => new Set(numbers.map((number) => town.kindOf.get(number)!));

  test('each group is told by five statements that divide the town, agreements first', () => {
    for (const { representative } of figures.groups) {
      expect(representative).toHaveLength(5);
      expect(kinds(representative.map(({ number }) => number))).toEqual(new Set(['dividing']));
      expect(representative.map(({ direction }) => direction)).toEqual(representative.map(({ direction }) => direction).toSorted());
      expect(representative[0]!.direction).toBe('agree');
      for (const { group, rest } of representative) expect(group.share).toBeGreaterThan(rest.share);
    }
  });

  test('what unites it, divides it and leaves it unsure is what was put in', () => {
    expect(figures.common.length).toBeGreaterThan(5);
    for (const { number, direction } of figures.common) expect(town.kindOf.get(number)).toBe(`common-${direction}`);
    expect(figures.dividing).toHaveLength(10);
    expect(kinds(figures.dividing)).toEqual(new Set(['dividing']));
    expect(kinds(figures.unsure)).toEqual(new Set(['unsure']));
    expect(figures.majority.agree).toHaveLength(5);
    expect(figures.majority.disagree).toHaveLength(5);
  });

  test('lists are ordered by what they say', () => {
    const of = new Map(figures.statements.map((statement) => [statement.number, statement]));
    const divisions = figures.dividing.map((number) => of.get(number)!.division!);
    expect(divisions).toEqual(divisions.toSorted((one, other) => other - one));
    const shares = figures.common.map(({ number, direction }) => (direction === 'agree' ? of.get(number)!.commonAgree! : of.get(number)!.commonDisagree!));
    expect(shares).toEqual(shares.toSorted((one, other) => other - one));
  });

  test('a statement that moderators took out, or that asks about the person, is counted and stands in no list', () => {
    const out = new Set([figures.dividing[0]!, figures.unsure[0]!, figures.majority.agree[0]!, figures.common[0]!.number, figures.groups[0]!.representative[0]!.number]);
    for (const change of [{ shown: false }, { meta: true }] satisfies Partial<StatementMark>[]) {
      const after = figuresOfTown({ ...town, marks: town.marks.map((mark) => (out.has(mark.number) ? { ...mark, ...change } : mark)) });
      const listed = [...after.dividing, ...after.unsure, ...after.majority.agree, ...after.majority.disagree, ...after.common.map(({ number }) => number), ...after.groups.flatMap(({ representative }) => representative.map(({ number }) => number))];
      expect(listed.filter((number) => out.has(number))).toEqual([]);
      expect(after.statements.map(({ count }) => count)).toEqual(figures.statements.map(({ count }) => count));
      for (const { number, priority } of after.statements) if (out.has(number)) expect(priority).toBe('meta' in change ? 49 : 0);
    }
  });

  test('somebody who only passes changes no ranking of any group, nor what unites and divides', () => {
    const passing = { person: [...town.votes.person], statement: [...town.votes.statement], value: [...town.votes.value] };
    const added = 2_147_483_647;
    for (const { number } of town.marks) {
      passing.person.push(added);
      passing.statement.push(number);
      passing.value.push(0);
    }
    const after = figuresOfTown({ ...town, votes: { person: Int32Array.from(passing.person), statement: Int32Array.from(passing.statement), value: Int8Array.from(passing.value) }, groupOf: new Map([...town.groupOf, [added, -1]]) });
    expect(after.groups).toEqual(figures.groups);
    expect(after.common).toEqual(figures.common);
    expect(after.dividing).toEqual(figures.dividing);
    expect(after.statements.map(({ count }) => count.pass)).toEqual(figures.statements.map(({ count }) => count.pass + 1));
  });

  test('without groups only what all say is told', () => {
    const after = figuresOfTown(town, 0);
    expect(after.groups).toEqual([]);
    expect([after.common, after.dividing]).toEqual([[], []]);
    expect(after.statements.every(({ commonAgree, commonDisagree, division }) => commonAgree === null && commonDisagree === null && division === null)).toBe(true);
    expect(after.majority).toEqual(figures.majority);
    expect(after.unsure).toEqual(figures.unsure);
    expect(after.statements.map(({ priority }) => priority)).toEqual(figures.statements.map(({ priority }) => priority));
  });
});

describe('with few votes', () => {
  test('a group that agrees with the rest in everything is told by what sets it apart most: never by nothing', () => {
    const counts = written([
      [[2, 3, 3], [1, 2, 3]],
      [[20, 30, 30], [10, 20, 31]],
    ]);
    expect(representativeOf(counts, 0, [1, 2], [1, 1], significance)).toHaveLength(1);
    expect(representativeOf(counts, 1, [1, 2], [1, 1], significance)).toHaveLength(1);
  });

  test('a group that says nothing is told by nothing', () => {
    const counts = written([[[0, 0, 0], [0, 0, 4]], [[3, 0, 0], [0, 3, 0]]]);
    expect(representativeOf(counts, 0, [1, 2], [1, 1], significance)).toEqual([]);
  });

  test('a large group does not speak for a small one: what one group is against unites nobody', () => {
    const figures = told(written([[[90, 5, 5]], [[1, 5, 0]]]));
    expect(figures.majority.agree).toEqual([1]);
    expect(figures.common).toEqual([]);
    expect(figures.dividing).toEqual([1]);
  });

  test('what hardly anybody of a group said anything about unites nobody yet', () => {
    expect(told(written([[[90, 5, 5]], [[0, 0, 0]]])).common).toEqual([]);
    expect(told(written([[[90, 5, 5]], [[1, 0, 0]]])).common).toEqual([]);
    expect(told(written([[[90, 5, 5]], [[2, 1, 0]]])).common).toEqual([]);
    expect(told(written([[[90, 5, 5]], [[4, 1, 0]]])).common).toEqual([{ number: 1, direction: 'agree' }]);
    expect(told(written([[[5, 90, 5]], [[1, 4, 0]]])).common).toEqual([{ number: 1, direction: 'disagree' }]);
  });

  test('one pass of one vote is not what people are most unsure about', () => {
    expect(told(written([[[0, 0, 1], [30, 20, 50], [80, 20, 0]]])).unsure).toEqual([2]);
    expect(told(written([[[4, 4, 0], [0, 0, 0]]])).unsure).toEqual([]);
  });

  test('people are not called unsure where chance alone makes them pass as often', () => {
    expect(told(written([[[46, 45, 9], [45, 48, 7], [47, 48, 5], [45, 48, 7]]])).unsure).toEqual([]);
    expect(told(written([[[46, 45, 9], [45, 48, 7], [47, 48, 5], [40, 40, 20]]])).unsure).toEqual([4]);
  });

  test('equal statements stand in the order of their numbers', () => {
    const [sure, unsure] = [[9, 0, 1], [1, 0, 9]] as const;
    const cells = [sure, sure, sure, unsure, unsure];
    const figures = told(written([cells, cells]), [], [3, 5, 7, 8, 9]);
    expect(figures.majority.agree).toEqual([3, 5, 7]);
    expect(figures.common.map(({ number }) => number)).toEqual([3, 5, 7]);
    expect(figures.unsure).toEqual([8, 9]);
    expect(figures.dividing).toEqual([]);
  });

  test('whatever the counts, no figure is no number', () => {
    const lot = lotOf(20_260_401);
    for (let round = 0; round < 300; round += 1) {
      const most = [1, 2, 5, 40][round % 4]!;
      const counts = written(Array.from({ length: 1 + lot.below(4) }, () => Array.from({ length: 3 }, () => [lot.below(most), lot.below(most), lot.below(most)] as const)));
      const figures = told(counts, [{ number: 2, meta: true, shown: true }]);
      const walk = (value: unknown): void => {
        if (typeof value === 'number') expect(value).toSatisfy(Number.isFinite);
        else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) walk(part);
      };
      walk(figures);
    }
    const none = told(noCounts(0, 0));
    expect(none).toMatchObject({ statements: [], groups: [], majority: { agree: [], disagree: [] }, common: [], dividing: [], unsure: [] });
  });
});
