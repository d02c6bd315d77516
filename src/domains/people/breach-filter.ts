/**
 * A Bloom filter of breached passwords: says "perhaps" or "certainly not", offline, in few bytes.
 * File: `HKBF`, version 1, number of hashes k (1 byte each), then bits m as 32-bit little endian, number of passwords likewise, then the bits.
 */
import { createHash } from 'node:crypto';

export interface BreachFilter {
  /** Hashes for each password. */
  hashes: number;
  /** Number of bits. */
  size: number;
  /** Passwords that were put in. */
  count: number;
  bits: Uint8Array;
}

const mark = 'HKBF';
const version = 1;
const headBytes = 14;

/** An empty filter for `count` passwords; `rate`: the share of strangers that it may take for known. */
export function emptyFilter(count: number, rate: number): BreachFilter {
  const size = Math.max(8, Math.ceil((-count * Math.log(rate)) / Math.LN2 ** 2 / 8) * 8);
  return { hashes: Math.max(1, Math.round((size / Math.max(count, 1)) * Math.LN2)), size, count: 0, bits: new Uint8Array(size / 8) };
}

/** Two halves of one hash make as many as are needed (Kirsch and Mitzenmacher, 2008). */
function* placesOf(password: string, { hashes, size }: BreachFilter): Generator<number> {
  const hash = createHash('sha256').update(password, 'utf8').digest();
  const first = hash.readUIntLE(0, 6);
  const second = hash.readUIntLE(6, 6) | 1;
  for (let i = 0; i < hashes; i++) yield (first + i * (second >>> 0)) % size;
}

export function addBreached(filter: BreachFilter, password: string): void {
  for (const place of placesOf(password, filter)) filter.bits[place >> 3]! |= 1 << (place & 7);
  filter.count += 1;
}

export function maybeBreached(filter: BreachFilter, password: string): boolean {
  for (const place of placesOf(password, filter)) if ((filter.bits[place >> 3]! & (1 << (place & 7))) === 0) return false;
  return true;
}

export function writeFilter({ hashes, size, count, bits }: BreachFilter): Buffer {
  const head = Buffer.alloc(headBytes);
  head.write(mark, 0, 'latin1');
  head.writeUInt8(version, 4);
  head.writeUInt8(hashes, 5);
  head.writeUInt32LE(size, 6);
  head.writeUInt32LE(count, 10);
  return Buffer.concat([head, bits]);
}

/** @throws Error for bytes that are no such filter. */
export function readFilter(bytes: Buffer): BreachFilter {
  const isOurs = bytes.length > headBytes && bytes.toString('latin1', 0, 4) === mark && bytes.readUInt8(4) === version;
  const size = isOurs ? bytes.readUInt32LE(6) : 0;
  if (!isOurs || size === 0 || size % 8 !== 0 || bytes.length !== headBytes + size / 8) throw new Error('This is no list of breached passwords as scripts/make-breach-filter.ts makes it.');
  return { hashes: bytes.readUInt8(5), size, count: bytes.readUInt32LE(10), bits: new Uint8Array(bytes.subarray(headBytes)) };
}
