/** A word and how it is read, taken apart into what stands under a reading and what reads itself. Pure. */

/** A word with kanji as it is written, and its reading in hiragana. */
export interface Reading {
  word: string;
  reading: string;
}

/** A piece of text; `reading` in hiragana, null where none stands above it. */
export interface Part {
  text: string;
  reading: string | null;
}

const han = /\p{Script=Han}/u;
/** The small ヶ of 3ヶ月 and 霞ヶ関 is read with its neighbours. */
const runs = /[\p{Script=Han}ヶヵ]+|[^\p{Script=Han}ヶヵ]+/gu;
/** No word of a dictionary is longer; what is longer is not taken apart. */
const lettersMax = 40;

export function hasHan(text: string): boolean {
  return han.test(text);
}

/** カタカナ → ひらがな; all else stays. */
export function toHiragana(text: string): string {
  return text.replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));
}

/**
 * Leaves the kana of a word to itself: 読み書き read よみかき gives 読(よ)み書(か)き. Where word and reading do not fit
 * together, the reading stands above the whole word.
 */
export function partsOf({ word, reading }: Reading): Part[] {
  const pieces = word.match(runs) ?? [];
  if (pieces.length < 2 || word.length > lettersMax) return [{ text: word, reading: hasHan(word) ? reading : null }];
  const pattern = pieces.map((piece) => (hasHan(piece) ? '(.+?)' : escaped(toHiragana(piece)))).join('');
  const found = new RegExp(`^${pattern}$`, 'u').exec(toHiragana(reading));
  if (!found) return [{ text: word, reading }];
  let group = 0;
  return pieces.map((text) => ({ text, reading: hasHan(text) ? found[(group += 1)]! : null }));
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
