/** Row types of the PostgreSQL schema `opinion_map`; see migrations/. */
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

type Json = ColumnType<unknown, string, string>;

export interface ConversationTable {
  id: GeneratedAlways<number>;
  slug: string;
  fiscal_year: number;
  number: number;
  question: string;
  question_en: string | null;
  background: string;
  background_en: string | null;
  rules: string;
  rules_en: string | null;
  bureau: string;
  section: string | null;
  contact: string;
  opens_on: string | null;
  closes_on: string | null;
  access: 'anyone' | 'signed-in' | 'verified' | 'code';
  moderation: 'before' | 'after';
  length_max: Generated<number>;
  write_after: Generated<number>;
  shows: 'live' | 'end';
  channels: ColumnType<unknown, string | undefined, string>;
  seed: number;
  state: 'draft' | 'announced' | 'cancelled';
  announced_at: Date | null;
  cancelled_at: Date | null;
  cancel_reason: string | null;
  reported_at: ColumnType<Date | null, never, Date>;
  answered_at: ColumnType<Date | null, never, Date>;
  revision: Generated<number>;
  made_at: Date;
}

export interface ProgrammeTable {
  conversation_id: number;
  programme_number: string;
}

export interface ChangeTable {
  id: GeneratedAlways<number>;
  conversation_id: number;
  fields: Json;
  reason: string;
  acting_as: string;
  at: Date;
}

export interface ParticipantTable {
  conversation_id: number;
  number: number;
  code_sha256: Buffer;
  mark: Buffer | null;
  came_by: string;
  began_at: Date | null;
  barred_at: Date | null;
  ballots: Generated<number>;
}

export interface StatementTable {
  conversation_id: number;
  number: number;
  text: string;
  folded: string;
  lang: 'ja' | 'en';
  translation: string | null;
  origin: 'seed' | 'participant';
  author: number | null;
  state: 'waiting' | 'shown' | 'refused' | 'merged';
  meta: Generated<boolean>;
  merged_into: number | null;
  made_at: Date;
  shown_at: Date | null;
}

export interface VoteTable {
  id: GeneratedAlways<bigint>;
  conversation_id: number;
  participant: number;
  statement: number;
  value: number | null;
  before: number | null;
  cast_at: Date;
  transaction: GeneratedAlways<string>;
}

export interface BallotTable {
  conversation_id: number;
  participant: number;
  statement: number;
  value: number;
  before: number | null;
}

export interface OrderWipingTable {
  conversation_id: number;
  begun_at: Date;
  until: Generated<number>;
  wiped_at: Date | null;
}

/** Written by functions of the owner alone. */
export interface BallotCheckTable {
  conversation_id: number;
  last_vote: bigint;
  votes_gone: Generated<boolean>;
}

export interface PastHourTable {
  conversation_id: number;
  hour: Date;
  participants: Generated<number>;
  votes: Generated<number>;
  participants_counted: Generated<number>;
  votes_counted: Generated<number>;
}

export interface HourCountTable {
  conversation_id: number;
  horizon: string;
  home: string;
  hours: Date[];
  votes: number[];
}

export interface StandingTable {
  conversation_id: number;
  round: number;
  horizon: string;
  home: string;
  whole_at: Date;
  whole_horizon: string;
  whole_round: number;
  moderated: string;
  barred: number[];
  marks: string;
  computed_at: Date;
  took_ms: number;
  document: Buffer;
  people: Buffer;
}

export interface ComputationTable {
  conversation_id: number;
  until_at: Date;
}

export interface ModerationTable {
  id: GeneratedAlways<number>;
  conversation_id: number;
  act: 'shown' | 'refused' | 'meta' | 'not-meta' | 'merged' | 'unmerged' | 'barred' | 'unbarred';
  statement: number | null;
  participant: number | null;
  ground: string | null;
  reason: Generated<string>;
  merged_into: ColumnType<number | null, number | null | undefined, never>;
  votes: ColumnType<number | null, number | null | undefined, never>;
  second_opinion: Generated<boolean>;
  acting_as: string;
  at: Date;
}

export interface ClaimTable {
  conversation_id: number;
  statement: number;
  person_id: string;
  acting_as: string;
  until_at: Date;
}

export interface SecondOpinionTable {
  id: GeneratedAlways<number>;
  conversation_id: number;
  statement: number;
  question: string;
  asked_by: string | null;
  asked_as: string;
  asked_at: Date;
  advice: string | null;
  advised_by: string | null;
  advised_as: string | null;
  advised_at: Date | null;
  settled_at: Date | null;
}

export interface InvitationTable {
  code_sha256: Buffer;
  conversation_id: number;
  batch: string;
  made_on: string;
  used: Generated<boolean>;
}

export interface NetworkHourTable {
  conversation_id: number;
  network: Buffer;
  hour: Date;
  participants: Generated<number>;
  votes: Generated<number>;
  statements: Generated<number>;
}

export type OpinionMapTables = {
  'opinion_map.conversation': ConversationTable;
  'opinion_map.programme': ProgrammeTable;
  'opinion_map.change': ChangeTable;
  'opinion_map.participant': ParticipantTable;
  'opinion_map.statement': StatementTable;
  'opinion_map.vote': VoteTable;
  'opinion_map.ballot': BallotTable;
  'opinion_map.order_wiping': OrderWipingTable;
  'opinion_map.ballot_check': BallotCheckTable;
  'opinion_map.past_hour': PastHourTable;
  'opinion_map.hour_count': HourCountTable;
  'opinion_map.standing': StandingTable;
  'opinion_map.computation': ComputationTable;
  'opinion_map.moderation': ModerationTable;
  'opinion_map.claim': ClaimTable;
  'opinion_map.second_opinion': SecondOpinionTable;
  'opinion_map.invitation': InvitationTable;
  'opinion_map.network_hour': NetworkHourTable;
};
