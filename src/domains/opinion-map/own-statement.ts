/** A statement that somebody writes: what it may be, how much of it. Pure. */
import { countGraphemes, foldForSearch, isLongerThan } from '#domains/civic';
import { similarTo } from './similar.ts';
import type { Statement } from './statement.ts';

/** Of one participant, in an hour and in all; of one network (a school shares one) in an hour. */
export const statementsMax = { hour: 10, all: 60, network: 300 } as const;

export type TextFault = 'missing' | 'too-short' | 'too-long';

/** `most`: characters (graphemes) as the conversation says. Two letters are no sentence. */
export function faultOf(text: string, most: number): TextFault | null {
  if (text === '') return 'missing';
  // A letter may be built of many: jamo, emoji. No sentence needs eight for each.
  if (isLongerThan(text, most) || text.length > most * 8) return 'too-long';
  return countGraphemes(text) < 4 || !/[\p{L}\p{N}]/u.test(text) ? 'too-short' : null;
}

export interface Likes {
  /** The most similar first, three at most. */
  statements: Statement[];
  /** True where the first says the same, letter for letter as search reads it. */
  same: boolean;
}

/** What is shown already and says nearly this. */
export function likesOf(text: string, shown: readonly Statement[]): Likes {
  const folded = foldForSearch(text);
  const found = similarTo(text, shown, shown.length).map(({ statement }) => statement);
  // What is the same letter for letter has the same pairs of letters, so it is among them.
  const same = found.find((statement) => foldForSearch(statement.text) === folded);
  const similar = found.slice(0, 3);
  return same ? { statements: [same], same: true } : { statements: similar, same: false };
}

/** What became of a statement that was sent. */
export type Taken = { state: 'shown' | 'waiting'; number: number } | { state: TextFault | 'too-many' | 'too-many-in-all' | 'network-busy' | 'barred' | 'invitation' } | { state: 'similar'; likes: Likes };
