import { listPlannedCosts, listProgrammeNames, listProgrammesInForce, programmePath } from '#domains/plan';
import { z } from 'zod';
import { json, page, Refusal, type Ask, type Reply } from '#platform/http';
import { csvReply, type Column } from '#platform/table';
import { type Amount, availableYen, executionRate } from './amount.ts';
import { listAmounts, listMoneyYears } from './amount.store.ts';
import { columnHeads, sheetRow, thousandYen } from './sheet.ts';
import { sentence } from './text.ts';
import { chosenMoney, type MoneyChoice, moneyOfYear, moneySorts, type ProgrammeMoney, sumOf } from './year.ts';
import { NoMoneyView, YearView } from './year.view.tsx';

export const yearQuery = z.object({
  year: z.coerce.number().int().min(1873).max(2999).optional(),
  measure: z.string().max(60).optional(),
  department: z.string().max(200).optional(),
  sort: z.enum(moneySorts).optional(),
  order: z.enum(['asc', 'desc']).optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
});

type YearAsk = Ask<z.output<typeof yearQuery>>;
const rowsPerPage = 50;

/** What was planned, voted and spent in a fiscal year, programme by programme; the newest year unless one is asked for. */
export async function showYear(ask: YearAsk): Promise<Reply> {
  const years = await listMoneyYears(ask.db);
  const fiscalYear = ask.query.year ?? years[0];
  if (fiscalYear === undefined) return ask.format === 'html' ? page(<NoMoneyView view={ask} />) : filed(ask, null, [], []);
  if (!years.includes(fiscalYear)) throw new Refusal(404, 'year-not-found', sentence((words) => words.list.nothing));
  const [amounts, names, inForce, costs] = await Promise.all([listAmounts(ask.db, { fiscalYear }), listProgrammeNames(ask.db), listProgrammesInForce(ask.db), listPlannedCosts(ask.db, { fiscalYear })]);
  const all = moneyOfYear({ fiscalYear, amounts, names, inForce, planned: new Map(costs.map(({ number, costYen }) => [number, costYen])) });
  const choice: MoneyChoice = { measure: ask.query.measure, department: ask.query.department, sort: ask.query.sort ?? 'number', order: ask.query.order ?? 'asc' };
  const rows = chosenMoney(all, choice);
  if (ask.format !== 'html') return filed(ask, fiscalYear, rows, amounts);
  const shown = ask.query.page ?? 1;
  const pages = Math.ceil(rows.length / rowsPerPage);
  if (shown > 1 && shown > pages) throw new Refusal(404, 'page-not-found', sentence((words) => words.list.empty));
  const measures = [...new Map(all.flatMap(({ measure }) => (measure === null ? [] : [[measure.code, measure] as const]))).values()];
  const departments = [...new Set(all.flatMap((row) => row.departments))];
  return page(
    <YearView view={ask} years={years} fiscalYear={fiscalYear} rows={rows.slice((shown - 1) * rowsPerPage, shown * rowsPerPage)} found={rows.length} total={sumOf(fiscalYear, rows, amounts)} choice={choice} measures={measures} departments={departments} shown={shown} pages={pages} />,
  );
}

function filed(ask: YearAsk, fiscalYear: number | null, rows: ProgrammeMoney[], amounts: Amount[]): Reply {
  if (ask.format === 'csv') return csvReply(`money-${fiscalYear ?? 'none'}.csv`, yearColumns, rows);
  const total = fiscalYear === null ? null : sumOf(fiscalYear, rows, amounts);
  return json({
    fiscal_year: fiscalYear,
    unit: 'thousand yen',
    total: rows.length,
    sums: total && { planned: thousandOrNull(total.plannedYen), budget: thousandOrNull(total.budgetYen), amendment: thousandOrNull(total.amendmentYen), settlement: thousandOrNull(total.settlementYen) },
    programmes: rows.map((row) => ({ ...Object.fromEntries(yearColumns.map(({ key, value }) => [key, value(row) ?? null])), url: `${ask.site.origin}${programmePath(row.slug)}` })),
  });
}

const thousandOrNull = (yen: bigint | null): number | null => (yen === null ? null : Number(thousandYen(yen)));

const yearColumns: Column<ProgrammeMoney>[] = [
  { key: 'number', label: 'number', value: (row) => row.number },
  { key: 'name', label: 'name', value: (row) => row.name },
  { key: 'measure', label: 'measure', value: (row) => row.measure?.code },
  { key: 'departments', label: 'departments', value: (row) => row.departments.join('、') },
  { key: 'fiscal_year', label: 'fiscal_year', value: (row) => row.fiscalYear },
  { key: 'planned_thousand_yen', label: 'planned_thousand_yen', value: (row) => thousandOrNull(row.plannedYen) },
  { key: 'budget_thousand_yen', label: 'budget_thousand_yen', value: (row) => thousandOrNull(row.budgetYen) },
  { key: 'amendment_thousand_yen', label: 'amendment_thousand_yen', value: (row) => thousandOrNull(row.amendmentYen) },
  { key: 'available_thousand_yen', label: 'available_thousand_yen', value: (row) => thousandOrNull(availableYen(row)) },
  { key: 'settlement_thousand_yen', label: 'settlement_thousand_yen', value: (row) => thousandOrNull(row.settlementYen) },
  { key: 'execution_rate_percent', label: 'execution_rate_percent', value: (row) => { const rate = executionRate(row); return rate === null ? null : rate / 10; } },
];

/** Every amount that stands, in the shape that imports take. */
export async function showAmounts(ask: Ask): Promise<Reply> {
  const [amounts, names] = await Promise.all([listAmounts(ask.db, {}), listProgrammeNames(ask.db)]);
  const nameOf = new Map(names.map(({ number, name }) => [number, name]));
  const rows = amounts.map((amount) => sheetRow(amount, nameOf.get(amount.programmeNumber) ?? ''));
  const columns = (Object.keys(columnHeads) as (keyof typeof columnHeads)[]).map((name): Column<(typeof rows)[number]> => ({ key: columnHeads[name].key, label: columnHeads[name].key, value: (row) => row[name] }));
  if (ask.format === 'json') return json({ unit: 'thousand yen', amounts: rows.map((row) => Object.fromEntries(columns.map(({ key, value }) => [key, value(row) || null]))) });
  return csvReply('money-amounts.csv', columns, rows);
}
