/** A statement that somebody writes: what it may be, how much of it. Pure. */
import { countGraphemes, foldForSearch, isLongerThan } from '#domains/civic';
import type { Ground } from './moderation.ts';
import type { PersonalTrace } from './personal-trace.ts';
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

/** One that a participant wrote; `refusal` says why it is not published, null where it is or may be. */
export interface OwnStatement extends Statement {
  refusal: { ground: Ground; reason: string } | null;
}

/** What became of a statement that was sent. */
export type Taken = { state: 'shown' | 'waiting'; number: number } | { state: TextFault | 'too-many' | 'too-many-in-all' | 'network-busy' | 'barred' | 'invitation' } | Doubted;

/** Nothing was written: they are to look first at what is like it, or at what in it may lead to a person. */
export interface Doubted {
  state: 'similar' | 'personal';
  likes: Likes;
  traces: PersonalTrace[];
}

/** What somebody looked at before they sent it nevertheless. */
export interface Seen {
  numbers: readonly number[];
  traces: readonly string[];
}

/** What there is to look at that they have not seen; null for nothing. What says the very same is never taken twice. */
export function doubtOf(likes: Likes, traces: PersonalTrace[], seen: Seen): Doubted | null {
  if (likes.same) return { state: 'similar', likes, traces: [] };
  const isSeen = likes.statements.every(({ number }) => seen.numbers.includes(number)) && traces.every((trace) => seen.traces.includes(trace));
  return isSeen ? null : { state: likes.statements.length > 0 ? 'similar' : 'personal', likes, traces };
}

/** What somebody looked at, as the form says it: numbers of similar statements, names of traces. */
export function seenOf(anyway: string): Seen {
  const words = anyway.split(' ');
  return { numbers: words.map(Number).filter(Number.isInteger), traces: words };
}

/** What the form says once they have looked. */
export function anywayOf({ likes, traces }: Doubted): string {
  return [...likes.statements.map(({ number }) => number), ...traces].join(' ');
}
