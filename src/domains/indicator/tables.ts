/** Row types of the PostgreSQL schema `indicator`; see migrations/. Decimals are text. */
import type { GeneratedAlways } from 'kysely';
import type { IndicatorKind } from './indicator.ts';
import type { Direction } from './judgement.ts';

interface DefinitionColumns {
  revision: number;
  kind: IndicatorKind;
  name: string;
  unit: string;
  direction: Direction;
  baseline_value: string | null;
  baseline_year: number | null;
  source: string;
  source_key: string | null;
  ended: boolean;
  changed_at: Date;
  acting_as: string;
}

export interface IndicatorTable extends DefinitionColumns {
  id: GeneratedAlways<number>;
  programme_number: string | null;
  measure_code: string | null;
}

export interface DefinitionTable extends DefinitionColumns {
  id: GeneratedAlways<bigint>;
  indicator_id: number;
  reason: string | null;
}

export interface FigureTable {
  id: GeneratedAlways<bigint>;
  indicator_id: number;
  revision: number;
  fiscal_year: number;
  role: 'target' | 'actual';
  value: string | null;
  entered_at: Date;
}

export interface MeasuredTable {
  indicator_id: number;
  fiscal_year: number;
  source_key: string;
  value: string;
  measured_at: Date;
}

export interface FrozenTable {
  indicator_id: number;
  fiscal_year: number;
  source_key: string;
  value: string;
  frozen_at: Date;
}

export type IndicatorTables = {
  'indicator.indicator': IndicatorTable;
  'indicator.definition': DefinitionTable;
  'indicator.figure': FigureTable;
  'indicator.measured': MeasuredTable;
  'indicator.frozen': FrozenTable;
};
