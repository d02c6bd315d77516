import { describe, expect, test } from 'vitest';
import { distance, frame, hullOf, labelled, letterPlaces, peopleMarks, pointsOf, scaleOf } from './picture.ts';
import type { Places } from './maths/reckoning.ts';

/** People of three groups around three middles, by a lot that is the same each time; one of them far from all. */
function places(people: number): Places {
  let seed = 7;
  const share = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const group = Int8Array.from({ length: people }, (_, index) => index % 3);
  const middle = [-4, 0, 5];
  const x = Float64Array.from(group, (one) => middle[one]! + share() * 2 - 1);
  const y = Float64Array.from(group, (one) => (one === 1 ? 4 : 0) + share() * 2 - 1);
  [x[0], y[0]] = [-9, -6];
  return { number: Int32Array.from({ length: people }, (_, index) => index + 1), x, y, group };
}

describe('people in the picture', () => {
  test('stand as marks of three or more, so that nobody who stands apart is singled out, and nobody is missing', () => {
    const all = places(240);
    const marks = peopleMarks(all, scaleOf(pointsOf(all)));
    expect(Math.min(...marks.map(({ people }) => people))).toBeGreaterThanOrEqual(3);
    for (const group of [0, 1, 2]) expect(marks.filter((mark) => mark.group === group).reduce((sum, { people }) => sum + people, 0)).toBe(80);
    const lonely = scaleOf(pointsOf(all))({ x: -9, y: -6 });
    expect(Math.min(...marks.map((mark) => distance(mark, lonely)))).toBeGreaterThan(20);
  });

  test('have the letter of their group beside their marks, within the frame and on no mark', () => {
    const all = places(240);
    const marks = peopleMarks(all, scaleOf(pointsOf(all)));
    const letters = letterPlaces(marks);
    expect([...letters.keys()].toSorted()).toEqual([0, 1, 2]);
    for (const [group, at] of letters) {
      expect(Math.min(...marks.map((mark) => distance(at, mark)))).toBeGreaterThanOrEqual(25);
      expect(Math.min(...marks.filter((mark) => mark.group === group).map((mark) => distance(at, mark)))).toBeLessThanOrEqual(28);
      expect([at.x > 15, at.x < frame.width - 15, at.y > 15, at.y < frame.height - 15]).toEqual([true, true, true, true]);
    }
  });

  test('make no larger picture when they are two thousand', () => {
    const all = places(2_000);
    expect(peopleMarks(all, scaleOf(pointsOf(all))).length).toBeLessThan(200);
  });

  test('are within the frame, whatever their places are', () => {
    for (const given of [[{ x: 0, y: 0 }], [{ x: 1e6, y: -3 }, { x: -2, y: 1e-9 }], [{ x: 5, y: 5 }, { x: 5, y: 5 }]]) {
      const scale = scaleOf(given);
      for (const { x, y } of given.map(scale)) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(frame.width);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(frame.height);
      }
    }
  });
});

test('the outline of a group holds all its marks and nothing inside is a corner', () => {
  expect(hullOf([{ x: 0, y: 0 }, { x: 2, y: 0 }, { x: 1, y: 1 }, { x: 2, y: 2 }, { x: 0, y: 2 }])).toHaveLength(4);
  expect(hullOf([{ x: 1, y: 1 }])).toEqual([{ x: 1, y: 1 }]);
});

test('numbers of statements at the same place are moved apart by the same steps each time', () => {
  const same = Array.from({ length: 6 }, () => ({ x: 200, y: 160 }));
  const once = labelled(same).map(({ label }) => label);
  expect(labelled(same).map(({ label }) => label)).toEqual(once);
  for (const [index, label] of once.entries()) for (const other of once.slice(index + 1)) expect(distance(label, other)).toBeGreaterThan(24);
});
