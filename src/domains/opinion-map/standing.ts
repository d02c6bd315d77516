/** What a conversation's votes show as last published: how places are packed, and what makes it stale. */
import type { Figures, Places } from './maths/reckoning.ts';

/** As pages show it. */
export interface Standing {
  /** Raised by each publication. */
  round: number;
  figures: Figures;
  /** When axes and groups were last computed from the beginning; counts follow the votes since. */
  wholeAt: Date;
  computedAt: Date;
  /** Milliseconds of the last whole computation, with reading the votes. */
  tookMs: number;
}

/** Bytes of one person: number (int32), x and y (float64), group (int8), each kind in a block of its own, little-endian as all machines that the program runs on. */
const bytesEach = 4 + 8 + 8 + 1;

export function packPlaces({ number, x, y, group }: Places): Buffer {
  return Buffer.concat([number, x, y, group].map((values) => Buffer.from(values.buffer, values.byteOffset, values.byteLength)));
}

/** @throws Error where the bytes were not packed by `packPlaces` */
export function unpackPlaces(bytes: Buffer): Places {
  const people = bytes.length / bytesEach;
  if (!Number.isInteger(people)) throw new Error(`${bytes.length} bytes are no places of people`);
  // Copied: numbers must begin at multiples of their size, which a slice of the wire's memory need not.
  const part = (from: number, length: number): ArrayBuffer => new Uint8Array(bytes.subarray(from, from + length)).buffer;
  return {
    number: new Int32Array(part(0, 4 * people)),
    x: new Float64Array(part(4 * people, 8 * people)),
    y: new Float64Array(part(12 * people, 8 * people)),
    group: new Int8Array(part(20 * people, people)),
  };
}

/** Index of a person among places; -1 where they are not in the picture. */
export function placeIndexOf({ number }: Pick<Places, 'number'>, person: number): number {
  let [low, high] = [0, number.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (number[middle] === person) return middle;
    if (number[middle]! < person) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** What a look at a conversation found that its standing does not know. */
export interface News {
  id: number;
  seed: number;
  /** Nothing was computed here yet. */
  fresh: boolean;
  votes: boolean;
  /** Counts followed votes, or statements came, since axes and groups were computed. */
  followed: boolean;
  /** A statement was shown, hidden or marked. */
  marked: boolean;
  /** Moderation decided what changes axes and groups. */
  moderated: boolean;
  /** The period is over. */
  closed: boolean;
  wholeAt: Date | null;
  tookMs: number;
}

/** Whole computations take at most this part of the time, as 1 / n: while people vote, and when moderators decide. */
const [restTimes, restTimesModerated] = [10, 2];
/** Counts follow the votes meanwhile, so that nobody waits for axes. */
const restLeastMs = 5_000;

/** Whether axes and groups are to be computed from the beginning: at once the first time and when the period is over, else as often as it is cheap. */
export function isWholeDue({ fresh, votes, followed, moderated, closed, wholeAt, tookMs }: News, now: Date): boolean {
  if (fresh || wholeAt === null) return true;
  const restedMs = now.getTime() - wholeAt.getTime();
  if (moderated) return restedMs >= restTimesModerated * tookMs;
  return (votes || followed) && (closed || restedMs >= Math.max(restLeastMs, restTimes * tookMs));
}

/** Computations that take longer are a job of their own, so that other conversations need not wait. */
const longMs = 2_000;

export function isLong({ tookMs }: Pick<News, 'tookMs'>): boolean {
  return tookMs >= longMs;
}
