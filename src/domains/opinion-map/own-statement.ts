/** A statement that somebody writes: what it may be, how much of it. Pure. */
import { countGraphemes, foldForSearch, isLongerThan } from '#domains/civic';
import type { Lang } from '#platform/http';
import { similarTo } from './similar.ts';
import type { Statement } from './statement.ts';

/** Of one participant, in an hour and in all; of one network (a school shares one) in an hour. */
export const statementsMax = { hour: 10, all: 60, network: 300 } as const;

export type TextFault = 'missing' | 'too-short' | 'too-long';

// eslint-disable-next-line no-control-regex
const breaks = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
/** Marks that turn the direction of writing, and letters that nobody sees: with them a copy would not look like one. What emoji and names of people are made of stays. */
const unseen = /(?![\u200d\p{Variation_Selector}])\p{Default_Ignorable_Code_Point}|[\ufff9-\ufffb]/gu;
/** Of marks piled on one letter three stay: all of them count as one letter, and hundreds would cover the lines around. */
const piled = /((?:\p{M}|\u200d){3})(?:\p{M}|\u200d)+/gu;

/** One line: what is typed over several is one sentence all the same. */
export function statementText(typed: string): string {
  return typed.toWellFormed().normalize('NFC').replace(breaks, ' ').replace(unseen, '').replace(piled, '$1').replace(/\s{2,}/g, ' ').trim();
}

/** `most`: characters (graphemes) as the conversation says. Two letters are no sentence. */
export function faultOf(text: string, most: number): TextFault | null {
  if (text === '') return 'missing';
  // A letter may be built of many: jamo, emoji. No sentence needs eight for each.
  if (isLongerThan(text, most) || text.length > most * 8) return 'too-long';
  return countGraphemes(text) < 4 || !/[\p{L}\p{N}]/u.test(text) ? 'too-short' : null;
}

/** Kana or Han make it Japanese, on whatever page it was typed. */
export function langOfText(text: string): Lang {
  return /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text) ? 'ja' : 'en';
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
