import { describe, expect, test } from 'vitest';
import { ballotsOf, countedPeople, formingStatements, indexOfNumber, keepPeople, speakingPeople, type VoteList } from './ballots.ts';
import { countsOf } from './counts.ts';
import { followVotes } from './figures.ts';
import { foundGroups } from './found-groups.ts';
import { knownTown } from './known-town.fixture.ts';
import { layoutOf } from './layout.ts';
import { lotOf } from './lot.ts';
import { reckon, type Question } from './reckon.ts';
import { defaultParameters, firstMemory, type Reckoning } from './reckoning.ts';
import { wilson } from './share.ts';
import { weightedCountsOf } from './weighted-counts.ts';
import { effectiveSize, scaledWeights, weightFault, weightsFault } from './weights.ts';

const parameters = { ...defaultParameters, seed: 20_261_123 };
const town = knownTown({ people: 150 });
const ballots = ballotsOf(town.votes, town.marks.map(({ number }) => number));

function asked(weighs: ((number: number) => number) | null, more: Partial<Question> = {}): Question {
  const of = more.ballots ?? ballots;
  return { ballots: of, marks: town.marks, parameters, memory: firstMemory, barred: [], ...(weighs && { weights: Float64Array.from(of.people, weighs) }), ...more };
}

function bits({ figures, places }: Reckoning): unknown {
  const hex = (list: Float64Array) => Buffer.from(list.buffer, list.byteOffset, list.byteLength).toString('hex');
  return { figures: JSON.stringify(figures), number: [...places.number], x: hex(places.x), y: hex(places.y), group: [...places.group] };
}

/** From a third to three, another one for each number. */
const unlike = (number: number): number => 3 ** (2 * lotOf(5, number).share() - 1);
const twoOfThree = (number: number): number => (number % 3 === 0 ? 2 : 1);
const weighted = reckon(asked(unlike));
const plain = reckon(asked(null));

const evenNumber = (number: number): number => 2 * (indexOfNumber(ballots.people, number) + 1);

/** The people of the town by even numbers in their order, and whoever weighs two standing there a second time under the odd number after their own. */
function standingTwice({ person, statement, value }: VoteList, weighs: (number: number) => number): VoteList {
  const numbers = Array.from(person);
  const twice = [...numbers.keys()].filter((at) => weighs(numbers[at]!) === 2);
  return {
    person: [...numbers.map(evenNumber), ...twice.map((at) => evenNumber(numbers[at]!) + 1)],
    statement: [...Array.from(statement), ...twice.map((at) => statement[at]!)],
    value: [...Array.from(value), ...twice.map((at) => value[at]!)],
  };
}

describe('weights that are all the same', () => {
  test.each([1, 0.1])('of %d each give, bit for bit, what no weights give', (weight) => {
    expect(bits(reckon(asked(() => weight)))).toEqual(bits(plain));
  });

  test('of 1 also go through every weighted formula without changing a bit', () => {
    const forms = formingStatements(ballots, town.marks);
    const speaking = keepPeople(ballots, speakingPeople(ballots, forms));
    const counted = countedPeople(speaking, parameters.votesLeast, parameters.peopleLeast);
    const ones = new Float64Array(speaking.people.length).fill(1);
    const [layout, same] = [null, ones].map((weights) => layoutOf(speaking, forms, parameters.movement, null, [1, 1], weights)!);
    expect(same).toEqual(layout);
    const found = foundGroups(layout!, counted, parameters, firstMemory);
    expect(found.groups).toBe(3);
    expect(foundGroups(same!, counted, parameters, firstMemory, ones)).toEqual(found);
    const groupOf = Int8Array.from(ballots.people, (number) => town.groupOf.get(number)!);
    const [counts, sums] = [countsOf(ballots, groupOf, 3), weightedCountsOf(ballots, groupOf, 3, new Float64Array(ballots.people.length).fill(1))];
    for (const choice of ['agree', 'disagree', 'pass'] as const) expect([...sums[choice]]).toEqual([...counts[choice]]);
    expect([...sums.squares!]).toEqual([...counts.agree].map((agree, cell) => agree + counts.disagree[cell]! + counts.pass[cell]!));
  });
});

describe('weights that differ', () => {
  test('give other figures, which say so', () => {
    expect(weighted.figures.state).toBe('grouped');
    expect(weighted.figures.weighting!.effective).toBeGreaterThan(100);
    expect(weighted.figures.weighting!.effective).toBeLessThan(ballots.people.length);
    expect(plain.figures).not.toHaveProperty('weighting');
    expect(JSON.stringify(plain.figures)).not.toContain('squares');
    expect(weighted.figures.axes).not.toEqual(plain.figures.axes);
    expect(weighted.figures.sample).toEqual(plain.figures.sample);
    expect(weighted.figures.alike).toEqual(plain.figures.alike);
  });

  test('change no bit in another order of votes and people, nor in another unit', () => {
    const order = Array.from(town.votes.value.keys()).toReversed();
    const turned = ballotsOf({ person: order.map((at) => town.votes.person[at]!), statement: order.map((at) => town.votes.statement[at]!), value: order.map((at) => town.votes.value[at]!) }, town.marks.map(({ number }) => number).toReversed());
    expect(bits(reckon(asked(unlike, { ballots: turned, marks: town.marks.toReversed() })))).toEqual(bits(weighted));
    for (const unit of [1 / 3, 12_345.678]) expect(bits(reckon(asked((number) => unit * unlike(number))))).toEqual(bits(weighted));
  });

  test('let somebody who weighs two count as two who vote alike, in means, axes, groups, counts and shares', () => {
    const twice = ballotsOf(standingTwice(town.votes, twoOfThree), town.marks.map(({ number }) => number));
    const [heavy, often] = [reckon(asked(twoOfThree)), reckon(asked(null, { ballots: twice }))];
    // Weights have the mean 1: together people weigh as many as they are, not as many as stand there.
    const scale = twice.people.length / ballots.people.length;
    expect(heavy.figures.groups).toHaveLength(3);
    expect(often.figures.groups).toHaveLength(3);
    for (const [at, { count }] of often.figures.statements.entries()) {
      const own = heavy.figures.statements[at]!.count;
      for (const choice of ['agree', 'disagree', 'pass'] as const) expect(own[choice] * scale).toBeCloseTo(count[choice], 3);
      expect(own.agree / (own.agree + own.disagree + own.pass)).toBeCloseTo(count.agree / (count.agree + count.disagree + count.pass), 5);
    }
    for (const which of [0, 1] as const) for (const [at, loading] of often.figures.axes!.components[which].entries()) expect(heavy.figures.axes!.components[which][at]!).toBeCloseTo(loading, 5);
    for (const [at, mean] of often.figures.axes!.centre.entries()) expect(heavy.figures.axes!.centre[at]!).toBeCloseTo(mean, 5);
    for (const [at, { people, counts }] of often.figures.groups.entries()) {
      expect(heavy.figures.groups[at]!.people * scale).toBeCloseTo(people, 3);
      for (const [column, { agree }] of counts.entries()) expect(heavy.figures.groups[at]!.counts[column]!.agree * scale).toBeCloseTo(agree, 3);
    }
    const groupOf = new Map([...often.places.number].map((number, at) => [number, often.places.group[at]]));
    expect([...heavy.places.number].map((number) => groupOf.get(evenNumber(number)))).toEqual([...heavy.places.group]);
  });

  test('make intervals as wide as the effective number of people asks for, not as narrow as the sum of weights', () => {
    for (const group of weighted.figures.groups) {
      for (const { number, direction, group: share } of group.representative) {
        const { agree, disagree, pass, squares, ...own } = group.counts[weighted.figures.statements.findIndex((statement) => statement.number === number)]!;
        expect(own).toEqual({});
        const sum = agree + disagree + pass;
        const n = sum ** 2 / squares!;
        const voted = [...weighted.places.number].filter((person, at) => weighted.places.group[at] === group.index && town.votes.person.some((who, vote) => who === person && town.votes.statement[vote] === number));
        expect(n).toBeLessThan(voted.length);
        expect(share.n).toBeCloseTo(n, 9);
        expect(share.share).toBeCloseTo((direction === 'agree' ? agree : disagree) / sum, 9);
        expect(share.high).toBeCloseTo(wilson(share.share * n, n).high, 9);
      }
    }
  });

  test('leave barred people out as if they had never been there, with what they weigh', () => {
    const barred = [...town.groupOf.keys()].slice(0, 12);
    const kept = [...town.votes.person.keys()].filter((at) => !barred.includes(town.votes.person[at]!));
    const fewer = ballotsOf({ person: kept.map((at) => town.votes.person[at]!), statement: kept.map((at) => town.votes.statement[at]!), value: kept.map((at) => town.votes.value[at]!) }, town.marks.map(({ number }) => number));
    const left = reckon(asked((number) => (barred.includes(number) ? 40 : unlike(number)), { barred }));
    expect(bits({ ...left, figures: { ...left.figures, sample: { ...left.figures.sample, barred: 0 } } })).toEqual(bits(reckon(asked(unlike, { ballots: fewer }))));
  });

  test('make no group of four people, however much they weigh, and no number that is none', () => {
    const cells = Array.from({ length: 24 * 10 }, (_, at) => at);
    const few = ballotsOf({ person: cells.map((at) => 1 + Math.floor(at / 10)), statement: cells.map((at) => 1 + (at % 10)), value: cells.map((at) => (at < 40 ? -1 : 1)) });
    expect(reckon(asked((number) => (number <= 4 ? 20 : 1), { ballots: few, marks: [] })).figures).toMatchObject({ state: 'unstable', groups: [] });
    for (const [people, statements] of [[0, 0], [1, 12], [2, 12], [40, 1], [40, 12]] as const) {
      for (const vote of [0, 1]) {
        const all = Array.from({ length: people * statements }, (_, at) => at);
        const same = ballotsOf({ person: all.map((at) => 1 + Math.floor(at / statements)), statement: all.map((at) => 1 + (at % statements)), value: all.map(() => vote) });
        JSON.stringify(reckon(asked(unlike, { ballots: same, marks: [] })), (_key, value: unknown) => {
          if (typeof value === 'number') expect(value).toSatisfy(Number.isFinite);
          return value;
        });
      }
    }
  });

  test('do not follow votes: what the city shows is never weighted', () => {
    expect(() => followVotes(weighted.figures, [], town.marks)).toThrow('do not follow votes');
  });
});

describe('weights that cannot be used', () => {
  test.each([[NaN, 'a number'], [Infinity, 'a number'], [0, 'more than 0'], [-1, 'more than 0'], [1e-12, 'between'], [1e12, 'between']])('%d is refused, and said why', (weight, why) => {
    expect(weightFault(weight)).toContain(why);
    expect(() => reckon(asked((number) => (number === ballots.people[3] ? weight : 1)))).toThrow(`weight 3 is ${weight}`);
  });

  test('are also those of which a few would decide everything, and too few or too many of them', () => {
    expect(weightsFault([1, 1000, 500])).toBeNull();
    expect(weightsFault([1, 1001])).toContain('more than 1000 times');
    expect(() => reckon(asked(null, { weights: new Float64Array(3).fill(1) }))).toThrow(`There are 3 weights for ${ballots.people.length} people.`);
  });

  test('while usual ones have the mean 1 in whole millionths, whatever their unit', () => {
    const scaled = scaledWeights(Float64Array.of(500, 1000, 1500))!;
    expect([...scaled]).toEqual([0.5, 1, 1.5]);
    expect(scaledWeights(Float64Array.of(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1))).toBeNull();
    expect(scaledWeights(new Float64Array(0))).toBeNull();
    expect([...scaledWeights(Float64Array.of(1, 2))!].every((weight) => Number.isInteger(weight * 2 ** 20))).toBe(true);
    expect(effectiveSize(scaled)).toBeCloseTo(9 / 3.5, 12);
    expect(effectiveSize(new Float64Array(7).fill(0.3))).toBeCloseTo(7, 9);
    expect(effectiveSize(new Float64Array(0))).toBe(0);
  });
});
