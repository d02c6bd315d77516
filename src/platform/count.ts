/** Counts as people read them. */
const grouped = new Intl.NumberFormat('en');

/** A whole or decimal number as pages and papers write it, grouped by thousands as Japanese and English do alike: 12,345. */
export function formatCount(count: number): string {
  return grouped.format(count);
}
