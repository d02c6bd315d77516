/** What check digits share: digits of any width in, weighted sums out. */

/** The text as plain digits, spaces and hyphens dropped; null when anything else is in it or the count is another. */
export function digitsOf(text: string, count: number): string | null {
  if (text.length > 60) return null;
  const digits = text.normalize('NFKC').replace(/[\s\-‐‑‒–—―−ー]/g, '');
  return digits.length === count && /^[0-9]+$/.test(digits) ? digits : null;
}

/** Σ digit × weight, `weight` given the position from the left, 0 first. */
export function weightedSum(digits: string, weight: (position: number) => number): number {
  return [...digits].reduce((sum, digit, position) => sum + Number(digit) * weight(position), 0);
}
