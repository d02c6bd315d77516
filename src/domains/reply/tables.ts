/** Row types of the PostgreSQL schema `reply`; see migrations/. */
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

export interface SplitTable {
  submission_id: number;
  consultation_id: number;
  submission_revision: number;
  version: number;
  letters: number;
  acting_as: string;
  at: Date;
}

export interface ReplyTable {
  id: GeneratedAlways<number>;
  consultation_id: number;
  number: number;
  heading: string;
  document_key: string | null;
  anchor: string | null;
  bureau: string | null;
  section: string | null;
  due_on: string | null;
  version: Generated<number>;
  outcome: string | null;
  text: Generated<string>;
  passages: ColumnType<unknown, string | undefined, string>;
  programmes: Generated<string[]>;
  submitted_version: number | null;
  approved_version: number | null;
  returned_version: number | null;
  stage: GeneratedAlways<'writing' | 'submitted' | 'returned' | 'approved'>;
  made_at: Date;
}

export interface UnitTable {
  id: GeneratedAlways<number>;
  consultation_id: number;
  submission_id: number;
  opinion_id: number;
  position: number;
  text: string;
  letters: number;
  folded: string;
  public_text: string | null;
  remark: Generated<boolean>;
  document_key: string | null;
  anchor: string | null;
  tags: Generated<string[]>;
  reply_id: number | null;
  bureau: string | null;
  section: string | null;
  due_on: string | null;
  revision: Generated<number>;
}

export interface VersionTable {
  reply_id: number;
  number: number;
  heading: string;
  document_key: string | null;
  anchor: string | null;
  outcome: string | null;
  text: string;
  passages: ColumnType<unknown, string, string>;
  programmes: string[];
  person_id: string | null;
  acting_as: string;
  at: Date;
}

export interface StepTable {
  id: GeneratedAlways<number>;
  reply_id: number;
  version: number;
  act: 'submitted' | 'approved' | 'returned';
  note: string;
  person_id: string | null;
  acting_as: string;
  at: Date;
}

export interface NoteTable {
  id: GeneratedAlways<number>;
  consultation_id: number;
  submission_id: number | null;
  reply_id: number | null;
  text: string;
  person_id: string | null;
  acting_as: string;
  at: Date;
}

export interface WordingTable {
  id: GeneratedAlways<number>;
  title: string;
  text: string;
  outcome: string | null;
  used: Generated<number>;
  revision: Generated<number>;
  removed_at: Date | null;
  acting_as: string;
  at: Date;
}

export interface SuggestionTable {
  consultation_id: number;
  unit_id: number;
  group_id: number;
  score: number;
}

export interface SuggestionRunTable {
  consultation_id: number;
  orders: Generated<number>;
  made_orders: Generated<number>;
  begun_at: Date | null;
  made_at: Date | null;
  units: number | null;
  groups: number | null;
  problem: string | null;
}

export interface ReminderTable {
  consultation_id: number;
  person_id: string;
  sent_on: string;
}

export interface ClosureTable {
  consultation_id: number;
  at: Date;
}

export type ReplyTables = {
  'reply.split': SplitTable;
  'reply.reply': ReplyTable;
  'reply.unit': UnitTable;
  'reply.version': VersionTable;
  'reply.step': StepTable;
  'reply.note': NoteTable;
  'reply.wording': WordingTable;
  'reply.suggestion': SuggestionTable;
  'reply.suggestion_run': SuggestionRunTable;
  'reply.reminder': ReminderTable;
  'reply.closure': ClosureTable;
};
