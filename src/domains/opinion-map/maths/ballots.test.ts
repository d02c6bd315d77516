import { expect, test } from 'vitest';
import { ballotsOf, countedPeople, formingStatements, keepPeople, renumbered, speakingPeople, withoutPeople } from './ballots.ts';

const votes = { person: [30, 10, 30, 20, 10], statement: [5, 7, 2, 2, 5], value: [1, -1, 0, 0, 1] };
const ballots = ballotsOf(votes, [9, 2]);

test('votes in any order stand by person and statement, and statements without votes have their place', () => {
  expect(ballots).toEqual({
    people: Int32Array.of(10, 20, 30),
    statements: Int32Array.of(2, 5, 7, 9),
    rowStart: Int32Array.of(0, 2, 3, 5),
    column: Int32Array.of(1, 2, 0, 0, 1),
    value: Int8Array.of(1, -1, 0, 0, 1),
  });
});

test('people under other numbers stand in the order of these, each with their own votes', () => {
  const other = new Map([[10, 77], [20, 5], [30, 40]]);
  expect(renumbered(ballots, Int32Array.of(77, 5, 40))).toEqual(ballotsOf({ ...votes, person: votes.person.map((person) => other.get(person)!) }, [9, 2]));
});

test('two votes of one person on one statement are refused: which is the last one is not guessed', () => {
  expect(() => ballotsOf({ person: [1, 2, 1], statement: [4, 4, 4], value: [1, 1, -1] })).toThrow('two votes');
});

test('people who are left out take their votes along, and the statements stay', () => {
  expect(withoutPeople(ballots, [10, 11])).toEqual({ ...ballotsOf({ person: [30, 30, 20], statement: [5, 2, 2], value: [1, 0, 0] }, [2, 5, 7, 9]) });
  expect(keepPeople(ballots, Uint8Array.of(0, 0, 0)).people).toHaveLength(0);
});

test('who passes on everything, or speaks only of hidden statements and of themselves, says nothing of where to stand', () => {
  const everything = formingStatements(ballots, []);
  expect([...everything]).toEqual([1, 1, 1, 1]);
  expect([...speakingPeople(ballots, everything)]).toEqual([1, 0, 1]);
  const some = formingStatements(ballots, [{ number: 5, meta: true, shown: true }, { number: 7, meta: false, shown: true }, { number: 9, meta: false, shown: false }]);
  expect([...some]).toEqual([1, 0, 1, 0]);
  expect([...speakingPeople(ballots, some)]).toEqual([1, 0, 0]);
});

test('who voted enough is counted in; where they are too few, also those who voted most', () => {
  const rows = (lengths: number[]) => lengths.flatMap((length, person) => Array.from({ length }, (_, statement) => [person + 1, statement] as const));
  const from = (lengths: number[]) => ballotsOf({ person: rows(lengths).map(([person]) => person), statement: rows(lengths).map(([, statement]) => statement), value: rows(lengths).map(() => 1) });
  expect([...countedPeople(from([9, 7, 6, 1]), 7, 2)]).toEqual([1, 1, 0, 0]);
  expect([...countedPeople(from([9, 5, 5, 1]), 7, 2)]).toEqual([1, 1, 1, 0]);
  expect([...countedPeople(from([3, 3, 2]), 7, 1)]).toEqual([1, 1, 0]);
});
