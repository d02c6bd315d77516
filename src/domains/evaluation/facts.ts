/** What the other domains know of a programme or measure in a year. In a published sheet these stay as they were that day. */

export interface MoneyFacts {
  /** Whole yen as text, since JSON has no such numbers; null where nobody stated it. */
  budgetYen: string | null;
  amendmentYen: string | null;
  settlementYen: string | null;
  sources: { source: string; yen: string }[];
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
  state: string;
  done: string;
  next: string;
}

export interface Facts {
  money: MoneyFacts | null;
  indicators: IndicatorFacts[];
  progress: ProgressFacts[];
}

export const noFacts: Facts = { money: null, indicators: [], progress: [] };

/** One programme's money in a year, as the money domain gives it. */
export interface Amount {
  programmeNumber: string;
  fiscalYear: number;
  budgetYen: bigint | null;
  amendmentYen: bigint | null;
  settlementYen: bigint | null;
  sources: { source: string; yen: bigint }[];
}

const sum = (values: (bigint | null)[]): string | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : String(known.reduce((total, value) => total + value, 0n));
};

/** A measure's money is that of its programmes together. */
export function moneyOf(amounts: Amount[]): MoneyFacts | null {
  if (amounts.length === 0) return null;
  const bySource = Map.groupBy(amounts.flatMap(({ sources }) => sources), ({ source }) => source);
  return {
    budgetYen: sum(amounts.map(({ budgetYen }) => budgetYen)),
    amendmentYen: sum(amounts.map(({ amendmentYen }) => amendmentYen)),
    settlementYen: sum(amounts.map(({ settlementYen }) => settlementYen)),
    sources: [...bySource].map(([source, parts]) => ({ source, yen: sum(parts.map(({ yen }) => yen))! })),
  };
}
