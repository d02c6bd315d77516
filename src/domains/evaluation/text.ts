import { formatFiscalYearShort } from '#domains/civic';
import type { Lang, Sentence } from '#platform/http';
import type { SheetDocument } from './sheet-document.ts';
import { en } from './text.en.ts';
import { ja, type EvaluationText } from './text.ja.ts';

export type { EvaluationText };

export function text(lang: Lang): EvaluationText {
  return lang === 'en' ? en : ja;
}

/** The same sentence in both languages. */
export function sentence(pick: (words: EvaluationText, lang: Lang) => string): Sentence {
  return { ja: pick(ja, 'ja'), en: pick(en, 'en') };
}

/** As the public record tells it. */
export function publicationTitle({ key, name, fiscalYear }: Pick<SheetDocument, 'key' | 'name' | 'fiscalYear'>): Sentence {
  return sentence((words, lang) => words.publishedTitle(formatFiscalYearShort(fiscalYear, lang), `${key} ${name}`));
}
