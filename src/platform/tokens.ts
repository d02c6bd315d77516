/**
 * What the index of search holds of a text: every pair of neighbouring letters in a run, and each run's last letter.
 * So two letters are found exactly, one letter as the beginning of a pair, and longer words by their pairs and a second look.
 * Dictionaries were measured and miss one two-letter word in eight; pairs miss none.
 */
import { foldForSearch } from './fold.ts';

// Han, kana, Latin and digits make one run together: 第3次 must give 第3 and 3次.
const runs = /[\p{L}\p{N}\p{M}ー]+/gu;

/** Runs of letters and digits in text that is folded already, each as its letters. */
function runsOf(folded: string): string[][] {
  return Array.from(folded.matchAll(runs), (run) => [...run[0]]);
}

/** The distinct tokens of folded text, for the index. */
export function tokensOfFolded(folded: string): Set<string> {
  const found = new Set<string>();
  for (const letters of runsOf(folded)) {
    for (let i = 1; i < letters.length; i += 1) found.add(letters[i - 1]! + letters[i]!);
    found.add(letters.at(-1)!);
  }
  return found;
}

/** The distinct tokens of a text as it is written. */
export function tokens(written: string): Set<string> {
  return tokensOfFolded(foldForSearch(written));
}

export interface SearchWord {
  /** Folded. */
  text: string;
  /** All of these must be in the index. */
  pairs: string[];
  /** Runs of a single letter: a token must begin with each. */
  letters: string[];
  /** False when the tokens alone prove the hit; true when the text must be looked at as well. */
  recheck: boolean;
}

const letters_max = 200;
const words_max = 8;

/**
 * The words a person asks for, all of which must be found. White space divides them. At most eight words within the first
 * 200 characters are heeded: a longer question is not a search, and its cost must stay small.
 */
export function wordsOf(asked: string): SearchWord[] {
  const folded = foldForSearch(asked.slice(0, letters_max));
  return [...new Set(folded.split(' '))].map(wordOf).filter((word) => word !== null).slice(0, words_max);
}

const kana = /^[ぁ-ゖー]$/u;

/**
 * Pairs that together cover a run. Within kana every second one is enough, as the word is looked up once more anyway and few
 * texts hold こみ, ゅに and てぃ apart; not so with Han, where 市民 and 協働 stand apart everywhere.
 */
function pairsOf(letters: string[]): string[] {
  const pairs: string[] = [];
  for (let i = 1, skipped = true; i < letters.length; i += 1) {
    skipped = !skipped && [letters[i - 1], letters[i], letters[i + 1]].every((letter) => letter !== undefined && kana.test(letter));
    if (!skipped) pairs.push(letters[i - 1]! + letters[i]!);
  }
  return pairs;
}

function wordOf(text: string): SearchWord | null {
  const asRuns = runsOf(text);
  if (asRuns.length === 0) return null;
  const pairs = new Set(asRuns.flatMap(pairsOf));
  const letters = asRuns.filter((run) => run.length === 1).map((run) => run[0]!);
  const bare = asRuns.length === 1 && asRuns[0]!.join('') === text;
  return { text, pairs: [...pairs], letters: [...new Set(letters)], recheck: !(bare && asRuns[0]!.length <= 2) };
}
