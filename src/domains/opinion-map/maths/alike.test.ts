import { describe, expect, test } from 'vitest';
import { alikeSets } from './alike.ts';
import { ballotsOf } from './ballots.ts';
import { knownTown } from './known-town.fixture.ts';
import { lotOf } from './lot.ts';

const sizes = [
  { seed: 1, people: 200, statements: 40, density: 0.4 },
  { seed: 2, people: 240, statements: 100, density: 0.3 },
  { seed: 3, people: 1000, statements: 40, density: 0.4 },
];

test.each(sizes)('one in twenty of $people people who vote alike are found, and named', (size) => {
  const { votes, campaign } = knownTown({ ...size, campaign: size.people / 20 });
  const [set, ...others] = alikeSets(ballotsOf(votes));
  expect(others).toEqual([]);
  expect(set!.numbers).toEqual(expect.arrayContaining(campaign));
  expect(set!.people).toBeLessThanOrEqual(campaign.length * 1.1);
  expect(set!.share).toBeCloseTo(set!.people / size.people, 3);
  expect(set!.statements).toBeGreaterThanOrEqual(10);
});

test.each(sizes)('$people people who decide for themselves are not called alike, although most agree with their group', (size) => {
  expect(alikeSets(ballotsOf(knownTown(size).votes))).toEqual([]);
  expect(alikeSets(ballotsOf(knownTown({ ...size, agreement: 0.92 }).votes))).toEqual([]);
});

test('two people who vote the same are no campaign, and neither are many who share few votes', () => {
  expect(alikeSets(ballotsOf(knownTown({ seed: 4, campaign: 2 }).votes))).toEqual([]);
  const few = Array.from({ length: 60 * 8 }, (_, at) => at);
  expect(alikeSets(ballotsOf({ person: few.map((at) => 1 + Math.floor(at / 8)), statement: few.map((at) => at % 8), value: few.map((at) => (at % 8 < 4 ? 1 : -1)) }))).toEqual([]);
});

test('of a very large set two hundred numbers are told, and the number of all', () => {
  const { votes } = knownTown({ seed: 6, people: 3000, campaign: 300, density: 0.3 });
  const [set] = alikeSets(ballotsOf(votes));
  expect(set!.people).toBeGreaterThanOrEqual(300);
  expect(set!.numbers).toHaveLength(200);
});

describe('accounts of one hand that are not copies of each other', () => {
  /** What the hand tells its accounts to vote on each statement: its own opinion, none of a camp's. */
  const orders = (statements: number, seed: number) => {
    const lot = lotOf(seed);
    return Array.from({ length: statements }, () => (lot.below(2) === 0 ? 1 : -1));
  };

  /** A town in which one account in twenty obeys: each with a share `turned` of its answers changed, on a share `answered` of the statements. */
  function obeyed({ seed, people = 200, statements = 40, turned = 0, answered = 1 }: { seed: number; people?: number; statements?: number; turned?: number; answered?: number }) {
    const { votes, groupOf } = knownTown({ seed, people, statements, density: 0.7, passOnly: 0 });
    const hand = new Set([...groupOf.keys()].slice(0, people / 20));
    const lot = lotOf(seed + 1000);
    const told = orders(statements, seed);
    const rows = Array.from(votes.person, (person, at) => ({ person, statement: votes.statement[at]!, value: votes.value[at]! as number })).filter(({ person }) => !hand.has(person));
    for (const person of hand) {
      for (const [column, value] of told.entries()) {
        if (lot.share() < answered) rows.push({ person, statement: column + 1, value: lot.share() < turned ? -value : value });
      }
    }
    return { rows, hand: [...hand] };
  }

  const listOf = (rows: readonly { person: number; statement: number; value: number }[]) => ({ person: rows.map(({ person }) => person), statement: rows.map(({ statement }) => statement), value: rows.map(({ value }) => value) });
  const kinds = [
    { what: 'that change one answer in thirty', statements: 20, turned: 0.03, answered: 1 },
    { what: 'that change one answer in thirty', statements: 40, turned: 0.03, answered: 1 },
    { what: 'that change one answer in twenty', statements: 100, turned: 0.05, answered: 1 },
    { what: 'that each answer three quarters of the list', statements: 20, turned: 0, answered: 0.75 },
    { what: 'that each answer three quarters of the list', statements: 40, turned: 0, answered: 0.75 },
    { what: 'that each answer two thirds of the list', statements: 40, turned: 0, answered: 0.65 },
    { what: 'that do both', statements: 100, turned: 0.03, answered: 0.75 },
  ];

  test.each(kinds)('$what, of $statements statements, are found in at least nine towns of ten, and next to nobody with them', ({ statements, turned, answered }) => {
    const found = Array.from({ length: 10 }, (_, seed) => {
      const { rows, hand } = obeyed({ seed: seed + 1, statements, turned, answered });
      const sets = alikeSets(ballotsOf(listOf(rows)));
      const theirs = sets.flatMap(({ numbers }) => numbers).filter((number) => hand.includes(number)).length;
      expect(sets.flatMap(({ numbers }) => numbers).length - theirs).toBeLessThanOrEqual(2);
      for (const set of sets) expect([set.same > 0.85, set.same <= 1, set.statements >= 10]).toEqual([true, true, true]);
      return theirs >= hand.length / 2;
    });
    expect(found.filter(Boolean).length).toBeGreaterThanOrEqual(9);
  });

  test('are the same set to the last bit in whatever order votes, people and statements come', () => {
    const { rows } = obeyed({ seed: 3, turned: 0.03, answered: 0.8 });
    const sets = alikeSets(ballotsOf(listOf(rows)));
    expect(sets[0]!.same).toBeLessThan(1);
    const lot = lotOf(5);
    for (let round = 0; round < 5; round += 1) {
      const mixed = rows.map((row) => ({ row, at: lot.share() })).toSorted((one, other) => one.at - other.at);
      expect(alikeSets(ballotsOf(listOf(mixed.map(({ row }) => row))))).toEqual(sets);
    }
    expect(alikeSets(ballotsOf(listOf(rows.toReversed())))).toEqual(sets);
  });

  test('are not seen in people who pass on nearly everything', () => {
    const { rows } = obeyed({ seed: 7, turned: 0, answered: 0 });
    const lot = lotOf(8);
    const passers = Array.from({ length: 12 * 40 }, (_, at) => ({ person: 2 ** 31 - 20 + Math.floor(at / 40), statement: 1 + (at % 40), value: lot.share() < 0.05 ? 1 : 0 }));
    expect(alikeSets(ballotsOf(listOf([...rows, ...passers])))).toEqual([]);
  });

  test('are seen in at most one town of twenty in which people nearly always say what their camp says', () => {
    const seen = [2, 3, 4].flatMap((groups) =>
      [20, 30, 40, 60].flatMap((statements) => [0.4, 0.8].flatMap((density) => [54, 120].map((people) => alikeSets(ballotsOf(knownTown({ seed: groups * 1000 + statements + people, people, statements, groups, density, agreement: 0.92 }).votes)).length > 0))),
    );
    expect(seen.filter(Boolean).length).toBeLessThanOrEqual(seen.length / 20);
  });
});
