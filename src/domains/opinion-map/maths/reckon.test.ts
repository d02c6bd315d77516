import { describe, expect, test } from 'vitest';
import { ballotsOf, type StatementMark, type VoteList } from './ballots.ts';
import { knownTown, type KnownTown } from './known-town.fixture.ts';
import { lotOf } from './lot.ts';
import { reckon, type Question } from './reckon.ts';
import { defaultParameters, firstMemory, type Reckoning } from './reckoning.ts';

const parameters = { ...defaultParameters, seed: 20_261_123 };

function asked(votes: VoteList, marks: readonly StatementMark[] = [], more: Partial<Question> = {}): Question {
  return { ballots: ballotsOf(votes, marks.map(({ number }) => number)), marks, parameters, memory: firstMemory, barred: [], ...more };
}

/** Every bit of an answer: also those of numbers that print alike. */
function bits({ figures, places }: Reckoning): unknown {
  const hex = (list: Float64Array) => Buffer.from(list.buffer, list.byteOffset, list.byteLength).toString('hex');
  return { figures: JSON.stringify(figures), number: [...places.number], x: hex(places.x), y: hex(places.y), group: [...places.group] };
}

/** The votes in another order, drawn by lot. */
function shuffled({ person, statement, value }: VoteList, seed: number): VoteList {
  const lot = lotOf(seed);
  const order = Array.from({ length: person.length }, (_, at) => ({ at, key: lot.share() })).toSorted((one, other) => one.key - other.key).map(({ at }) => at);
  return { person: order.map((at) => person[at]!), statement: order.map((at) => statement[at]!), value: order.map((at) => value[at]!) };
}

function filtered({ person, statement, value }: VoteList, keep: (person: number) => boolean): VoteList {
  const kept = Array.from({ length: person.length }, (_, at) => at).filter((at) => keep(person[at]!));
  return { person: kept.map((at) => person[at]!), statement: kept.map((at) => statement[at]!), value: kept.map((at) => value[at]!) };
}

function added({ person, statement, value }: VoteList, votes: readonly (readonly [person: number, statement: number, value: number])[]): VoteList {
  return { person: [...Array.from(person), ...votes.map(([who]) => who)], statement: [...Array.from(statement), ...votes.map(([, what]) => what)], value: [...Array.from(value), ...votes.map(([, , how]) => how)] };
}

/** Share of the people in the picture whose group is the one that was put in, groups matched by whom most of them hold. */
function foundShare(town: KnownTown, { places, figures }: Reckoning): number {
  let right = 0;
  for (const { index } of figures.groups) {
    const sizes = new Map<number, number>();
    for (const [at, number] of places.number.entries()) if (places.group[at] === index) sizes.set(town.groupOf.get(number)!, (sizes.get(town.groupOf.get(number)!) ?? 0) + 1);
    right += Math.max(...sizes.values());
  }
  return right / places.number.length;
}

const town = knownTown();
const answer = reckon(asked(town.votes, town.marks));

test('the groups of a town that is known are found, and hold', () => {
  expect(answer.figures.state).toBe('grouped');
  expect(answer.figures.groups).toHaveLength(3);
  expect(answer.figures.stability).toBeGreaterThan(0.8);
  expect(foundShare(town, answer)).toBeGreaterThan(0.9);
});

test.each([2, 3])('%i groups of a larger town are found, even with one vote in four', (groups) => {
  const larger = knownTown({ seed: groups, people: 600, statements: 60, density: 0.25, groups });
  const { figures, places } = reckon(asked(larger.votes, larger.marks));
  expect(figures.groups).toHaveLength(groups);
  expect(foundShare(larger, { figures, places })).toBeGreaterThan(0.9);
});

test('the order of votes, of people and of statements changes no bit of the answer', () => {
  for (const seed of [1, 2]) expect(bits(reckon(asked(shuffled(town.votes, seed), town.marks.toReversed())))).toEqual(bits(answer));
});

test('somebody who only passes changes nothing but the counts of passes', () => {
  const passed = added(town.votes, town.marks.map(({ number }) => [1_000_000_000, number, 0] as const));
  const { figures, places } = reckon(asked(passed, town.marks));
  expect(places).toEqual(answer.places);
  expect(figures.groups).toEqual(answer.figures.groups);
  expect(figures.axes).toEqual(answer.figures.axes);
  expect([figures.common, figures.dividing]).toEqual([answer.figures.common, answer.figures.dividing]);
  expect(figures.sample).toEqual({ ...answer.figures.sample, people: answer.figures.sample.people + 1, passedOnly: answer.figures.sample.passedOnly + 1, votes: answer.figures.sample.votes + town.marks.length });
  expect(figures.statements.map(({ count }) => count)).toEqual(answer.figures.statements.map(({ count }) => ({ ...count, pass: count.pass + 1 })));
});

test('barred people are as if they had never been there, and their number is told', () => {
  const barred = [...town.groupOf.keys()].slice(0, 12);
  const left = reckon(asked(town.votes, town.marks, { barred }));
  const never = reckon(asked(filtered(town.votes, (person) => !barred.includes(person)), town.marks));
  expect(left.figures.sample.barred).toBe(12);
  expect(bits({ ...left, figures: { ...left.figures, sample: { ...left.figures.sample, barred: 0 } } })).toEqual(bits(never));
});

test('votes on hidden statements and on those about the person move nobody', () => {
  const marks = town.marks.map((mark) => (mark.number === 1 ? { ...mark, shown: false } : mark));
  const before = reckon(asked(town.votes, marks));
  const formless = new Set(marks.filter(({ meta, shown }) => meta || !shown).map(({ number }) => number));
  const turned = { ...town.votes, value: town.votes.value.map((vote, at) => (formless.has(town.votes.statement[at]!) ? -vote : vote)) };
  const after = reckon(asked(turned, marks));
  expect(after.places).toEqual(before.places);
  expect(after.figures.axes).toEqual(before.figures.axes);
});

test('axes keep pointing the way they did when more people vote, and without an answer before when their signs are remembered', () => {
  const half = new Set([...town.groupOf.keys()].filter((_, at) => at % 4 !== 0));
  const earlier = reckon(asked(filtered(town.votes, (person) => half.has(person)), town.marks, { memory: { ...firstMemory, signs: [-1, -1] } }));
  const later = reckon(asked(town.votes, town.marks, { memory: earlier.figures.memory, before: earlier.figures }));
  for (const which of [0, 1] as const) {
    const along = later.figures.axes!.components[which].reduce((sum, loading, at) => sum + loading * earlier.figures.axes!.components[which][at]!, 0);
    expect(along).toBeGreaterThan(0.5);
  }
  const fromMemory = reckon(asked(town.votes, town.marks, { memory: { ...earlier.figures.memory, signs: later.figures.memory.signs } }));
  expect(fromMemory.places).toEqual(later.places);
});

test('a town without camps gets no groups, however sharply its clusters seem to part', () => {
  const lot = lotOf(5);
  const cells = Array.from({ length: 120 * 30 }, (_, at) => [1 + Math.floor(at / 30), 1 + (at % 30), lot.share() < 0.5 ? 1 : -1] as const).filter(() => lot.share() < 0.6);
  const { figures, places } = reckon(asked(added({ person: [], statement: [], value: [] }, cells)));
  expect(figures).toMatchObject({ state: 'unstable', groups: [], common: [], dividing: [] });
  expect(figures.stability).toBeLessThan(0.65);
  expect(places.group.every((group) => group === -1)).toBe(true);
});

/** Votes without any camp, each thrown by itself: nine in ten sides, the rest passes; one in twenty is missing. */
function thrown(people: number, statements: number, seed: number): VoteList {
  const lot = lotOf(7, people, statements, seed);
  const cells = Array.from({ length: people * statements }, (_, at) => [1 + Math.floor(at / statements), 1 + (at % statements), lot.share() < 0.1 ? 0 : lot.share() < 0.5 ? 1 : -1] as const);
  return added({ person: [], statement: [], value: [] }, cells.filter(() => lot.share() < 0.95));
}

describe('Few statements can be answered in few ways, so that clusters come out the same again and again also of votes thrown by dice', () => {
  const states = (votes: (seed: number) => VoteList, more: Partial<typeof parameters> = {}) => Array.from({ length: 20 }, (_, seed) => reckon(asked(votes(seed), [], { parameters: { ...parameters, ...more } })).figures);
  const shown = (figures: ReturnType<typeof states>) => figures.filter(({ state }) => state === 'grouped').length;

  test.each([[20, 3], [20, 6], [20, 10], [60, 4], [60, 8]])('%i people and %i statements: no groups are shown of dice', (people, statements) => {
    const figures = states((seed) => thrown(people, statements, seed));
    expect(shown(figures)).toBeLessThanOrEqual(1);
    expect(figures.filter(({ beyondChance }) => beyondChance === false).length).toBeGreaterThanOrEqual(18);
  });

  test('stability alone does not tell them apart, as without deals', () => {
    expect(shown(states((seed) => thrown(20, 4, seed), { deals: 0 }))).toBeGreaterThan(6);
  });

  test('camps are found all the same', () => {
    expect(shown(states((seed) => knownTown({ seed, people: 40, statements: 10, groups: 2, density: 0.9, meta: 0, passOnly: 0 }).votes))).toBeGreaterThan(16);
  });
});

test('fourteen people are too few for groups, and fifteen are enough', () => {
  const votes = (people: number) => added({ person: [], statement: [], value: [] }, Array.from({ length: people * 10 }, (_, at) => [1 + Math.floor(at / 10), 1 + (at % 10), Math.floor(at / 10) % 2 === 0 || at % 10 === 0 ? 1 : -1] as const));
  expect(reckon(asked(votes(14))).figures).toMatchObject({ state: 'too-few', stability: null, groups: [] });
  expect(reckon(asked(votes(15))).figures).toMatchObject({ state: 'grouped', groups: [{ people: 8, stability: 1 }, { people: 7, stability: 1 }] });
});

test('four people against twenty are no group, however clearly they stand apart, and five are one', () => {
  const votes = (few: number) => added({ person: [], statement: [], value: [] }, Array.from({ length: (20 + few) * 10 }, (_, at) => [1 + Math.floor(at / 10), 1 + (at % 10), Math.floor(at / 10) < few ? -1 : 1] as const));
  expect(reckon(asked(votes(4))).figures).toMatchObject({ state: 'unstable', groups: [] });
  expect(reckon(asked(votes(5))).figures).toMatchObject({ state: 'grouped', groups: [{ people: 20 }, { people: 5 }] });
});

describe('no matrix leads to a number that is none', () => {
  const everybody = (people: number, statements: number, vote: (person: number, statement: number) => number) =>
    added({ person: [], statement: [], value: [] }, Array.from({ length: people * statements }, (_, at) => [1 + Math.floor(at / statements), 1 + (at % statements), vote(Math.floor(at / statements), at % statements)] as const));
  const cases: [string, VoteList, StatementMark[]][] = [
    ['no votes and no statements', everybody(0, 0, () => 0), []],
    ['statements without votes', everybody(0, 0, () => 0), [{ number: 4, meta: false, shown: true }]],
    ['one person', everybody(1, 12, (_, statement) => (statement % 3) - 1), []],
    ['two people who are opposed', everybody(2, 12, (person) => 1 - 2 * person), []],
    ['everybody the same', everybody(40, 12, () => 1), []],
    ['everybody passing', everybody(40, 12, () => 0), []],
    ['one statement', everybody(40, 1, (person) => (person % 3) - 1), []],
    ['each person twice', everybody(40, 12, (person, statement) => ((Math.floor(person / 2) * 7 + statement * 5) % 3) - 1), []],
    ['everybody the same but one', everybody(40, 12, (person) => (person === 7 ? -1 : 1)), []],
    ['only statements about the person', everybody(40, 3, (person) => (person % 3) - 1), [1, 2, 3].map((number) => ({ number, meta: true, shown: true }))],
    ['one vote a person', added({ person: [], statement: [], value: [] }, Array.from({ length: 40 }, (_, at) => [at + 1, 1 + (at % 5), at % 2 === 0 ? 1 : -1] as const)), []],
    ['as strong in every direction', everybody(64, 64, (person, statement) => (person === statement ? 1 : 0)), []],
  ];
  test.each(cases)('%s', (_name, votes, marks) => {
    const { figures, places } = reckon(asked(votes, marks));
    const numbers: number[] = [...places.x, ...places.y];
    JSON.stringify(figures, (_key, value: unknown) => {
      if (typeof value === 'number') numbers.push(value);
      return value;
    });
    expect(numbers.filter((number) => !Number.isFinite(number))).toEqual([]);
    expect(places.number).toHaveLength(figures.sample.counted);
  });
});
