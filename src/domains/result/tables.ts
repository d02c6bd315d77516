/** Row types of the PostgreSQL schema `result`; see migrations/. */
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

export interface ReleaseTable {
  consultation_id: number;
  state: 'preparing' | 'planned' | 'released';
  next_steps: Generated<string>;
  release_at: Date | null;
  approved_as: string | null;
  approved_by: string | null;
  approved_mark: string | null;
  approved_at: Date | null;
  released_at: Date | null;
  problem: string | null;
  counts: ColumnType<unknown, string | null, string | null>;
  source: Generated<'own' | 'past'>;
  revision: Generated<number>;
}

export interface ReplyTable {
  consultation_id: number;
  number: number;
  position: number;
  document_key: string | null;
  anchor: string | null;
  item: string;
  heading: string;
  outcome: string;
  outcome_kind: 'reflected' | 'included' | 'reference' | 'not-reflected' | 'other';
  outcome_ja: string;
  outcome_en: string;
  text: string;
  passages: ColumnType<unknown, string, string>;
  programmes: string[];
  bureau: string;
  section: string | null;
  units: number;
}

export interface UnitTable {
  id: GeneratedAlways<number>;
  consultation_id: number;
  reply_number: number;
  position: number;
  document_key: string | null;
  anchor: string | null;
  text: string;
  same: number;
}

export interface UnitSourceTable {
  unit_id: number;
  submission_id: number;
}

export interface CorrectionTable {
  id: GeneratedAlways<number>;
  consultation_id: number;
  reply_number: number | null;
  before: ColumnType<unknown, string, string>;
  after: ColumnType<unknown, string, string>;
  reason: string;
  acting_as: string;
  at: Date;
}

export interface VersionTable {
  consultation_id: number;
  audience: 'plain' | 'children';
  title: string;
  body: string;
  acting_as: string;
  at: Date;
}

export interface FollowUpTable {
  consultation_id: number;
  reply_number: number;
  asked_on: string;
  due_on: string;
  reminded_on: Generated<string | null>;
}

export interface FollowUpDraftTable {
  consultation_id: number;
  reply_number: number;
  state: 'done' | 'under-way' | 'not-done' | null;
  text: string;
  acting_as: string;
  at: Date;
}

export interface FollowUpAnswerTable {
  id: GeneratedAlways<number>;
  consultation_id: number;
  reply_number: number;
  state: 'done' | 'under-way' | 'not-done';
  text: string;
  acting_as: string;
  at: Date;
}

export interface PastTableTable {
  consultation_id: number;
  table_sha256: string;
  file_name: string;
  file_sha256: string;
  rows: number;
  rows_left_out: number;
  acting_as: string;
  at: Date;
}

export interface PaperTable {
  consultation_id: number;
  orders: number;
  made_orders: Generated<number>;
  begun_at: Date | null;
  made_at: Date | null;
  sha256: string | null;
  bytes: number | null;
  pages: number | null;
  problem: string | null;
}

export type ResultTables = {
  'result.release': ReleaseTable;
  'result.reply': ReplyTable;
  'result.unit': UnitTable;
  'result.unit_source': UnitSourceTable;
  'result.correction': CorrectionTable;
  'result.version': VersionTable;
  'result.follow_up': FollowUpTable;
  'result.follow_up_draft': FollowUpDraftTable;
  'result.follow_up_answer': FollowUpAnswerTable;
  'result.past_table': PastTableTable;
  'result.paper': PaperTable;
};
