/** The list of a fiscal year: every programme with what was planned, voted and spent. Pure. */
import { departmentName, type ProgrammeInForce, type ProgrammeName } from '#domains/plan';
import { type Amount, availableYen, executionRate, yearMoney, type YearMoney } from './amount.ts';

export interface ProgrammeMoney extends YearMoney {
  number: string;
  slug: string;
  name: string;
  /** Null where the plan in force no longer has the programme. */
  measure: { code: string; name: string } | null;
  departments: string[];
  plannedYen: bigint | null;
}

export const moneySorts = ['number', 'name', 'planned', 'budget', 'available', 'settlement', 'rate'] as const;
export type MoneySort = (typeof moneySorts)[number];

export interface MoneyChoice {
  measure?: string;
  department?: string;
  sort: MoneySort;
  order: 'asc' | 'desc';
}

export interface YearParts {
  fiscalYear: number;
  amounts: readonly Amount[];
  names: readonly ProgrammeName[];
  inForce: readonly ProgrammeInForce[];
  /** Planned cost by programme number. */
  planned: ReadonlyMap<string, bigint>;
}

/** Programmes that have an amount in the year, or a planned cost. */
export function moneyOfYear({ fiscalYear, amounts, names, inForce, planned }: YearParts): ProgrammeMoney[] {
  const byNumber = Map.groupBy(amounts, (amount) => amount.programmeNumber);
  const current = new Map(inForce.map((programme) => [programme.number, programme]));
  return names
    .filter(({ number }) => byNumber.has(number) || planned.has(number))
    .map(({ number, slug, name }) => {
      const now = current.get(number);
      const departments = (now?.departments ?? []).map(departmentName);
      return { ...yearMoney(fiscalYear, byNumber.get(number) ?? []), number, slug, name, measure: now?.measure ?? null, departments, plannedYen: planned.get(number) ?? null };
    });
}

/** Filtered and in order; what is not stated comes last in either direction. */
export function chosenMoney(rows: readonly ProgrammeMoney[], { measure, department, sort, order }: MoneyChoice): ProgrammeMoney[] {
  const fitting = rows.filter((row) => (measure === undefined || row.measure?.code === measure) && (department === undefined || row.departments.includes(department)));
  const sign = order === 'desc' ? -1 : 1;
  const value = (row: ProgrammeMoney): string | number | bigint | null => {
    if (sort === 'number' || sort === 'name') return row[sort];
    if (sort === 'available') return availableYen(row);
    return sort === 'rate' ? executionRate(row) : row[`${sort}Yen`];
  };
  return fitting.toSorted((one, other) => {
    const [left, right] = [value(one), value(other)];
    if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
    return left === right ? 0 : left < right ? -sign : sign;
  });
}

/** The sums of several programmes in one year. */
export function sumOf(fiscalYear: number, rows: readonly ProgrammeMoney[], amounts: readonly Amount[]): YearMoney & { plannedYen: bigint | null } {
  const numbers = new Set(rows.map((row) => row.number));
  const planned = rows.flatMap((row) => (row.plannedYen === null ? [] : [row.plannedYen]));
  return { ...yearMoney(fiscalYear, amounts.filter((amount) => numbers.has(amount.programmeNumber))), plannedYen: planned.length === 0 ? null : planned.reduce((sum, yen) => sum + yen, 0n) };
}
