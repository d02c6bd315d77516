/**
 * Draws by lot that anybody can repeat: the same seeds give the same draws on every machine.
 * xoshiro128** (Blackman and Vigna 2018, "Scrambled linear pseudorandom number generators"), period 2^128 − 1; not for secrets.
 */
export interface Lot {
  /** Uniform, 0 to before 1, in steps of 2^-53. */
  share(): number;
  /** Uniform whole number, 0 to before `bound` (1 … 2^31). */
  below(bound: number): number;
}

/** Spreads every bit of a 32-bit number over all of them (the finaliser of MurmurHash3). */
function mixed(bits: number): number {
  let z = bits | 0;
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
  return (z ^ (z >>> 16)) | 0;
}

/** State word of the generator: all seeds in their order, whole numbers up to 2^53, folded one after the other. */
function stateWord(seeds: readonly number[], word: number): number {
  let state = mixed(0x9e3779b9 + word);
  for (const seed of seeds) {
    state = mixed(state ^ (seed | 0)) + 0x9e3779b9;
    state = mixed(state ^ Math.floor(seed / 2 ** 32)) + word;
  }
  return mixed(state);
}

/** Draws that depend on these numbers and their order alone, as on (seed of the conversation, participant, number of votes). */
export function lotOf(...seeds: number[]): Lot {
  let a = stateWord(seeds, 0);
  let b = stateWord(seeds, 1);
  let c = stateWord(seeds, 2);
  let d = stateWord(seeds, 3) | 1;

  function next(): number {
    const five = Math.imul(b, 5);
    const result = Math.imul((five << 7) | (five >>> 25), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result >>> 0;
  }

  function share(): number {
    return ((next() >>> 5) * 2 ** 26 + (next() >>> 6)) / 2 ** 53;
  }

  return { share, below: (bound) => Math.floor(share() * bound) };
}
