import { expect, it } from 'vitest';
import { floodsIn, hourInTokyo, pageOfSteps, quantilesOf, routingOf, stepsOf } from './flow.ts';
import { newPriority } from './maths/priority.ts';
import type { StatementFigures } from './maths/reckoning.ts';

const hour = (at: string, votes: number) => ({ hour: new Date(at), participants: 1, votes, statements: 0 });
const april = { opensOn: '2026-04-01', closesOn: '2026-04-03' };

it('counts by the days of Tokyo, with days on which nobody came', () => {
  const steps = stepsOf([hour('2026-04-01T14:00:00Z', 5), hour('2026-04-01T15:00:00Z', 7), hour('2026-04-03T01:00:00Z', 1)], 'day', april, new Date('2026-04-03T12:00:00+09:00'));
  expect(steps.map(({ step, votes }) => [step, votes])).toEqual([['2026-04-01', 5], ['2026-04-02', 7], ['2026-04-03', 1]]);
  expect(stepsOf([hour('2026-04-02T15:00:00Z', 7)], 'day', april, new Date('2026-04-20T12:00:00+09:00')).map(({ step }) => step)).toEqual(['2026-04-01', '2026-04-02', '2026-04-03']);
});

it('counts by the hours of Tokyo across midnight, and pages from the newest', () => {
  const steps = stepsOf([hour('2026-04-01T13:00:00Z', 5), hour('2026-04-01T16:00:00Z', 7)], 'hour', { opensOn: '2026-04-01', closesOn: null }, new Date('2026-04-02T02:30:00+09:00'));
  expect(steps).toHaveLength(27);
  expect(pageOfSteps(steps, 'hour', 1).map(({ step }) => step).slice(-4)).toEqual(['2026-04-01T23', '2026-04-02T00', '2026-04-02T01', '2026-04-02T02']);
  expect(pageOfSteps(steps, 'hour', 1).filter(({ votes }) => votes > 0).map(({ step, votes }) => [step, votes])).toEqual([['2026-04-01T22', 5], ['2026-04-02T01', 7]]);
  expect([pageOfSteps(steps, 'hour', 4).map(({ step }) => step), pageOfSteps(steps, 'hour', 5)]).toEqual([['2026-04-01T00', '2026-04-01T01', '2026-04-01T02'], []]);
  expect(hourInTokyo(new Date('2026-04-01T15:00:00Z'))).toBe('2026-04-02T00');
});

it('gives the quartiles of what there is, and none of nothing', () => {
  expect(quantilesOf([])).toBeNull();
  expect(quantilesOf([4, 1, 3, 2])).toEqual({ least: 1, quarter: 1, half: 2, threeQuarters: 3, most: 4 });
  expect(quantilesOf([7])).toEqual({ least: 7, quarter: 7, half: 7, threeQuarters: 7, most: 7 });
});

const figure = (number: number, votes: number, priority: number): StatementFigures => ({ number, count: { agree: votes, disagree: 0, pass: 0 }, x: 0, y: 0, extremity: 0, commonAgree: null, commonDisagree: null, division: null, priority });

it('says in a word when every weight is the same though the votes are not', () => {
  const numbers = [1, 2, 3, 4];
  expect(routingOf(numbers, numbers.map((number) => figure(number, number * 20, 49))).verdict).toBe('equal');
  expect(routingOf(numbers, numbers.map((number) => figure(number, number * 20, number / 10))).verdict).toBe('fine');
  // Nobody has voted yet: the same weight is right.
  expect(routingOf(numbers, []).verdict).toBe('few');
  expect(routingOf(numbers, []).priorities!.most).toBe(newPriority);
  expect(routingOf([], [])).toMatchObject({ statements: 0, priorities: null, histogram: [], verdict: 'few' });
});

it('counts the statements that too few have voted on, those that are not computed yet among them', () => {
  const routing = routingOf([1, 2, 3, 4], [figure(1, 100, 0.1), figure(2, 9, 1), figure(3, 4, 2)]);
  expect([routing.below5, routing.below10, routing.verdict]).toEqual([2, 3, 'hungry']);
  expect(routing.histogram.reduce((sum, { statements }) => sum + statements, 0)).toBe(4);
  expect(routing.histogram.at(0)!.from).toBeCloseTo(0.1);
  expect(routing.histogram.at(-1)!.to).toBeCloseTo(Math.max(2, newPriority));
});

it('tells of an hour in which one network brought much, and not of a quiet night', () => {
  const at = new Date('2026-04-02T03:00:00Z');
  const night = { hour: at, networks: 1, participants: 2, votes: 60, topParticipants: 2, topVotes: 60 };
  const fair = { hour: at, networks: 40, participants: 100, votes: 900, topParticipants: 29, topVotes: 260 };
  const flood = { hour: new Date('2026-04-02T04:00:00Z'), networks: 40, participants: 100, votes: 900, topParticipants: 60, topVotes: 260 };
  const votes = { hour: at, networks: 3, participants: 3, votes: 200, topParticipants: 1, topVotes: 100 };
  expect(floodsIn([night, fair])).toEqual([]);
  expect(floodsIn([votes, flood]).map(({ topParticipants, participantShare, voteShare }) => [topParticipants, participantShare, Number(voteShare.toFixed(3))])).toEqual([[60, 0.6, 0.289], [1, 1 / 3, 0.5]]);
});
