/**
 * Amounts of a programme in a fiscal year: budget (当初予算), amendments (補正予算) and settlement (決算), with the funds
 * they come from. Whole yen.
 */

export const stages = ['budget', 'amendment', 'settlement'] as const;
export type Stage = (typeof stages)[number];

/** 国庫支出金, 都道府県支出金, 地方債, その他, 一般財源: the columns of 財源内訳 in settlements of Japanese cities. */
export const fundSources = ['national', 'prefectural', 'bond', 'other', 'general'] as const;
export type FundSource = (typeof fundSources)[number];

export interface Amount {
  programmeNumber: string;
  fiscalYear: number;
  stage: Stage;
  /** 1 for the first amendment of the year; 0 for budget and settlement. */
  round: number;
  totalYen: bigint;
  /** Null where the source names no such fund. */
  sources: Record<FundSource, bigint | null>;
}

/** What identifies an amount. */
export function amountKey({ programmeNumber, fiscalYear, stage, round }: Pick<Amount, 'programmeNumber' | 'fiscalYear' | 'stage' | 'round'>): string {
  return `${programmeNumber} ${fiscalYear} ${stage} ${round}`;
}

export function sameAmount(one: Amount, other: Amount): boolean {
  return one.totalYen === other.totalYen && fundSources.every((source) => one.sources[source] === other.sources[source]);
}

/** The money of one programme (or of several, summed) in one fiscal year; null where nothing is stated. */
export interface YearMoney {
  fiscalYear: number;
  budgetYen: bigint | null;
  /** Sum of all amendments of the year. */
  amendmentYen: bigint | null;
  settlementYen: bigint | null;
  /** Of the settlement, or before it is there, of budget and amendments together. */
  sources: Record<FundSource, bigint | null>;
  sourcesOf: 'settlement' | 'budget';
}

const add = (one: bigint | null, other: bigint | null): bigint | null => (one === null ? other : other === null ? one : one + other);

/** Amounts of one fiscal year summed by stage. */
export function yearMoney(fiscalYear: number, amounts: readonly Amount[]): YearMoney {
  const of = (stage: Stage) => amounts.filter((amount) => amount.fiscalYear === fiscalYear && amount.stage === stage);
  const total = (of: Amount[]) => of.reduce<bigint | null>((sum, { totalYen }) => add(sum, totalYen), null);
  const settlement = of('settlement');
  const voted = [...of('budget'), ...of('amendment')];
  const shown = settlement.length > 0 ? settlement : voted;
  const sources = Object.fromEntries(fundSources.map((source) => [source, shown.reduce<bigint | null>((sum, amount) => add(sum, amount.sources[source]), null)])) as YearMoney['sources'];
  return { fiscalYear, budgetYen: total(of('budget')), amendmentYen: total(of('amendment')), settlementYen: total(settlement), sources, sourcesOf: settlement.length > 0 ? 'settlement' : 'budget' };
}

/** One entry for each fiscal year that has an amount, oldest first. */
export function moneyByYear(amounts: readonly Amount[]): YearMoney[] {
  return [...new Set(amounts.map((amount) => amount.fiscalYear))].toSorted((a, b) => a - b).map((year) => yearMoney(year, amounts));
}

/** 予算現額: budget and amendments; null where neither is stated. */
export function availableYen({ budgetYen, amendmentYen }: Pick<YearMoney, 'budgetYen' | 'amendmentYen'>): bigint | null {
  return add(budgetYen, amendmentYen);
}

/**
 * 執行率: settlement ÷ (budget + amendments), in tenths of a percent, rounded half up; null where one of them is missing
 * or nothing was voted.
 */
export function executionRate(money: Pick<YearMoney, 'budgetYen' | 'amendmentYen' | 'settlementYen'>): number | null {
  const available = availableYen(money);
  if (available === null || available <= 0n || money.settlementYen === null) return null;
  return Number((money.settlementYen * 2_000n + available) / (available * 2n));
}

/** 973 → `97.3 %`. */
export function formatRate(tenths: number): string {
  return `${Math.trunc(tenths / 10)}.${tenths % 10} %`;
}
