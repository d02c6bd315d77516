/**
 * Kana and widths. Names of people are stored exactly as given and never run through these; keys beside them are.
 */
import { foldForSearch } from '#platform/fold';

const shift = 0x60;

/** ｶﾞ and ガ → が; other characters stay as they are. */
export function hiraganaOf(text: string): string {
  return fullWidthKana(text).replace(/[ァ-ヶヽヾ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - shift));
}

/** が and ｶﾞ → ガ, as readings in the family register are written; other characters stay as they are. */
export function katakanaOf(text: string): string {
  return fullWidthKana(text).replace(/[ぁ-ゖゝゞ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + shift));
}

/** Half-width katakana with their sound marks → full width; nothing else is touched. */
export function fullWidthKana(text: string): string {
  return text.replace(/[\uff65-\uff9f]+/g, (kana) => kana.normalize('NFKC'));
}

/** Whether a text can be a reading of a name: katakana, ー and spaces between parts, at least one letter. */
export function isKatakanaReading(text: string): boolean {
  return /^[ァ-ヴー]+(?:[ 　・][ァ-ヴー]+)*$/.test(text);
}

/**
 * A key to find names by: folded as search folds, without spaces, so that 佐藤　花子 and 佐藤花子 meet. Spaces go first,
 * since folding looks at what stands at the end of a word.
 */
export function nameKey(text: string): string {
  return foldForSearch(text.normalize('NFKC').replace(/\s/g, ''));
}
