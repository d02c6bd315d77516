/** Takes figures that the city's services measure of themselves, and keeps those of closed years for good. */
import { formatFiscalYearShort, fiscalYearOf } from '#domains/civic';
import { recordPublicAct } from '#domains/record';
import { sql } from 'kysely';
import type { Clock } from '#platform/clock';
import { inTransaction, type Database } from '#platform/database';
import type { IndicatorSource } from '#platform/domain';
import { indicatorPath } from './address.ts';
import { decimalOf, type Decimal } from './decimal.ts';
import { freezesOn, type Indicator } from './indicator.ts';
import { findPlanYears, listAllIndicators } from './indicator.store.ts';
import { aboutOf, findSubject, subjectKey } from './subject.store.ts';
import { sentence } from './text.ts';

/** Every followed indicator with a service, for each year of the plan that has begun. `tell` hears of services that failed. */
export async function measureIndicators(db: Database, sources: readonly IndicatorSource[], clock: Clock, tell: (key: string, error: unknown) => void): Promise<void> {
  const plan = await findPlanYears(db);
  if (plan === null) return;
  const current = Math.min(plan.last, fiscalYearOf(clock.today()));
  for (const indicator of await listAllIndicators(db, { ended: false })) {
    const source = sources.find(({ key }) => key === indicator.sourceKey);
    if (source === undefined) continue;
    for (let year = plan.first; year <= current; year += 1) {
      if (indicator.actuals[year]?.state === 'frozen') continue;
      // A transaction for each figure: one service that fails holds nobody else back.
      await inTransaction(db, (tx) => measure(tx, indicator, source, year, clock)).catch((error: unknown) => tell(source.key, error));
    }
  }
}

async function measure(tx: Database, indicator: Indicator, source: IndicatorSource, year: number, clock: Clock): Promise<void> {
  const measured = await source.measure(tx, year);
  const value = measured === null ? null : decimalOf(measured);
  if (value === null) return;
  if (clock.today() >= freezesOn(year)) await freeze(tx, indicator, source, year, value, clock.now());
  else await keepMeasured(tx, indicator, source, year, value, clock.now());
}

/** Writes nothing where the figure has not changed, so that no page is made anew for nothing. */
async function keepMeasured(tx: Database, { id, actuals }: Indicator, { key }: IndicatorSource, year: number, value: Decimal, at: Date): Promise<void> {
  if (actuals[year]?.state === 'live' && actuals[year].value === value) return;
  await sql`
    insert into indicator.measured (indicator_id, fiscal_year, source_key, value, measured_at) values (${id}, ${year}, ${key}, ${value}::numeric, ${at})
    on conflict (indicator_id, fiscal_year) do update set source_key = excluded.source_key, value = excluded.value, measured_at = excluded.measured_at`.execute(tx);
}

async function freeze(tx: Database, indicator: Indicator, { key }: IndicatorSource, year: number, value: Decimal, at: Date): Promise<void> {
  const { rows } = await sql`
    insert into indicator.frozen (indicator_id, fiscal_year, source_key, value, frozen_at) values (${indicator.id}, ${year}, ${key}, ${value}::numeric, ${at})
    on conflict do nothing returning indicator_id`.execute(tx);
  if (rows.length === 0) return;
  const subject = await findSubject(tx, indicator.subject);
  const said = { ja: formatFiscalYearShort(year, 'ja'), en: formatFiscalYearShort(year, 'en') };
  const about = subject?.name ?? subjectKey(indicator.subject);
  const title = sentence((words) => words.act.frozen(indicator.name, about, '\0'));
  await recordPublicAct(
    tx,
    {
      kind: 'indicator.actual-frozen',
      path: indicatorPath(indicator.id),
      title: { ja: title.ja.replace('\0', said.ja), en: title.en.replace('\0', said.en) },
      actingAs: 'job',
      about: aboutOf(indicator.subject, subject),
      document: { indicator: indicator.id, fiscal_year: year, value, source: key },
    },
    at,
  );
}
