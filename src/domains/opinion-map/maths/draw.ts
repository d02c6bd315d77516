/** Which statement somebody is asked next: drawn by lot, with probability in proportion to the weights, and repeatable (formula 12). */
import { lotOf } from './lot.ts';

const nobody: ReadonlySet<number> = new Set();

/**
 * Draws one of the candidates (numbers of statements in any order; `weights` in the same order) that is not in `without`, null where there is none.
 * Each candidate draws a waiting time from an exponential distribution with its weight as rate, and the first to come wins; its chance is its share of all weights (Efraimidis and Spirakis 2006,
 * "Weighted random sampling with a reservoir"). A candidate's lot depends on the seeds and its own number alone: neither the order nor other candidates matter, and a reload shows the same statement although votes moved the weights a little in between.
 * A weight that is missing or no number counts as 1; a candidate with weight 0 comes only where nobody has more.
 * Seeds: seed of the conversation, number of the participant, how many votes it has cast.
 */
export function drawNext(candidates: ArrayLike<number>, weights: ArrayLike<number | undefined>, seeds: readonly number[], without: ReadonlySet<number> = nobody): number | null {
  const begun = lotOf(...seeds);
  const first = begun.below(2 ** 31);
  const second = begun.below(2 ** 31);
  let chosen: number | null = null;
  let chosenWeighs = false;
  let shortest = Infinity;
  for (let index = 0; index < candidates.length; index += 1) {
    const number = candidates[index]!;
    if (without.has(number)) continue;
    const given = weights[index];
    const weight = given !== undefined && Number.isFinite(given) ? given : 1;
    const weighs = weight > 0;
    if (chosenWeighs && !weighs) continue;
    const wait = -Math.log(shareOf(first, second, number)) / (weighs ? weight : 1);
    const sooner = wait < shortest || (wait === shortest && chosen !== null && number < chosen);
    if (chosen === null || (weighs && !chosenWeighs) || sooner) {
      chosen = number;
      chosenWeighs = weighs;
      shortest = wait;
    }
  }
  return chosen;
}

/** Uniform share above 0 and below 1 that depends on these three numbers alone; far cheaper than a lot of its own for each candidate. */
function shareOf(first: number, second: number, number: number): number {
  return ((spread(spread(first ^ Math.imul(number, 0x9e3779b1)) ^ second) >>> 0) + 0.5) / 2 ** 32;
}

/** Each bit of the answer depends on all bits of the number (the finaliser of MurmurHash3). */
function spread(bits: number): number {
  let z = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
  return z ^ (z >>> 16);
}
