/** Shares that are honest about small numbers. Counts are whole numbers with 0 ≤ part ≤ n. */
import type { Share } from './reckoning.ts';

/** Two-sided z of 95 %. */
const z95 = 1.959963984540054;

/**
 * Share with its 95 % interval after Wilson 1927 ("Probable inference, the law of succession, and statistical inference", eq. of the score interval):
 * stays within 0 and 1 and is right for few votes too. Without votes: share 0, and the interval says that nothing is known (0 to 1).
 */
export function wilson(part: number, n: number): Share {
  if (n === 0) return { share: 0, low: 0, high: 1 };
  const share = part / n;
  const middle = share + (z95 * z95) / (2 * n);
  const reach = z95 * Math.sqrt((share * (1 - share)) / n + (z95 * z95) / (4 * n * n));
  const scale = 1 + (z95 * z95) / n;
  return { share, low: part === 0 ? 0 : (middle - reach) / scale, high: part === n ? 1 : (middle + reach) / scale };
}

/** Share after adding one vote for and one against (Laplace's rule of succession): one half without votes; formula 8. */
export function smoothed(part: number, n: number): number {
  return (part + 1) / (n + 2);
}

/**
 * How far a share lies above one half, in standard deviations of chance; one vote is added to both counts (one-proportion test, formula 8).
 * Without votes 1.
 */
export function shareZ(part: number, n: number): number {
  return 2 * Math.sqrt(n + 1) * ((part + 1) / (n + 1) - 0.5);
}

/**
 * How far the first share lies above the second, in standard deviations of chance; one vote is added to all four counts (two-proportion test with pooled share, formula 9).
 * 0 where everybody of both says the same.
 */
export function differenceZ(part: number, n: number, otherPart: number, otherN: number): number {
  const pooled = (part + otherPart + 2) / (n + otherN + 2);
  if (pooled >= 1) return 0;
  return ((part + 1) / (n + 1) - (otherPart + 1) / (otherN + 1)) / Math.sqrt(pooled * (1 - pooled) * (1 / (n + 1) + 1 / (otherN + 1)));
}
