/** Shares as pages and papers write them. */

/** A share, 0 to 1, in whole percent: finer would promise more than some hundred people can say. */
export function formatPercent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** To a tenth of a percent, for staff who look for what is small: 0.0512 → 5.1%. */
export function formatTenthPercent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
