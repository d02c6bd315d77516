/** Row types of the PostgreSQL schema `money`; see migrations/. Money is whole yen, years are fiscal years. */
import type { ColumnType, GeneratedAlways } from 'kysely';
import type { FundSource, Stage } from './amount.ts';

export interface ImportTable {
  id: GeneratedAlways<number>;
  source_name: string;
  source_sha256: string;
  source_bytes: number;
  rows_added: number;
  rows_changed: number;
  rows_unchanged: number;
  rows_refused: number;
  applied_at: Date;
  acting_as: string;
}

export interface ImportRefusalTable {
  import_id: number;
  position: number;
  line: number;
  source: string;
  ja: string;
  en: string;
}

export type AmountColumns = {
  programme_number: string;
  fiscal_year: number;
  stage: Stage;
  round: number;
  total_yen: bigint;
} & { [Source in FundSource as `${Source}_yen`]: bigint | null };

export type FactTable = AmountColumns & { id: ColumnType<bigint, never, never>; import_id: number };
export type StandingTable = AmountColumns & { fact_id: bigint };

export type MoneyTables = {
  'money.import': ImportTable;
  'money.import_refusal': ImportRefusalTable;
  'money.fact': FactTable;
  'money.standing': StandingTable;
};
