/** The shared queue of moderators: statements that nobody has looked at, and those on which advice is asked. */
import type { Count } from './maths/reckoning.ts';
import type { Statement } from './statement.ts';

/** What the list is narrowed to; `open` is what waits for somebody, `advice` what somebody else has asked about and nobody has answered. */
export const queueViews = ['open', 'waiting', 'unseen', 'asked', 'advice', 'shown', 'meta', 'refused', 'merged', 'all'] as const;
export type QueueView = (typeof queueViews)[number];

/** By number, or by wording, which brings the same sayings side by side. */
export const queueSorts = ['number', 'text'] as const;
export type QueueSort = (typeof queueSorts)[number];

export interface QueueChoice {
  view: QueueView;
  text?: string;
  sort: QueueSort;
  order: 'asc' | 'desc';
  page: number;
}

/** What was just done about a statement. */
export const queuedDeeds = ['shown', 'refused', 'meta', 'not-meta', 'merged', 'unmerged', 'translated', 'asked', 'advised'] as const;
export type QueuedDeed = (typeof queuedDeeds)[number];

export const rowsPerPage = 50;
/** Statements on the page on which several are decided at once. */
export const atOnce = 10;

export interface Queued extends Statement {
  /** The hour in which it came, for participants. */
  madeAt: Date;
  /** Number of the participant who said it; null for seeds. */
  author: number | null;
  /** Id of the last entry of the log about it; 0 where nobody has decided on it yet. */
  seen: number;
  /** `asked`: a second opinion is out; `advised`: it is in, and nobody has decided since. */
  question: 'asked' | 'advised' | null;
  /** As which role somebody is on it now, and whether that is the person asking; null for nobody. */
  claimedAs: string | null;
  claimedByMe: boolean;
  claimedUntil: Date | null;
}

export interface QueueRow extends Queued {
  count: Count;
}

/** Whether somebody has to look at it. */
export function isOpen({ state, origin, seen, question }: Pick<Queued, 'state' | 'origin' | 'seen' | 'question'>): boolean {
  return state === 'waiting' || question !== null || (state === 'shown' && origin === 'participant' && seen === 0);
}
