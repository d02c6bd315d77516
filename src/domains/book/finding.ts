/** Findings of the reader and the checks: what is wrong, where, and what to do, in both languages. */
import type { Sentence } from '#platform/http';
import type { Finding, Place } from './book.ts';
import { findingSentences } from './finding-sentences.ts';

type Sentences = typeof findingSentences;
export type FindingCode = keyof Sentences;

/** `words` fill the sentences of the code, in their order. */
export function finding<C extends FindingCode>(
  severity: Finding['severity'],
  code: C,
  place: Place | null,
  listing: string | null,
  ...words: Parameters<Sentences[C]>
): Finding {
  const say = findingSentences[code] as (...words: unknown[]) => Sentence;
  return { severity, code, place, listing, ...say(...words) };
}
