/** An indicator: what it counts, in which direction it should go, and its figures by fiscal year. */
import type { FiscalYear } from '#domains/civic';
import type { PlainDate } from '#platform/clock';
import type { Decimal } from './decimal.ts';
import { type Direction, judgeAtEnd, judgeProRata, type Judgement, meets } from './judgement.ts';

/** 活動指標 (how much was done) and 成果指標 (what changed). */
export const indicatorKinds = ['output', 'outcome'] as const;
export type IndicatorKind = (typeof indicatorKinds)[number];

export interface Definition {
  kind: IndicatorKind;
  name: string;
  unit: string;
  direction: Direction;
  baseline: { value: Decimal; year: FiscalYear } | null;
  /** Where the figures come from, in words. */
  source: string;
  /** The figure of the city's own service that its actuals are taken from; null where people enter them. */
  sourceKey: string | null;
  /** No longer followed; its figures remain. */
  ended: boolean;
}

/** Whom it belongs to: one programme or one measure. */
export type Subject = { programmeNumber: string; measureCode: null } | { programmeNumber: null; measureCode: string };

/** How an actual is known: entered by people, measured and still moving, or measured and kept for good. */
export type ActualState = 'entered' | 'live' | 'frozen';

export interface Actual {
  value: Decimal;
  state: ActualState;
  /** When it was entered, measured or frozen. */
  at: Date;
}

export interface Indicator extends Definition {
  id: number;
  subject: Subject;
  /** Counts the changes; 1 for the first. */
  revision: number;
  changedAt: Date;
  actingAs: string;
  targets: Record<FiscalYear, Decimal>;
  /** What counts for each year. */
  actuals: Record<FiscalYear, Actual>;
  /** What people entered, also where a measured figure counts before it. */
  entered: Record<FiscalYear, Actual>;
}

export interface FigureChange {
  year: FiscalYear;
  role: 'target' | 'actual';
  /** Null takes it back. */
  value: Decimal | null;
}

/** First and last fiscal year of the plan in force. */
export interface PlanYears {
  first: FiscalYear;
  last: FiscalYear;
}

/** An indicator as it stands in one fiscal year. */
export interface IndicatorOfYear extends Omit<Indicator, 'targets' | 'actuals' | 'entered'> {
  fiscalYear: FiscalYear;
  target: Decimal | null;
  actual: Actual | null;
  /** The target of the plan's last year. */
  finalTarget: Decimal | null;
  /** Whether the year's own target is met; null where it or the actual is missing. */
  metYear: boolean | null;
  proRata: Judgement;
  atEnd: Judgement;
}

export function inYear(indicator: Indicator, fiscalYear: FiscalYear, plan: PlanYears): IndicatorOfYear {
  const { targets, actuals, entered: _entered, ...rest } = indicator;
  const target = targets[fiscalYear] ?? null;
  const actual = actuals[fiscalYear] ?? null;
  const finalTarget = targets[plan.last] ?? null;
  const way = { direction: indicator.direction, baseline: indicator.baseline?.value ?? null, target: finalTarget, actual: actual?.value ?? null };
  return {
    ...rest,
    fiscalYear,
    target,
    actual,
    finalTarget,
    metYear: meets({ direction: indicator.direction, target, actual: actual?.value ?? null }),
    proRata: judgeProRata(way, fiscalYear - plan.first + 1, plan.last - plan.first + 1),
    atEnd: judgeAtEnd(way, fiscalYear >= plan.last),
  };
}

/** The years of the plan with those of figures beyond it, oldest first. */
export function yearsOf({ targets, actuals }: Pick<Indicator, 'targets' | 'actuals'>, plan: PlanYears): FiscalYear[] {
  const years = new Set(Array.from({ length: plan.last - plan.first + 1 }, (_, index) => plan.first + index));
  for (const year of [...Object.keys(targets), ...Object.keys(actuals)]) years.add(Number(year));
  return [...years].sort((one, other) => one - other);
}

/** From this day a measured figure of the year is kept for good: the books of the year close on 31 May (地方自治法235条の5). */
export function freezesOn(fiscalYear: FiscalYear): PlainDate {
  return `${fiscalYear + 1}-06-01`;
}

/** How often measured figures are taken anew, in minutes. */
export const measuredEveryMinutes = 10;
