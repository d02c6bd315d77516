/** Asks the doors of money, indicators and progress for what they know; a city that keeps none of it gets an empty part. */
import { listIndicators } from '#domains/indicator';
import type { Database } from '#platform/database';
import type { Evaluated } from './evaluated.ts';
import { moneyOf, type Amount, type Facts, type IndicatorFacts, type ProgressFacts } from './facts.ts';

export interface FactSources {
  amounts?(db: Database, asked: { programmeNumbers: string[]; fiscalYear: number }): Promise<Amount[]>;
  indicators?(db: Database, evaluated: Evaluated, fiscalYear: number): Promise<IndicatorFacts[]>;
  reports?(db: Database, evaluated: Evaluated, fiscalYear: number): Promise<ProgressFacts[]>;
}

/** The doors that there are. */
const sources: FactSources = {
  async indicators(db, { subject, key }, fiscalYear) {
    const found = await listIndicators(db, subject === 'programme' ? { programmeNumbers: [key], fiscalYear } : { measureCodes: [key], fiscalYear });
    return found.map(({ name, kind, unit, direction, baseline, target, actual }) => ({ name, kind, unit, direction, baseline: baseline?.value ?? null, target, actual: actual?.value ?? null }));
  },
};

export async function factsOf(db: Database, evaluated: Evaluated, fiscalYear: number, from: FactSources = sources): Promise<Facts> {
  const amounts = (await from.amounts?.(db, { programmeNumbers: evaluated.programmes, fiscalYear })) ?? [];
  const indicators = (await from.indicators?.(db, evaluated, fiscalYear)) ?? [];
  const progress = (await from.reports?.(db, evaluated, fiscalYear)) ?? [];
  return { money: moneyOf(amounts), indicators, progress };
}
