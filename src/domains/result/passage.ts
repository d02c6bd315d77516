/** What is different in a passage, by words as Japanese has them: the one place of the package `diff` here. */
import { diffArrays } from 'diff';

export interface Piece {
  text: string;
  kind: 'same' | 'added' | 'removed';
}

const words = new Intl.Segmenter('ja', { granularity: 'word' });
const wordsOf = (text: string): string[] => Array.from(words.segment(text), ({ segment }) => segment);
/** Beyond so many differing words the two texts are easier to read apart. */
const differingMax = 2_000;

/** Pieces in the order of reading; texts that hardly share anything come as one removed and one added piece. */
export function differenceOf(before: string, after: string): Piece[] {
  const changes = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: differingMax });
  if (changes === undefined) return [{ text: before, kind: 'removed' as const }, { text: after, kind: 'added' as const }].filter(({ text }) => text !== '');
  return changes.map(({ value, added, removed }) => ({ text: value.join(''), kind: added ? 'added' : removed ? 'removed' : 'same' }));
}
