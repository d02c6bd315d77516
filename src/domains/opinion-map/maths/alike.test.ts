import { expect, test } from 'vitest';
import { alikeSets } from './alike.ts';
import { ballotsOf } from './ballots.ts';
import { knownTown } from './known-town.fixture.ts';

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
