/** What is different between two texts, word by word as Japanese has them. The package `diff` is used here and nowhere else. */
import { diffArrays } from 'diff';

export interface Piece {
  text: string;
  kind: 'same' | 'added' | 'removed';
}

/** Steps of change that are looked for; beyond them the texts have little in common, and are shown one after the other. */
const sentenceStepsMax = 1_000;
const wordStepsMax = 150;
/** Letters that are compared word by word at once, and in one document: the site answers others meanwhile. */
const wordLettersMax = 20_000;
export const allLettersMax = 100_000;

const words = new Intl.Segmenter('ja', { granularity: 'word' });
const wordsOf = (text: string): string[] => Array.from(words.segment(text), ({ segment }) => segment);
const sentencesOf = (text: string): string[] => text.match(/[^。\n]*[。\n]|[^。\n]+$/gu) ?? [];

type Run = { value: string[]; added?: boolean; removed?: boolean };

/** `budget`: letters that may still be compared word by word, shared by the texts of one document. Pieces in the order of reading: those that are not added joined are `before`, those that are not removed are `after`. */
export function wordChanges(before: string, after: string, budget = { letters: allLettersMax }): Piece[] {
  if (before === after) return before === '' ? [] : [{ text: before, kind: 'same' }];
  const runs = diffArrays(sentencesOf(before), sentencesOf(after), { maxEditLength: sentenceStepsMax }) as Run[] | undefined;
  if (runs === undefined) return joined(replaced(before, after));
  const pieces: Piece[] = [];
  for (let at = 0; at < runs.length; at += 1) {
    const [run, next] = [runs[at]!, runs[at + 1]];
    const text = run.value.join('');
    if (!run.added && !run.removed) pieces.push({ text, kind: 'same' });
    else if (next !== undefined && (run.removed ? next.added : next.removed)) {
      const [old, now] = run.removed ? [run.value, next.value] : [next.value, run.value];
      // As many sentences as before: each was most likely changed by itself.
      if (old.length === now.length) old.forEach((one, place) => pieces.push(...inSentences(one, now[place]!, budget)));
      else pieces.push(...inSentences(old.join(''), now.join(''), budget));
      at += 1;
    } else pieces.push({ text, kind: run.added ? 'added' : 'removed' });
  }
  return joined(pieces);
}

function replaced(before: string, after: string): Piece[] {
  return [{ text: before, kind: 'removed' }, { text: after, kind: 'added' }];
}

function inSentences(before: string, after: string, budget: { letters: number }): Piece[] {
  budget.letters -= before.length + after.length;
  if (before.length + after.length > wordLettersMax || budget.letters < 0) return replaced(before, after);
  const runs = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: wordStepsMax }) as Run[] | undefined;
  if (runs === undefined) return replaced(before, after);
  const pieces = runs.map(({ value, added, removed }): Piece => ({ text: value.join(''), kind: added ? 'added' : removed ? 'removed' : 'same' }));
  // Where little is left of a sentence, single words that happen to stand in both only make it harder to read.
  const same = pieces.reduce((sum, { text, kind }) => sum + (kind === 'same' ? text.length : 0), 0);
  return same * 4 < Math.min(before.length, after.length) ? replaced(before, after) : pieces;
}

/** Neighbours of one kind as one; between two changes what was removed comes first, and one letter that stayed goes with them. */
function joined(pieces: Piece[]): Piece[] {
  const settled: Piece[] = [];
  let [removed, added] = ['', ''];
  const settle = (): void => {
    if (removed !== '') settled.push({ text: removed, kind: 'removed' });
    if (added !== '') settled.push({ text: added, kind: 'added' });
    [removed, added] = ['', ''];
  };
  for (const [at, { text, kind }] of pieces.entries()) {
    const isBetween = removed !== '' && added !== '' && text.length === 1 && text !== '\n' && (pieces[at + 1]?.kind ?? 'same') !== 'same';
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else if (isBetween) [removed, added] = [removed + text, added + text];
    else {
      settle();
      const last = settled.at(-1);
      if (last?.kind === 'same') last.text += text;
      else if (text !== '') settled.push({ text, kind: 'same' });
    }
  }
  settle();
  return settled;
}
