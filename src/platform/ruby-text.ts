/** From a text to its parts with readings: what the city says of a word goes before what the analyser finds. Pure. */
import { counted } from './ruby-number.ts';
import { hasHan, type Part, partsOf, type Reading } from './ruby-word.ts';

/** A word of a text in order; `reading` in hiragana, null where the analyser knows none. */
export interface Word {
  surface: string;
  reading: string | null;
}

/** Words of a text in order; together they are the text. */
export type Analyse = (text: string) => Word[];

/** Known readings by the first letter of their word, the longest word first. */
export type KnownReadings = ReadonlyMap<string, readonly Reading[]>;

/** Where a word stands twice, the later reading holds. */
export function knownReadings(list: readonly Reading[]): KnownReadings {
  const last = new Map(list.map((reading) => [reading.word, reading]));
  const known = new Map<string, Reading[]>();
  for (const reading of last.values()) {
    const first = reading.word.charAt(0);
    known.set(first, [...(known.get(first) ?? []), reading]);
  }
  for (const group of known.values()) group.sort((one, other) => other.word.length - one.word.length);
  return known;
}

/** The whole text in parts. */
export function readText(text: string, analyse: Analyse, known: KnownReadings): Part[] {
  if (!hasHan(text)) return [{ text, reading: null }];
  const words = analyse(text);
  const corrected = corrections(text, words, known);
  return counted(corrected.length === 0 ? words : overlaid(text, words, corrected, analyse)).flatMap(({ surface, reading }) =>
    reading === null || !hasHan(surface) ? [{ text: surface, reading: null }] : partsOf({ word: surface, reading }),
  );
}

interface Placed extends Reading {
  at: number;
}

/**
 * Known words in the text, the longest at each place. One that would cut a word of the analyser that is as long or longer is none
 * here: 等 does not stand in 平等, nor 値は in 価値は.
 */
function corrections(text: string, words: readonly Word[], known: KnownReadings): Placed[] {
  const found: Placed[] = [];
  // For each letter, where the word begins that it belongs to, and that word.
  const places: { begin: number; word: Word }[] = [];
  for (const word of words) {
    const begin = places.length;
    for (let left = word.surface.length; left > 0; left -= 1) places.push({ begin, word });
  }
  const cuts = (at: number, length: number): boolean =>
    [places[at]!, places[at + length - 1]!].some(({ begin, word }) => {
      const end = begin + word.surface.length;
      return word.reading !== null && word.surface.length >= length && (begin < at || end > at + length);
    });
  for (let at = 0; at < text.length;) {
    const fits = known.get(text.charAt(at))?.find(({ word }) => text.startsWith(word, at) && !cuts(at, word.length));
    if (fits) found.push({ ...fits, at });
    at += fits?.word.length ?? 1;
  }
  return found;
}

/** The words of the text with the known ones in their place; what is left of a word that was cut is analysed anew. */
function overlaid(text: string, words: readonly Word[], corrected: readonly Placed[], analyse: Analyse): Word[] {
  const done: Word[] = [];
  let at = 0;
  let next = 0;
  let begin = 0;
  for (const word of words) {
    const end = begin + word.surface.length;
    while (at < end) {
      const known = corrected[next];
      if (known?.at === at) {
        done.push({ surface: known.word, reading: known.reading });
        at += known.word.length;
        next += 1;
      } else if (at === begin && (known === undefined || known.at >= end)) {
        done.push(word);
        at = end;
      } else {
        const rest = text.slice(at, Math.min(end, known?.at ?? end));
        done.push(...analyse(rest));
        at += rest.length;
      }
    }
    begin = end;
  }
  return done;
}
