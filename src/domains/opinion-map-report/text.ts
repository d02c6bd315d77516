import type { Lang, Sentence } from '#platform/http';
import { en } from './text.en.ts';
import { ja, type ReportText } from './text.ja.ts';

export function text(lang: Lang): ReportText {
  return lang === 'en' ? en : ja;
}

/** The same sentence in both languages, for refusals that are answered in either. */
export function sentence(pick: (words: ReportText, lang: Lang) => string): Sentence {
  return { ja: pick(ja, 'ja'), en: pick(en, 'en') };
}
