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

/** Whole computations take at most this part of the time, as 1 / n. */
const restTimes = 10;
/** Counts follow the votes meanwhile, so that nobody waits for axes. */
const restLeastMs = 5_000;

/** The instant from which axes and groups may be computed again only because there are more votes. */
export function wholeDueAt({ wholeAt, tookMs }: Pick<Standing, 'wholeAt' | 'tookMs'>): Date {
  return new Date(wholeAt.getTime() + Math.max(restLeastMs, restTimes * tookMs));
}
