/** Sums over figures that never mix what is printed with what is worked out. */
import type { Figure } from '#domains/book';

export interface Sum {
  /** Whole yen that the source prints. */
  statedYen: bigint;
  stated: number;
  /** Whole yen worked out from a total and the other years; off by rounding. */
  impliedYen: bigint;
  implied: number;
  /** Figures that the source prints as not settled. */
  unsettled: number;
  /** Figures that the source does not give. */
  absent: number;
}

export function sumOf(figures: Iterable<Figure>): Sum {
  const sum: Sum = { statedYen: 0n, stated: 0, impliedYen: 0n, implied: 0, unsettled: 0, absent: 0 };
  for (const figure of figures) {
    sum[figure.provenance] += 1;
    if (figure.provenance === 'stated') sum.statedYen += figure.yen ?? 0n;
    if (figure.provenance === 'implied') sum.impliedYen += figure.yen ?? 0n;
  }
  return sum;
}

/** True where nothing at all is known in money. */
export function hasNoMoney(sum: Sum): boolean {
  return sum.stated + sum.implied === 0;
}
