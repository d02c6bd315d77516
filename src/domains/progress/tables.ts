/** Row types of the PostgreSQL schema `progress`; see migrations/. */
import type { GeneratedAlways, ColumnType } from 'kysely';
import type { EvidenceLink, State } from './report.ts';

/** Written as JSON text. */
type Links = ColumnType<EvidenceLink[], string, string>;

interface PeriodColumns {
  programme_number: string;
  fiscal_year: number;
  half: number;
}

export interface SaveTable extends PeriodColumns {
  id: GeneratedAlways<bigint>;
  revision: number;
  state: State | null;
  done: string;
  next: string;
  links: Links;
  saved_at: Date;
  saved_by: string;
  acting_as: string;
}

export interface DraftTable extends PeriodColumns {
  revision: number;
  state: State | null;
  done: string;
  next: string;
  links: Links;
  saved_at: Date;
  acting_as: string;
}

export interface PublicationTable extends PeriodColumns {
  id: GeneratedAlways<bigint>;
  number: number;
  state: State;
  done: string;
  next: string;
  links: Links;
  reason: string | null;
  published_at: Date;
  acting_as: string;
}

export interface ReminderTable {
  person_id: string;
  fiscal_year: number;
  half: number;
  /** `YYYY-MM-DD` in Tokyo. */
  reminded_on: string;
}

export type ProgressTables = {
  'progress.save': SaveTable;
  'progress.draft': DraftTable;
  'progress.publication': PublicationTable;
  'progress.reminder': ReminderTable;
};
