/** Characters as people count them: 𠮷, が typed as two, 葛 with a variation selector and 👨‍👩‍👧 are one each. */
const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' });

export function countGraphemes(text: string): number {
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
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
