/**
 * The small proof of work that a form asks for while somebody floods the city with opinions: a number that, hashed with the form's own
 * signed token, begins with so many zero bits (hashcash). Read by the browser's script too: nothing of Node here.
 */
import { sha256Of } from './digest.ts';

/** About a quarter of a million hashes: one or two seconds of a computer, some of a phone. */
export const workBits = 18;
/** How long whoever has no script waits instead, in ms. */
export const workWaitMs = 30_000;

const encoder = new TextEncoder();

export function isWorkDone(token: string, nonce: string, bits: number): boolean {
  if (!/^\d{1,15}$/.test(nonce)) return false;
  // The signature stands for the whole token, and fits into one block of the hash with the number.
  return zeroBits(sha256Of(encoder.encode(`${token.slice(token.lastIndexOf('.') + 1)}:${nonce}`))) >= bits;
}

/** Tries numbers from `from` on, `tries` of them; null where none of them does. */
export function findWork(token: string, bits: number, from: number, tries: number): string | null {
  for (let nonce = from; nonce < from + tries; nonce += 1) if (isWorkDone(token, String(nonce), bits)) return String(nonce);
  return null;
}

function zeroBits(digest: Uint8Array): number {
  const first = digest.findIndex((byte) => byte !== 0);
  return first === -1 ? digest.length * 8 : first * 8 + Math.clz32(digest[first]!) - 24;
}
