/** Participants as moderators see them: a number, and how much came from it. Never how somebody voted. */
import type { Statement } from './statement.ts';

/** `alike`: those of one set of people who vote alike, named by its lowest number; `writers`: those who wrote something. */
export const participantViews = ['all', 'writers', 'alike', 'barred'] as const;
export type ParticipantView = (typeof participantViews)[number];

export const participantSorts = ['votes', 'statements', 'number'] as const;
export type ParticipantSort = (typeof participantSorts)[number];

export interface ParticipantChoice {
  view: ParticipantView;
  /** Lowest number of a set of people who vote alike; null for none. */
  set: number | null;
  sort: ParticipantSort;
  order: 'asc' | 'desc';
  page: number;
}

export const participantsPerPage = 50;

export interface ParticipantRow {
  number: number;
  votes: number;
  statements: number;
  refused: number;
  cameBy: string;
  /** The hour; null once the order is wiped. */
  beganAt: Date | null;
  barredAt: Date | null;
}

/** Somebody of a set of people who vote alike. */
export interface AlikePerson extends ParticipantRow {
  /** Statements on which others of the set voted too, and on how many of them as most of the set did. */
  shared: number;
  same: number;
}

/** A statement with the number of whoever wrote it, for moderators. */
export interface WrittenStatement extends Pick<Statement, 'number' | 'text' | 'lang' | 'state' | 'meta'> {
  author: number;
}
