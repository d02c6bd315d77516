/** Row types of the PostgreSQL schema `consultation`; see migrations/. */
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

export interface RuleTable {
  id: GeneratedAlways<number>;
  since: string;
  document: ColumnType<unknown, string, string>;
  reason: string;
  acting_as: string;
  at: Date;
}

export interface ConsultationTable {
  id: GeneratedAlways<number>;
  slug: string;
  fiscal_year: number;
  number: number;
  subject: string;
  purpose: string;
  bureau: string;
  section: string | null;
  contact: string;
  opens_on: string | null;
  closes_on: string | null;
  who_may: string[];
  ways: string[];
  addresses: ColumnType<unknown, string | undefined, string>;
  identity: 'none' | 'optional' | 'required';
  exception: string | null;
  exception_reason: string | null;
  state: 'draft' | 'announced' | 'cancelled';
  announced_at: Date | null;
  cancelled_at: Date | null;
  cancel_reason: string | null;
  result_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  source: Generated<'own' | 'past'>;
  source_url: string | null;
  revision: Generated<number>;
  made_at: Date;
}

export interface ProgrammeTable {
  consultation_id: number;
  programme_number: string;
}

export interface TellingTable {
  consultation_id: number;
  body: string;
  told_on: string;
}

export interface ChangeTable {
  id: GeneratedAlways<number>;
  consultation_id: number;
  fields: ColumnType<unknown, string, string>;
  reason: string;
  acting_as: string;
  at: Date;
}

export interface DocumentTable {
  id: GeneratedAlways<number>;
  consultation_id: number;
  key: string;
  audience: 'standard' | 'plain' | 'children';
  title: string;
  position: number;
}

export interface DocumentVersionTable {
  id: GeneratedAlways<number>;
  document_id: number;
  number: number;
  form: 'text' | 'pdf';
  source: string;
  file_sha256: string | null;
  file_bytes: number | null;
  pages: number | null;
  reason: string;
  acting_as: string;
  made_at: Date;
  published_at: Date | null;
}

export interface SectionTable {
  id: GeneratedAlways<number>;
  version_id: number;
  position: number;
  anchor: string;
  level: number;
  heading: string;
  body: string;
}

export type ConsultationTables = {
  'consultation.rule': RuleTable;
  'consultation.consultation': ConsultationTable;
  'consultation.programme': ProgrammeTable;
  'consultation.telling': TellingTable;
  'consultation.change': ChangeTable;
  'consultation.document': DocumentTable;
  'consultation.document_version': DocumentVersionTable;
  'consultation.section': SectionTable;
};
