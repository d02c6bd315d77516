import { describe, expect, test } from 'vitest';
import { ballotsOf, type VoteList } from './ballots.ts';
import { knownTown } from './known-town.fixture.ts';
import { lotOf, type Lot } from './lot.ts';
import { reckon } from './reckon.ts';
import { defaultParameters, firstMemory } from './reckoning.ts';

type Cell = readonly [person: number, statement: number, value: number];

function listOf(cells: readonly Cell[]): VoteList {
  return { person: cells.map(([person]) => person), statement: cells.map(([, statement]) => statement), value: cells.map(([, , value]) => value) };
}

/** Of so many towns, how many go beyond chance; each is made by a lot of its own. Groups are not made again, which costs most and is not asked here. */
function beyondOf(towns: number, make: (lot: Lot) => Cell[], weightOf?: (lot: Lot) => number): number {
  let beyond = 0;
  for (let seed = 1; seed <= towns; seed += 1) {
    const lot = lotOf(31, seed);
    const ballots = ballotsOf(listOf(make(lot)));
    const weights = weightOf && Float64Array.from(ballots.people, () => weightOf(lot));
    const { figures } = reckon({ ballots, marks: [], parameters: { ...defaultParameters, seed, resamplings: 1 }, memory: firstMemory, barred: [], ...(weights && { weights }) });
    if (figures.beyondChance) beyond += 1;
  }
  return beyond;
}

/** Everybody on every statement, each vote by itself. */
function thrown(lot: Lot, people: number, statements: number, agree: number): Cell[] {
  return Array.from({ length: people * statements }, (_, at) => [1 + Math.floor(at / statements), 1 + (at % statements), lot.share() < agree ? 1 : -1]);
}

describe('votes that do not go together pass for it once in a hundred times', () => {
  test.each<[string, number, (lot: Lot) => Cell[]]>([
    ['one statement, of which dealing changes nothing', 100, (lot) => thrown(lot, 40, 1, 0.5)],
    ['one vote each', 100, (lot) => Array.from({ length: 60 }, (_, at) => [at + 1, 1 + lot.below(5), lot.share() < 0.5 ? 1 : -1])],
    ['one statement that divides and one on which all are of one mind', 100, (lot) => thrown(lot, 40, 2, 0.5).map(([person, statement, value]) => [person, statement, statement === 1 ? value : 1])],
  ])('never: %s', (_name, towns, make) => {
    expect(beyondOf(towns, make)).toBe(0);
  });

  test.each([[20, 3, 0.95], [60, 5, 0.98], [200, 10, 0.995]])('where a few votes decide: %i people, %i statements, %d of all agree', (people, statements, agree) => {
    expect(beyondOf(300, (lot) => thrown(lot, people, statements, agree))).toBeLessThanOrEqual(7);
  });

  test('with weights that are far apart as without, neither oftener nor hardly ever', () => {
    const beyond = beyondOf(600, (lot) => thrown(lot, 40, 8, 0.8), (lot) => Math.exp(6 * lot.share()));
    expect(beyond).toBeGreaterThanOrEqual(2);
    expect(beyond).toBeLessThanOrEqual(14);
  });
});

test('camps among hundreds of statements are beyond chance, few votes each', () => {
  const { votes, marks } = knownTown({ people: 400, statements: 300, density: 0.1, groups: 2 });
  const { figures } = reckon({ ballots: ballotsOf(votes), marks, parameters: { ...defaultParameters, seed: 1, resamplings: 1 }, memory: firstMemory, barred: [] });
  expect(figures.beyondChance).toBe(true);
});
