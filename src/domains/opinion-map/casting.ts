/** A vote on its way into the database, and what came of it. */
import type { PlainDate } from '#platform/clock';
import type { Access } from './conversation.ts';
import type { Self } from './participant.ts';
import type { VoteValue } from './vote.ts';

export interface Casting {
  conversationId: number;
  /** As the handler knows the conversation; where it was changed meanwhile nothing is written and `open` is false. */
  access: Access;
  self: Self;
  /** Number of the statement. */
  statement: number;
  /** Null takes the vote back. */
  value: VoteValue | null;
  at: Date;
  /** Day in Tokyo. */
  today: PlainDate;
}

export interface Cast {
  /** Null where nobody is known and nobody was made. */
  participant: number | null;
  barred: boolean;
  /** True where the participant was made by this vote. */
  joined: boolean;
  /** False: not in the period, or who may take part was changed. */
  open: boolean;
  /** False: the statement is not there, or was hidden. */
  shown: boolean;
  /** False where the vote stood already, or nothing was there to take back: nothing was written. */
  changed: boolean;
  /** What stood before; null for nothing. */
  before: VoteValue | null;
  /** Numbers of the statements that have a vote of theirs now. */
  voted: number[];
  /** Version of all that is shown of statements and results, for `findShelf`. */
  version: string;
  /** Version of conversations, for `heedVersion`. */
  conversationVersion: string;
}
