/** Asks the doors of money, indicators and progress for what they know; a city that keeps none of it gets empty parts. */
import { listIndicators } from '#domains/indicator';
import { listAmounts, moneyByYear } from '#domains/money';
import { listPublished as listReports } from '#domains/progress';
import type { Database } from '#platform/database';
import type { Evaluated } from './evaluated.ts';
import { moneyOf, type Facts } from './facts.ts';

/** Progress stands with each programme; a measure tells that of its programmes in its own words. */
export async function factsOf(db: Database, { subject, key, programmes }: Evaluated, fiscalYear: number): Promise<Facts> {
  const [money] = moneyByYear(await listAmounts(db, { programmeNumbers: programmes, fiscalYear }));
  const indicators = await listIndicators(db, subject === 'programme' ? { programmeNumbers: [key], fiscalYear } : { measureCodes: [key], fiscalYear });
  const reports = subject === 'programme' ? await listReports(db, { programme: key, year: fiscalYear }) : [];
  return {
    money: money ? moneyOf(money) : null,
    indicators: indicators.map(({ name, kind, unit, direction, baseline, target, actual }) => ({ name, kind, unit, direction, baseline: baseline?.value ?? null, target, actual: actual?.value ?? null })),
    progress: reports.map(({ period, state, done, next }) => ({ half: period.half, state, done, next })).toReversed(),
  };
}
