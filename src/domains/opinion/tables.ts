/** Row types of the PostgreSQL schema `opinion`; see migrations/. */
import type { Way } from '#domains/consultation';
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

export interface SubmissionTable {
  id: GeneratedAlways<number>;
  consultation_id: number;
  way: Way;
  received_at: Date;
  received_on: string;
  begun_at: Date | null;
  late: boolean;
  form_key: string | null;
  code_sha256: Buffer | null;
  person_id: string | null;
  erased_as: ColumnType<string | null, string | null | undefined, string | null>;
  who: string | null;
  lang: 'ja' | 'en';
  revision: Generated<number>;
  withdrawn_at: Date | null;
  aside_at: Date | null;
  entered_as: string | null;
}

export interface OpinionTable {
  id: GeneratedAlways<number>;
  submission_id: number;
  position: number;
  document_key: string | null;
  anchor: string | null;
  text: string;
  folded: ColumnType<string, never, never>;
  added_at: Date;
  copy_sha256: Buffer;
}

export interface LikenessTable {
  consultation_id: number;
  opinion_id: number;
  group_id: number;
  score: number;
}

export interface LikenessRunTable {
  consultation_id: number;
  orders: Generated<number>;
  made_orders: Generated<number>;
  begun_at: Date | null;
  made_at: Date | null;
  opinions: number | null;
  groups: number | null;
  problem: string | null;
}

export interface SenderTable {
  id: string;
  submission_id: number;
  sealed: Buffer;
  fingerprint: Buffer | null;
  wants_letter: boolean;
}

export interface DraftTable {
  token_sha256: Buffer;
  consultation_id: number;
  sealed: Buffer;
  begun_at: Date;
  saved_at: Date;
  ends_on: string;
  person_id: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface AttachmentTable {
  id: GeneratedAlways<number>;
  submission_id: number;
  position: number;
  kind: 'attachment' | 'scan';
  media_type: string;
  bytes: number;
  pages: number | null;
  sealed_sha256: string;
  scanned: 'clean' | 'not-scanned';
  added_at: Date;
}

export interface MailMessageTable {
  id: GeneratedAlways<number>;
  message_key: string;
  received_at: Date;
  fetched_at: Date;
  sealed: Buffer;
  cut: Generated<boolean>;
  state: 'waiting' | 'taken' | 'dismissed';
  submission_id: number | null;
  reason: string | null;
  settled_as: string | null;
  settled_at: Date | null;
}

export interface MailboxTable {
  one: Generated<boolean>;
  tried_at: Date;
  read_at: Date | null;
  problem: string | null;
}

export interface ModerationTable {
  id: GeneratedAlways<number>;
  consultation_id: number;
  submission_id: number;
  act: 'set-aside' | 'restored';
  ground: string;
  reason: string;
  acting_as: string;
  at: Date;
}

export interface ShieldTable {
  consultation_id: number;
  until_at: Date;
  acting_as: string;
}

export interface LateEndTable {
  consultation_id: number;
  at: Date;
}

export interface CorrectionTable {
  id: GeneratedAlways<number>;
  submission_id: number;
  position: number;
  before: string;
  reason: string;
  acting_as: string;
  at: Date;
}

export type OpinionTables = {
  'opinion.submission': SubmissionTable;
  'opinion.opinion': OpinionTable;
  'opinion.likeness': LikenessTable;
  'opinion.likeness_run': LikenessRunTable;
  'opinion.sender': SenderTable;
  'opinion.draft': DraftTable;
  'opinion.attachment': AttachmentTable;
  'opinion.mail_message': MailMessageTable;
  'opinion.mailbox': MailboxTable;
  'opinion.moderation': ModerationTable;
  'opinion.shield': ShieldTable;
  'opinion.late_end': LateEndTable;
  'opinion.correction': CorrectionTable;
};
