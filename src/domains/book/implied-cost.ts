/** The one figure that a table lost can be had from the total; it is off by rounding and says so. */
import { type Figure, fiscalYears } from './book.ts';

/** A printed figure, an empty cell, or no cell at all. */
export function isMissing(figure: Figure): boolean {
  return figure.provenance === 'absent' && figure.place === null;
}

/**
 * Fills in the only year without a cell: total less the other years, an empty cell counting as no cost. Nothing is implied
 * where the total or a year is not settled, and nothing below zero: then the years exceed the total (`negative`).
 * An implied figure stands nowhere, so it has no place.
 */
export function withImplied(total: Figure, costs: Record<number, Figure>, period: { firstYear: number; lastYear: number }): { costs: Record<number, Figure>; negative: boolean } {
  const years = fiscalYears(period);
  const missing = years.filter((year) => isMissing(costs[year]!));
  const others = years.filter((year) => !isMissing(costs[year]!)).map((year) => costs[year]!);
  const known = total.provenance === 'stated' && total.yen !== null && others.every(({ provenance }) => provenance !== 'unsettled');
  if (missing.length !== 1 || !known) return { costs, negative: false };
  const rest = others.reduce((left, figure) => left - (figure.yen ?? 0n), total.yen!);
  if (rest < 0n) return { costs, negative: true };
  return { costs: { ...costs, [missing[0]!]: { yen: rest, provenance: 'implied', place: null } }, negative: false };
}
