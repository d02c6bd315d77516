/** Budget and settlement on the plan's own pages. */
import { listPlannedCosts, listProgrammesInForce } from '#domains/plan';
import type { Database } from '#platform/database';
import type { PageBlock, PageSubject } from '#platform/domain';
import type { AnyAsk } from '#platform/http';
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

/** A block of a page with the money of some programmes, together; nothing where none of them has any. */
function moneyBlock(page: PageBlock['page'], place: PageBlock['place'], heading: 'title' | 'measureTitle' | 'planTitle', numbersOf: (ask: AnyAsk, subject: PageSubject) => Promise<string[]>): PageBlock {
  return {
    page,
    place,
    order: 30,
    reads,
    async render(ask, subject) {
      const rows = await rowsOf(ask.db, await numbersOf(ask, subject));
      return rows && <MoneySection view={ask} title={text(ask.lang).block[heading]} rows={rows} />;
    },
  };
}

const numbers = (programmes: readonly { number: string }[]): string[] => programmes.map(({ number }) => number);

export const programmeMoney = moneyBlock('programme', 'middle', 'title', async (_ask, { programme }) => (programme ? [programme.number] : []));
export const measureMoney = moneyBlock('measure', 'middle', 'measureTitle', async ({ db }, { measure }) => numbers((await listProgrammesInForce(db)).filter((programme) => programme.measure.code === measure)));
export const planMoney = moneyBlock('plan', 'end', 'planTitle', async ({ db }) => numbers(await listProgrammesInForce(db)));
