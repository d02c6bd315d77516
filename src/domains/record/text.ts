import type { Lang, Sentence } from '#platform/http';
import { en } from './text.en.ts';
import { ja, type RecordText } from './text.ja.ts';

export function text(lang: Lang): RecordText {
  return lang === 'en' ? en : ja;
}

/** The same sentence in both languages. */
export function sentence(pick: (words: RecordText) => string): Sentence {
  return { ja: pick(ja), en: pick(en) };
}
