/** What the other domains know of a programme or measure in a year. In a published sheet these stay as they were that day. */
import type { FundSource, YearMoney } from '#domains/money';
import type { State } from '#domains/progress';

export interface MoneyFacts {
  /** Whole yen as text, since JSON has no such numbers; null where nobody stated it. */
  budgetYen: string | null;
  amendmentYen: string | null;
  settlementYen: string | null;
  sources: { source: FundSource; yen: string }[];
}

export interface IndicatorFacts {
  name: string;
  /** Output: how much was done. Outcome: what changed. */
  kind: 'output' | 'outcome';
  unit: string;
  direction: 'more' | 'less';
  baseline: string | null;
  target: string | null;
  actual: string | null;
}

export interface ProgressFacts {
  /** 1: April to September; 2: October to March; null for the whole year. */
  half: number | null;
  state: State;
  done: string;
  next: string;
}

export interface Facts {
  money: MoneyFacts | null;
  indicators: IndicatorFacts[];
  progress: ProgressFacts[];
}

export const noFacts: Facts = { money: null, indicators: [], progress: [] };

/** A measure's money is that of its programmes together. */
export function moneyOf({ budgetYen, amendmentYen, settlementYen, sources }: YearMoney): MoneyFacts {
  const words = (yen: bigint | null): string | null => (yen === null ? null : String(yen));
  const known = (Object.entries(sources) as [FundSource, bigint | null][]).flatMap(([source, yen]) => (yen === null ? [] : [{ source, yen: String(yen) }]));
  return { budgetYen: words(budgetYen), amendmentYen: words(amendmentYen), settlementYen: words(settlementYen), sources: known };
}
