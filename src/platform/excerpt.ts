/** Pieces of a text as written, with what was searched for marked. */
import { foldWithPlaces } from './fold.ts';

export interface Piece {
  text: string;
  hit: boolean;
}

type Range = [from: number, to: number];

/** Places in the written text where the folded words stand, in order, overlapping ones made one. */
function hitsIn(written: string, words: string[]): Range[] {
  const folded = foldWithPlaces(written);
  const found: Range[] = [];
  for (const word of words) {
    for (let at = folded.text.indexOf(word); word && at >= 0; at = folded.text.indexOf(word, at + word.length)) {
      found.push([folded.starts[at]!, folded.ends[at + word.length - 1]!]);
    }
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const merged: Range[] = [];
  for (const range of found) {
    const last = merged.at(-1);
    if (last && range[0] <= last[1]) last[1] = Math.max(last[1], range[1]);
    else merged.push(range);
  }
  return merged;
}

function cut(written: string, hits: Range[], from: number, to: number): Piece[] {
  const pieces: Piece[] = [];
  let at = from;
  const add = (end: number, hit: boolean) => {
    if (end > at) pieces.push({ text: written.slice(at, end), hit });
    at = Math.max(at, end);
  };
  for (const [start, end] of hits) {
    if (end <= from || start >= to) continue;
    add(Math.max(start, from), false);
    add(Math.min(end, to), true);
  }
  add(to, false);
  return pieces;
}

/** The whole text with its hits marked; the pieces joined are the text. `words` are folded. */
export function marked(written: string, words: string[]): Piece[] {
  return cut(written, hitsIn(written, words), 0, written.length);
}

/** Not between the halves of a surrogate pair, not before a mark that belongs to the letter ahead of it. */
function whole(written: string, at: number): number {
  let place = at;
  while (place > 0 && place < written.length && /^[\p{M}\u200d\udc00-\udfff]/u.test(written.slice(place, place + 2))) place -= 1;
  return place;
}

/** About `length` characters around the first hit (from the beginning where there is none), … where the text goes on. */
export function excerpt(written: string, words: string[], length = 110): Piece[] {
  const hits = hitsIn(written, words);
  const first = hits[0]?.[0] ?? 0;
  const from = whole(written, first < length / 3 ? 0 : Math.max(0, Math.min(first - Math.floor(length / 4), written.length - length)));
  const to = whole(written, Math.min(written.length, from + length));
  const pieces = cut(written, hits, from, to);
  if (from > 0) pieces.unshift({ text: '…', hit: false });
  if (to < written.length) pieces.push({ text: '…', hit: false });
  return pieces;
}
