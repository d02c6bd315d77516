/** When a standing is behind, and how it is packed. */
import { describe, expect, it } from 'vitest';
import { isLong, isWholeDue, type News, packPlaces, placeIndexOf, unpackPlaces } from './standing.ts';

const begun = new Date('2026-04-10T03:00:00Z');
const after = (seconds: number) => new Date(begun.getTime() + 1_000 * seconds);
const news = (given: Partial<News>): News => ({ id: 1, seed: 1, fresh: false, votes: false, followed: false, marked: false, moderated: false, closed: false, wholeAt: begun, tookMs: 1_000, ...given });

describe('Axes and groups', () => {
  it('are computed at once the first time, and at the end of the period', () => {
    expect(isWholeDue(news({ fresh: true, wholeAt: null }), begun)).toBe(true);
    expect(isWholeDue(news({ votes: true, closed: true }), after(0.1))).toBe(true);
    expect(isWholeDue(news({ followed: true, closed: true }), after(0.1))).toBe(true);
  });

  it('take at most a tenth of the time while people vote, and half of it when moderators decide', () => {
    expect(isWholeDue(news({ votes: true }), after(9.9))).toBe(false);
    expect(isWholeDue(news({ votes: true }), after(10))).toBe(true);
    expect(isWholeDue(news({ followed: true }), after(10))).toBe(true);
    expect(isWholeDue(news({ votes: true, tookMs: 40 }), after(4))).toBe(false);
    expect(isWholeDue(news({ moderated: true, marked: true }), after(1.9))).toBe(false);
    expect(isWholeDue(news({ moderated: true, marked: true }), after(2))).toBe(true);
  });

  it('stay where only a statement was shown, for it has no votes yet', () => {
    expect(isWholeDue(news({ marked: true }), after(3_600))).toBe(false);
  });

  it('are a job of their own where they take long', () => {
    expect([1_999, 2_000].map((tookMs) => isLong(news({ tookMs })))).toEqual([false, true]);
  });
});

it('Places come out of their bytes as they went in, wherever these lie in memory', () => {
  const places = { number: Int32Array.of(3, 70_000, 2_147_483_647), x: Float64Array.of(-1.5, 0, Math.PI), y: Float64Array.of(2, -0.1, 1e-300), group: Int8Array.of(0, -1, 4) };
  const bytes = Buffer.concat([Buffer.alloc(3), packPlaces(places)]).subarray(3);
  expect(unpackPlaces(bytes)).toEqual(places);
  expect([3, 70_000, 5].map((number) => placeIndexOf(places, number))).toEqual([0, 1, -1]);
  expect(() => unpackPlaces(bytes.subarray(1))).toThrow('62 bytes are no places');
});
