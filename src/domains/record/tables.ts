/** Row types of the PostgreSQL schema `record`; see migrations/. Rows are only ever added, but for `waiting`. */
import type { ColumnType } from 'kysely';

type Id = ColumnType<bigint, never, never>;

export interface ActTable {
  id: Id;
  at: Date;
  request_id: string;
  person_id: string | null;
  acting_as: string;
  act: string;
  subject: string | null;
  why: string | null;
  commitment: string | null;
}

export interface PublicActTable {
  id: ColumnType<bigint, bigint, never>;
  at: Date;
  kind: string;
  path: string;
  title_ja: string;
  title_en: string;
  acting_as: string;
  programmes: string[];
  measures: string[];
  departments: string[];
  document: string;
  leaf: string;
}

export type RecordTables = {
  'record.act': ActTable;
  'record.public_act': PublicActTable;
};
