import { describe, expect, test } from 'vitest';
import { ballotsOf, indexOfNumber } from './ballots.ts';
import { countsOf, moveVote, noCounts, type Counts, type Sums } from './counts.ts';
import { knownTown, type KnownTown } from './known-town.fixture.ts';
import { lotOf } from './lot.ts';
import { differenceZ, shareZ, smoothed, wilson } from './share.ts';

function countsOfTown({ votes, marks, groupOf }: KnownTown, groups: number): Counts {
  const ballots = ballotsOf(votes, marks.map(({ number }) => number));
  return countsOf(ballots, Int8Array.from(ballots.people, (number) => groupOf.get(number)!), groups);
}

describe('counting votes', () => {
  test.each([1, 2, 3, 4, 5])('following votes that are cast, changed and taken back gives what counting again gives (sequence %i)', (seed) => {
    const lot = lotOf(seed);
    const [people, statements, groups] = [20, 9, 3];
    const groupOf = Int8Array.from({ length: people }, () => lot.below(groups + 1) - 1);
    const standing = new Map<string, { person: number; statement: number; value: number }>();
    const followed = noCounts(groups, statements);
    for (let step = 1; step <= 600; step += 1) {
      const [person, column, choice] = [lot.below(people), lot.below(statements), lot.below(4)];
      const key = `${person} ${column}`;
      const value = choice === 3 ? null : choice - 1;
      moveVote(followed, { group: groupOf[person]!, column, before: standing.get(key)?.value ?? null, value });
      if (value === null) standing.delete(key);
      else standing.set(key, { person: person + 1, statement: column + 1, value });
      if (step % 50 !== 0) continue;
      const list = [...standing.values()];
      const ballots = ballotsOf({ person: list.map(({ person: number }) => number), statement: list.map(({ statement }) => statement), value: list.map(({ value: vote }) => vote) }, Array.from({ length: statements }, (_, at) => at + 1));
      expect(followed).toEqual(countsOf(ballots, Int8Array.from(ballots.people, (number) => groupOf[number - 1]!), groups));
    }
    expect(standing.size).toBeGreaterThan(50);
  });

  test('everybody is the sum of the groups and of those in no group, and all votes are counted once', () => {
    const town = knownTown({ seed: 7 });
    const counts = countsOfTown(town, 3);
    const groupless = countsOf(ballotsOf(town.votes), new Int8Array(town.groupOf.size).fill(-1), 0);
    for (const choice of ['agree', 'disagree', 'pass'] as const) {
      const [cells, all] = [counts[choice], groupless[choice]];
      expect([...cells.subarray(3 * counts.statements)]).toEqual([...all]);
    }
    expect([counts.agree, counts.disagree, counts.pass].reduce((sum, cells) => [...cells.subarray(3 * counts.statements)].reduce((row, cell) => row + cell, sum), 0)).toBe(town.votes.value.length);
    // Six people only pass, so that they are in no group: the groups have fewer passes than everybody, and all of the rest.
    for (let column = 0; column < counts.statements; column += 1) {
      const rowsOf = (cells: Sums): number[] => [0, 1, 2, 3].map((row) => cells[row * counts.statements + column]!);
      for (const cells of [counts.agree, counts.disagree]) expect(rowsOf(cells)[3]).toBe(rowsOf(cells)[0]! + rowsOf(cells)[1]! + rowsOf(cells)[2]!);
      const passedOnly = town.votes.statement.reduce((sum, statement, at) => sum + (statement === column + 1 && town.groupOf.get(town.votes.person[at]!) === -1 ? 1 : 0), 0);
      expect(rowsOf(counts.pass)[3]).toBe(rowsOf(counts.pass)[0]! + rowsOf(counts.pass)[1]! + rowsOf(counts.pass)[2]! + passedOnly);
    }
  });

  test('the order in which votes came does not matter', () => {
    const town = knownTown({ seed: 3 });
    const order = Array.from(town.votes.value.keys()).toReversed();
    const turned = { person: order.map((at) => town.votes.person[at]!), statement: order.map((at) => town.votes.statement[at]!), value: order.map((at) => town.votes.value[at]!) };
    expect(countsOfTown({ ...town, votes: { person: Int32Array.from(turned.person), statement: Int32Array.from(turned.statement), value: Int8Array.from(turned.value) } }, 3)).toEqual(countsOfTown(town, 3));
  });

  test('nobody and nothing is counted as nothing', () => {
    const empty = countsOf(ballotsOf({ person: [], statement: [], value: [] }), new Int8Array(0), 0);
    expect(empty).toEqual({ groups: 0, statements: 0, agree: new Int32Array(0), disagree: new Int32Array(0), pass: new Int32Array(0) });
  });
});

describe('the town whose groups are known', () => {
  test('is the same from the same seed, and another from another', () => {
    expect(knownTown({ seed: 5 })).toEqual(knownTown({ seed: 5 }));
    expect(knownTown({ seed: 5 }).votes).not.toEqual(knownTown({ seed: 6 }).votes);
  });

  test('has a campaign that votes alike, people who only pass, and about as many votes as asked', () => {
    const { votes, campaign, groupOf, marks } = knownTown({ people: 400, statements: 60, campaign: 20, density: 0.3 });
    const ballots = ballotsOf(votes, marks.map(({ number }) => number));
    const ballotOf = (number: number): string => {
      const person = indexOfNumber(ballots.people, number);
      const [from, to] = [ballots.rowStart[person]!, ballots.rowStart[person + 1]!];
      return `${ballots.column.subarray(from, to).join(' ')}: ${ballots.value.subarray(from, to).join(' ')}`;
    };
    expect(new Set(campaign.map(ballotOf)).size).toBe(1);
    expect([...groupOf.values()].filter((group) => group === -1)).toHaveLength(6);
    expect(votes.value.length / (400 * 60)).toBeCloseTo(0.3, 1);
    expect([0, 1, 2].map((group) => [...groupOf.values()].filter((of) => of === group).length)).toSatisfy(([large, middle, small]: number[]) => large! > middle! && middle! > small!);
  });
});

describe('shares of small numbers', () => {
  test('have the interval that Wilson gives', () => {
    // Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I, method 3: 81/263, 15/148, 0/20, 1/29.
    for (const [part, n, low, high] of [[81, 263, 0.2553, 0.3662], [15, 148, 0.0624, 0.1605], [0, 20, 0, 0.1611], [1, 29, 0.0061, 0.1718]] as const) {
      const share = wilson(part, n);
      expect(share.share).toBe(part / n);
      expect(share.low).toBeCloseTo(low, 4);
      expect(share.high).toBeCloseTo(high, 4);
    }
  });

  test('contain the share, stay within 0 and 1, and never are no number', () => {
    for (let n = 0; n <= 40; n += 1) {
      for (let part = 0; part <= n; part += 1) {
        const { share, low, high } = wilson(part, n);
        expect([0, low, share, high, 1]).toSatisfy((bounds: number[]) => bounds.every((bound, at) => at === 0 || bounds[at - 1]! <= bound));
        for (const figure of [smoothed(part, n), shareZ(part, n), differenceZ(part, n, 0, 0), differenceZ(part, n, n, n), differenceZ(0, 0, part, n)]) expect(figure).toSatisfy(Number.isFinite);
      }
    }
  });

  test('nothing is known without votes', () => {
    expect(wilson(0, 0)).toEqual({ share: 0, low: 0, high: 1 });
    expect(smoothed(0, 0)).toBe(0.5);
    expect(differenceZ(0, 0, 0, 0)).toBe(0);
  });
});
