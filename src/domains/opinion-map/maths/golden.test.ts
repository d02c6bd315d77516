/**
 * The picture that the peer published of its own conversations, held against ours: the same votes must give the same axes, places, distances and number of groups.
 * Agreement is 1 in the votes of these files, although the peer computes with -1: its picture is ours seen from the other side.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#platform/config';
import { describe, expect, test } from 'vitest';
import { axesOfBallots, type Axes } from './axes.ts';
import { ballotsOf, countedPeople, indexOfNumber, type Ballots } from './ballots.ts';
import { bestOf, groupings, silhouettes } from './groups.ts';
import { extremity, placesOf, statementPlaces } from './place.ts';
import { reckon } from './reckon.ts';
import { defaultParameters, firstMemory } from './reckoning.ts';

interface PeerAnswer {
  /** Ascending; lists of `pca` are in this order. */
  tids: number[];
  'mod-out': number[];
  'meta-tids': number[];
  'in-conv': number[];
  pca: { center: number[]; comps: [number[], number[]]; 'comment-projection': [number[], number[]]; 'comment-extremity': number[] };
  'base-clusters': { id: number[]; members: number[][]; x: number[]; y: number[]; count: number[] };
  'group-clusters': unknown[];
}

type PeerVote = { vote: number | string; modified: number | string } & ({ participant_id: number | string; statement_id: number | string } | { pid: number | string; tid: number | string });

const folder = join(projectRoot, '../shared/data/opinion-map');
const names = existsSync(folder) ? readdirSync(folder).filter((name) => existsSync(join(folder, name, 'math-pca2.json'))) : [];

function answerOf(name: string): PeerAnswer {
  return JSON.parse(readFileSync(join(folder, name, 'math-pca2.json'), 'utf8')) as PeerAnswer;
}

function ballotsFrom(name: string, { tids }: PeerAnswer): Ballots {
  const votes = JSON.parse(readFileSync(join(folder, name, 'votes.json'), 'utf8')) as PeerVote[];
  const last = new Map<string, [person: number, statement: number, value: number]>();
  for (const vote of votes.toSorted((one, other) => Number(one.modified) - Number(other.modified))) {
    const [person, statement] = 'pid' in vote ? [Number(vote.pid), Number(vote.tid)] : [Number(vote.participant_id), Number(vote.statement_id)];
    last.set(`${person} ${statement}`, [person, statement, Number(vote.vote)]);
  }
  const list = [...last.values()];
  return ballotsOf({ person: list.map(([person]) => person), statement: list.map(([, statement]) => statement), value: list.map(([, , value]) => value) }, tids);
}

function formsOf(answer: PeerAnswer): Uint8Array {
  const out = new Set([...answer['mod-out'], ...answer['meta-tids']]);
  return Uint8Array.from(answer.tids, (number) => (out.has(number) ? 0 : 1));
}

/** The peer's axes as if they were ours: the centre has the other sign. */
function peerAxes({ pca }: PeerAnswer): Axes {
  return { centre: Float64Array.from(pca.center, (mean) => -mean), components: [Float64Array.from(pca.comps[0]), Float64Array.from(pca.comps[1])], explained: [0, 0] };
}

function cosine(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let [both, first, second] = [0, 0, 0];
  for (let at = 0; at < one.length; at += 1) {
    both += one[at]! * other[at]!;
    first += one[at]! ** 2;
    second += other[at]! ** 2;
  }
  return both / Math.sqrt(first * second);
}

function farthest(one: ArrayLike<number>, other: ArrayLike<number>): number {
  expect(one.length).toBe(other.length);
  return Array.from(one, (value, at) => Math.abs(value - other[at]!)).reduce((most, far) => Math.max(most, far), 0);
}

describe.skipIf(names.length === 0)(`the picture of real conversations${names.length > 0 ? '' : ' (skipped: no shared data)'}`, () => {
  describe.each(names)('%s', (name) => {
    const answer = answerOf(name);
    const ballots = ballotsFrom(name, answer);

    test('has the axes that the peer found', () => {
      const axes = axesOfBallots(ballots, formsOf(answer), 1e-12)!;
      expect(farthest(axes.centre, peerAxes(answer).centre)).toBeLessThan(1e-6);
      expect(Math.abs(cosine(axes.components[0], answer.pca.comps[0]))).toBeGreaterThanOrEqual(0.9999);
      expect(Math.abs(cosine(axes.components[1], answer.pca.comps[1]))).toBeGreaterThanOrEqual(0.9999);
    });

    test('has everybody in the place where the peer has them', () => {
      const places = placesOf(ballots, peerAxes(answer));
      const { members, x, y } = answer['base-clusters'];
      const mean = (list: Float64Array, people: number[]) => people.reduce((sum, person) => sum + list[indexOfNumber(ballots.people, person)]!, 0) / people.length;
      expect(farthest(members.map((people) => mean(places.x, people)), x.map((value) => -value))).toBeLessThan(1e-6);
      expect(farthest(members.map((people) => mean(places.y, people)), y.map((value) => -value))).toBeLessThan(1e-6);
    });

    test('has statements where the peer has them, as far from the middle', () => {
      const places = statementPlaces(peerAxes(answer));
      const [x, y] = answer.pca['comment-projection'];
      expect(farthest(places.x, x.map((value) => -value))).toBeLessThan(1e-6);
      expect(farthest(places.y, y.map((value) => -value))).toBeLessThan(1e-6);
      expect(farthest(extremity(places), answer.pca['comment-extremity'])).toBeLessThan(1e-6);
    });

    test('has as many groups as the peer found, from the same clusters of people', () => {
      const { x, y, count } = answer['base-clusters'];
      const base = { of: new Int16Array(), centre: { x: Float64Array.from(x), y: Float64Array.from(y) }, weight: Float64Array.from(count), spread: 0 };
      const numbers = [1, 2, 3, 4, 5].map((seed) => bestOf(silhouettes(base, groupings(base, 5, seed)), () => true) + 2);
      expect(numbers).toEqual(numbers.map(() => answer['group-clusters'].length));
    });

    test('counts in who voted enough; the peer also keeps those who once had', () => {
      const counted = countedPeople(ballots, 7, 15);
      const ours = [...ballots.people].filter((_, person) => counted[person] === 1);
      expect(answer['in-conv']).toEqual(expect.arrayContaining(ours));
      expect(answer['in-conv'].length - ours.length).toBeLessThanOrEqual(4);
    });
  });
});

const cars = join(folder, 'vtaiwan.uberx', 'participants-votes.csv');

test.skipIf(!existsSync(cars))(`1,921 people on paid rides in private cars fall into groups that hold${existsSync(cars) ? '' : ' (skipped: no shared data)'}`, () => {
  const lists: [person: number[], statement: number[], value: number[]] = [[], [], []];
  for (const line of readFileSync(cars, 'utf8').trim().split('\n').slice(1)) {
    const [person, ...cells] = line.split(',');
    for (const [statement, cell] of cells.slice(5).entries()) if (cell !== '') for (const [at, number] of [Number(person), statement, Number(cell)].entries()) lists[at]!.push(number);
  }
  const ballots = ballotsOf({ person: lists[0], statement: lists[1], value: lists[2] });
  const { figures, places } = reckon({ ballots, marks: [], parameters: { ...defaultParameters, seed: 1 }, memory: firstMemory, barred: [] });
  expect(figures.sample.people).toBe(1921);
  expect(figures).toMatchObject({ state: 'grouped', groups: [{ index: 0 }, { index: 1 }] });
  expect(figures.stability).toBeGreaterThan(0.8);
  expect([...places.x, ...places.y].every(Number.isFinite)).toBe(true);
  expect(figures.alike).toEqual([]);
});
