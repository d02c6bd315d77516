import type { Lang, Sentence } from '#platform/http';
import { en } from './text.en.ts';
import { ja, type Text } from './text.ja.ts';

export function text(lang: Lang): Text {
  return lang === 'en' ? en : ja;
}

/** The same sentence in both languages, for refusals that are answered in either. */
export function sentence(pick: (words: Text) => string): Sentence {
  return { ja: pick(ja), en: pick(en) };
}
