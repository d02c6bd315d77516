/** What is different between two texts, letter by letter: the one place of the package `diff` here. */
import { diffArrays } from 'diff';

export interface Piece {
  text: string;
  kind: 'same' | 'added' | 'removed';
}

const words = new Intl.Segmenter('ja', { granularity: 'word' });
const split = (text: string): string[] => Array.from(words.segment(text), ({ segment }) => segment);

/** Pieces in the order of reading; by words as Japanese has them. Very different long texts come as one removed and one added piece. */
export function differenceOf(before: string, after: string): Piece[] {
  const changes = diffArrays(split(before), split(after), { maxEditLength: 4_000 });
  if (changes === undefined) return ([{ text: before, kind: 'removed' }, { text: after, kind: 'added' }] as Piece[]).filter(({ text }) => text !== '');
  return changes.map(({ value, added, removed }) => ({ text: value.join(''), kind: added ? 'added' : removed ? 'removed' : 'same' }));
}
