/**
 * Weights of people, for whoever computes again what a survey would do about who came and who did not (post-stratification: each person weighs as many residents of their kind as they stand for, all of
 * that kind divided by those who came; Holt and Smith 1979, "Post Stratification"). Off unless they are given; what the city publishes has none.
 */
import { indexOfNumber } from './ballots.ts';

/** What weights do to how sure a count is. */
export interface Weighting {
  /** (Σw)² / Σw²: so many people of one weight would be as sure as these (Kish 1965, "Survey Sampling", 11.7). */
  effective: number;
}

/** No one of a survey weighs more than a thousand times as much as another; practice trims weights at about five times the mean. */
const unlikeMost = 1_000;
const smallest = 1e-9;
const largest = 1e9;
/** Scaled weights are whole multiples of this, so that sums of them are exact, and equal ones are 1 to the last bit whatever was given. */
const step = 2 ** -20;

/** What is wrong with one person's weight; null where nothing is. */
export function weightFault(weight: number): string | null {
  if (!Number.isFinite(weight)) return 'a weight is a number';
  if (weight <= 0) return 'a weight is more than 0; people whose votes are not to count are left out instead';
  return weight < smallest || weight > largest ? `a weight lies between ${smallest} and ${largest}` : null;
}

/** What is wrong with weights together; null where nothing is, or where there are none. */
export function weightsFault(weights: ArrayLike<number>): string | null {
  let least = Infinity;
  let most = 0;
  for (let at = 0; at < weights.length; at += 1) {
    const fault = weightFault(weights[at]!);
    if (fault !== null) return `weight ${at} is ${weights[at]}: ${fault}`;
    least = Math.min(least, weights[at]!);
    most = Math.max(most, weights[at]!);
  }
  return most > least * unlikeMost ? `the heaviest person weighs ${most} and the lightest ${least}: more than ${unlikeMost} times as much, so that a few would decide everything` : null;
}

/** Sum with what rounding took (Neumaier 1974), so that the same weights in another unit give the same sum in that unit. */
function sumOf(weights: Float64Array): number {
  let sum = 0;
  let lost = 0;
  for (const weight of weights) {
    const next = sum + weight;
    lost += Math.abs(sum) >= weight ? sum - next + weight : weight - next + sum;
    sum = next;
  }
  return sum + lost;
}

/**
 * w · n / Σw: weights with the mean 1, so that people together count as many as they are, rounded to a millionth; only how they stand to each other matters.
 * Null where all are the same: then everybody counts once, and nothing is weighted.
 */
export function scaledWeights(weights: Float64Array): Float64Array | null {
  const scale = weights.length / sumOf(weights);
  const scaled = weights.map((weight) => Math.max(step, Math.round((weight * scale) / step) * step));
  return scaled.every((weight) => weight === scaled[0]) ? null : scaled;
}

/** (Σw)² / Σw² of people with these weights: their number where all weigh the same, and fewer the more unlike they are (Kish 1965); 0 of nobody. */
export function effectiveSize(weights: Float64Array): number {
  let sum = 0;
  let squares = 0;
  for (const weight of weights) {
    sum += weight;
    squares += weight * weight;
  }
  return squares === 0 ? 0 : (sum * sum) / squares;
}

/** Weights of some of the people: `weights` is in the order of the numbers `of`, the answer in that of `people`, all of whom are among them. */
export function weightsAmong(people: Int32Array, of: Int32Array, weights: Float64Array): Float64Array {
  return Float64Array.from(people, (number) => weights[indexOfNumber(of, number)]!);
}
