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

/** `plan.edition-published` → 計画の公表 */
export function kindWords(lang: Lang, kind: string): string {
  const { kinds } = text(lang);
  return Object.hasOwn(kinds, kind) ? kinds[kind]! : kind;
}
