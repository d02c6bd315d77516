/** Reads amounts: what stands now. */
import { sql, type RawBuilder } from 'kysely';
import type { Database } from '#platform/database';
import { type Amount, type FundSource, fundSources } from './amount.ts';
import type { StandingTable } from './tables.ts';

export interface AmountChoice {
  programmeNumbers?: readonly string[];
  fiscalYear?: number;
}

export function amountOf(row: Omit<StandingTable, 'fact_id'>): Amount {
  const sources = Object.fromEntries(fundSources.map((source) => [source, row[`${source}_yen`]])) as Record<FundSource, bigint | null>;
  return { programmeNumber: row.programme_number, fiscalYear: row.fiscal_year, stage: row.stage, round: row.round, totalYen: row.total_yen, sources };
}

/** Amounts that stand, by programme, year, stage and amendment. */
export async function listAmounts(db: Database, { programmeNumbers, fiscalYear }: AmountChoice): Promise<Amount[]> {
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  if (programmeNumbers !== undefined) conditions.push(sql`programme_number = any(${programmeNumbers})`);
  if (fiscalYear !== undefined) conditions.push(sql`fiscal_year = ${fiscalYear}`);
  const { rows } = await sql<Omit<StandingTable, 'fact_id'>>`
    select programme_number, fiscal_year, stage, round, total_yen, national_yen, prefectural_yen, bond_yen, other_yen, general_yen
    from money.standing where ${sql.join(conditions, sql` and `)} order by programme_number, fiscal_year, stage, round`.execute(db);
  return rows.map(amountOf);
}

/** Fiscal years that have an amount, newest first. */
export async function listMoneyYears(db: Database): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`select distinct fiscal_year as year from money.standing order by 1 desc`.execute(db);
  return rows.map((row) => row.year);
}
