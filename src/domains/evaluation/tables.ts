/** Row types of the PostgreSQL schema `evaluation`; see migrations/. */
import type { Generated, GeneratedAlways } from 'kysely';
import type { Answers } from './answer.ts';
import type { EvaluationForm, Subject } from './form.ts';
import type { SheetDocument } from './sheet-document.ts';
import type { StepKind } from './sheet.ts';

export interface FormTable {
  id: GeneratedAlways<number>;
  subject: Subject;
  first_year: number;
  document: EvaluationForm;
  saved_at: Date;
}

export interface SheetTable {
  id: GeneratedAlways<number>;
  subject: Subject;
  key: string;
  fiscal_year: number;
  form_id: number;
  created_at: Date;
}

export interface StepTable {
  id: GeneratedAlways<bigint>;
  sheet_id: number;
  kind: StepKind;
  answers: Answers | null;
  reason: string | null;
  acting_as: string;
  at: Date;
}

export interface PublicationTable {
  id: GeneratedAlways<number>;
  sheet_id: number;
  document: SheetDocument;
  acting_as: string;
  at: Date;
}

export interface BookTable {
  fiscal_year: number;
  layout: string;
  ordered_at: Date;
  orders: Generated<number>;
  made_orders: Generated<number>;
  begun_at: Date | null;
  made_at: Date | null;
  sha256: string | null;
  bytes: number | null;
  pages: number | null;
  sheets: number | null;
}

export type EvaluationTables = {
  'evaluation.form': FormTable;
  'evaluation.sheet': SheetTable;
  'evaluation.step': StepTable;
  'evaluation.publication': PublicationTable;
  'evaluation.book': BookTable;
};
