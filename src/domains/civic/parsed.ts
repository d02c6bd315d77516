/** What reading a person's text gives: the value, or a reason in each language. */
import type { Sentence } from '#platform/http';
import { en } from './text.en.ts';
import { ja } from './text.ja.ts';

export type Fault = keyof typeof ja;

/** `fault` is a stable word for programs, `sentence` says what is wrong and what to write instead. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; fault: Fault; sentence: Sentence };

export function accepted<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

export function refused<F extends Fault>(fault: F, ...words: Parameters<(typeof ja)[F]>): Parsed<never> {
  type Say = (...words: string[]) => string;
  return { ok: false, fault, sentence: { ja: (ja[fault] as Say)(...words), en: (en[fault] as Say)(...words) } };
}
