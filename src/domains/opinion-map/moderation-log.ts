/** The public log of what moderators did. */
import { isTextPublic, type ModerationAct, type ModerationEntry } from './moderation.ts';
import type { Statement } from './statement.ts';

export const logSorts = ['at', 'number'] as const;
export type LogSort = (typeof logSorts)[number];

export interface LogChoice {
  act?: ModerationAct;
  sort: LogSort;
  order: 'asc' | 'desc';
  page: number;
}

export const entriesPerPage = 50;

/** An entry with what its statement is now; `state` null where it is about a participant. */
export interface LogRow extends ModerationEntry {
  text: string | null;
  lang: Statement['lang'] | null;
  state: Statement['state'] | null;
  /** Ground of the statement's last refusal. */
  refusedFor: string | null;
}

/** What the statement says, where the public may read it. */
export function publicTextOf({ text, state, refusedFor }: Pick<LogRow, 'text' | 'state' | 'refusedFor'>): string | null {
  return state !== null && isTextPublic({ state, ground: refusedFor }) ? text : null;
}

export interface LogCounts {
  shown: number;
  waiting: number;
  refused: number;
  merged: number;
  meta: number;
  /** Participants who are left out now. */
  barred: number;
}
