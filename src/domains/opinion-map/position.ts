/** Where somebody is on their way through the statements. */
import type { Cast } from './casting.ts';
import type { NextStatement } from './next-statement.ts';
import type { Statement } from './statement.ts';
import type { VoteValue } from './vote.ts';

/** Why a vote was not taken. */
export type Hindrance = 'not-open' | 'barred' | 'gone' | 'invitation';

export interface Position extends NextStatement {
  /** Own votes on statements that are shown. */
  votes: number;
}

export interface Voted extends Omit<Position, 'statement'> {
  hindrance: null;
  cast: Cast;
  next: Statement | null;
  /** The statement that was voted on, and what stands there now; null: nothing. */
  number: number;
  on: Statement | null;
  value: VoteValue | null;
}
