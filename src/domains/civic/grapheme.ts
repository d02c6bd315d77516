/** Characters as people count them: 𠮷, が typed as two, 葛 with a variation selector and 👨‍👩‍👧 are one each. */
const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' });

export function countGraphemes(text: string): number {
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
}

/** Counts only where the length alone does not settle it: no character is shorter than one unit of the text. */
export function isLongerThan(text: string, most: number): boolean {
  return text.length > most && countGraphemes(text) > most;
}

/** The first characters, never half of one. */
export function firstGraphemes(text: string, count: number): string {
  let seen = 0;
  for (const { index } of segmenter.segment(text)) {
    if (seen === count) return text.slice(0, index);
    seen += 1;
  }
  return text;
}
