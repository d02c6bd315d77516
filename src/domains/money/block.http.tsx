/** Budget and settlement on the plan's own pages. */
import { listPlannedCosts, listProgrammesInForce } from '#domains/plan';
import type { Database } from '#platform/database';
import type { PageBlock } from '#platform/domain';
import { moneyByYear, yearMoney } from './amount.ts';
import { listAmounts } from './amount.store.ts';
import { type MoneyRow, MoneySection } from './amount.view.tsx';
import { text } from './text.ts';

const reads = ['money', 'plan'];

/** A row for each year that the plan prints or that has an amount; null where nothing was voted or spent yet. */
async function rowsOf(db: Database, programmeNumbers: string[]): Promise<MoneyRow[] | null> {
  const [amounts, costs] = await Promise.all([listAmounts(db, { programmeNumbers }), listPlannedCosts(db, { programmeNumbers })]);
  if (amounts.length === 0) return null;
  const planned = new Map<number, bigint>();
  for (const { fiscalYear, costYen } of costs) planned.set(fiscalYear, (planned.get(fiscalYear) ?? 0n) + costYen);
  const years = new Set([...planned.keys(), ...moneyByYear(amounts).map((money) => money.fiscalYear)]);
  return [...years].toSorted((a, b) => a - b).map((year) => ({ ...yearMoney(year, amounts), plannedYen: planned.get(year) ?? null }));
}

export const programmeMoney: PageBlock = {
  page: 'programme',
  place: 'middle',
  order: 30,
  reads,
  async render(ask, { programme }) {
    const rows = programme ? await rowsOf(ask.db, [programme.number]) : null;
    return rows && <MoneySection view={ask} title={text(ask.lang).block.title} rows={rows} />;
  },
};

export const measureMoney: PageBlock = {
  page: 'measure',
  place: 'middle',
  order: 30,
  reads,
  async render(ask, { measure }) {
    const programmes = (await listProgrammesInForce(ask.db)).filter((programme) => programme.measure.code === measure);
    const rows = await rowsOf(ask.db, programmes.map(({ number }) => number));
    return rows && <MoneySection view={ask} title={text(ask.lang).block.measureTitle} rows={rows} />;
  },
};

export const planMoney: PageBlock = {
  page: 'plan',
  place: 'end',
  order: 30,
  reads,
  async render(ask) {
    const rows = await rowsOf(ask.db, (await listProgrammesInForce(ask.db)).map(({ number }) => number));
    return rows && <MoneySection view={ask} title={text(ask.lang).block.planTitle} rows={rows} />;
  },
};
