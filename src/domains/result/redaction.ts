/** Taking what tells who somebody is out of an opinion that is published: words go, and nothing else is said instead. */
import type { Fault } from '#platform/http';
import { plainText } from '#platform/typed-text';
import { ja } from './text.ja.ts';
import { sentence } from './text.ts';

export interface TypedRedaction {
  /** A line each: what must go, letter by letter. */
  words: string;
  /** The whole opinion. */
  whole: boolean;
  /** Wherever else the same words stand among the opinions of the result. */
  everywhere: boolean;
  /** What stands in their place. */
  mark: string;
  reason: string;
}

export interface Redaction {
  /** Longest first, so that a name goes before a part of it. */
  words: string[];
  whole: boolean;
  everywhere: boolean;
  mark: string;
  reason: string;
}

export const markMax = 60;
export const usualMark = ja.redaction.mark;

/** Neither the mark nor the reason may say again what they hide: both are published. */
export function redactionOf(opinion: string, typed: TypedRedaction): { redaction: Redaction; faults: Fault[] } {
  const words = [...new Set(plainText(typed.words).split('\n').map((line) => line.trim()).filter((line) => line !== ''))].toSorted((one, other) => other.length - one.length);
  const [mark, reason] = [plainText(typed.mark) || usualMark, plainText(typed.reason)];
  const faults: Fault[] = [];
  const fault = (field: string, name: keyof typeof ja.redaction.errors): void => void faults.push({ field, sentence: sentence((said) => said.redaction.errors[name]) });
  if (words.length === 0 && !typed.whole) fault('words', 'words');
  if (!typed.whole && words.some((word) => !opinion.includes(word))) fault('words', 'notThere');
  if (words.length === 0 && typed.everywhere) fault('words', 'everywhere');
  if (mark.length > markMax) fault('mark', 'markLong');
  if (words.some((word) => mark.includes(word))) fault('mark', 'markSays');
  if (reason === '') fault('reason', 'reason');
  if (words.some((word) => reason.includes(word))) fault('reason', 'reasonSays');
  return { redaction: { words, whole: typed.whole, everywhere: typed.everywhere, mark, reason }, faults };
}

export function withoutWords(text: string, { words, mark }: Pick<Redaction, 'words' | 'mark'>): string {
  return words.reduce((left, word) => left.split(word).join(mark), text);
}

/** Headings of past results are the beginning of an opinion: where the whole of it goes, so does that. */
export function headingWithout(heading: string, opinion: string, redaction: Redaction): string {
  const folded = (text: string): string => text.replace(/[\s…・･-]+/gu, '');
  return redaction.whole && folded(heading) !== '' && folded(opinion).startsWith(folded(heading)) ? redaction.mark : withoutWords(heading, redaction);
}
