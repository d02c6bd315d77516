/**
 * Roll-up of programmes: the share of each state, as a mean weighted by the year's cost, and with every programme weighing the same.
 * Both divide by the sum of their own weights. A programme without a published report is 'not known', never zero.
 */
import { type State, states } from './report.ts';

export type KnownState = State | 'not-known';
export const knownStates: readonly KnownState[] = [...states, 'not-known'];

export interface Weighed {
  state: State | null;
  /** Cost of the year in whole yen as the plan states it; null where it states none. */
  yen: bigint | null;
}

export interface Share {
  state: KnownState;
  programmes: number;
  yen: bigint;
  /** Tenths of a per cent of all programmes. */
  ofProgrammes: number;
  /** Tenths of a per cent of the cost of all programmes that state one; null where no cost is stated or all are zero. */
  ofCost: number | null;
}

export interface Shares {
  shares: Share[];
  programmes: number;
  yen: bigint;
  /** Programmes whose cost is not stated: they weigh nothing in `ofCost`. */
  withoutCost: number;
  /** Whether the cost weighs at all. */
  weighed: boolean;
}

export function sharesOf(programmes: readonly Weighed[]): Shares {
  const yen = programmes.reduce((sum, one) => sum + (one.yen ?? 0n), 0n);
  const count = BigInt(programmes.length);
  const shares = knownStates.map((state): Share => {
    const of = programmes.filter((one) => (one.state ?? 'not-known') === state);
    const own = of.reduce((sum, one) => sum + (one.yen ?? 0n), 0n);
    return { state, programmes: of.length, yen: own, ofProgrammes: count === 0n ? 0 : perMille(BigInt(of.length), count), ofCost: yen === 0n ? null : perMille(own, yen) };
  });
  return { shares, programmes: programmes.length, yen, withoutCost: programmes.filter((one) => one.yen === null).length, weighed: yen > 0n };
}

/** Rounded half up, by whole numbers alone. */
function perMille(part: bigint, whole: bigint): number {
  return Number((part * 2000n + whole) / (whole * 2n));
}

/** 625 → `62.5`, 1000 → `100`. */
export function percent(perMilleValue: number): string {
  return perMilleValue % 10 === 0 ? String(perMilleValue / 10) : (perMilleValue / 10).toFixed(1);
}
