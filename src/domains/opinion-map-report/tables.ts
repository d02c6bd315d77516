/** Row types of the PostgreSQL schema `opinion_map_report`; see migrations/. */
import type { GeneratedAlways } from 'kysely';

export interface PaperTable {
  conversation_id: number;
  lang: 'ja' | 'en';
  mark: string;
  made_at: Date;
  sha256: string;
  bytes: number;
  pages: number;
}

export interface AfterwordTable {
  id: GeneratedAlways<number>;
  conversation_id: number;
  text: string;
  acting_as: string;
  at: Date;
}

export type OpinionMapReportTables = {
  'opinion_map_report.paper': PaperTable;
  'opinion_map_report.afterword': AfterwordTable;
};
