import type { Lang, Sentence } from '#platform/http';
import { en } from './text.en.ts';
import { ja, type FollowText } from './text.ja.ts';

export function text(lang: Lang): FollowText {
  return lang === 'en' ? en : ja;
}

/** The same sentence in both languages. */
export function sentence(pick: (words: FollowText) => string): Sentence {
  return { ja: pick(ja), en: pick(en) };
}
