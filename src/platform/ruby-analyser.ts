/** Words of Japanese text with their readings, by a dictionary of 13 MB that is unpacked into some 120: only for a process of its own. */
import { TokenizerBuilder } from 'lindera-wasm-nodejs-ipadic';
import type { Analyse, Word } from './ruby-text.ts';
import { hasHan, toHiragana } from './ruby-word.ts';

interface Token {
  surface: string;
  /** In katakana; absent or `*` where the dictionary has none. */
  reading?: string;
}

/** Loads the dictionary: a quarter of a second. @returns words in order, white space among them */
export function openAnalyser(): Analyse {
  const builder = new TokenizerBuilder();
  builder.setDictionary('embedded://ipadic');
  builder.setMode('normal');
  builder.setKeepWhitespace(true);
  const tokenizer = builder.build();
  return (text) => {
    const words = (tokenizer.tokenize(text) as Token[]).map(({ surface, reading }): Word => ({ surface, reading: reading === undefined || reading === '*' || !hasHan(surface) ? null : toHiragana(reading) }));
    // Text that the dictionary cannot give back as it was is left alone.
    return words.map(({ surface }) => surface).join('') === text ? words : [{ surface: text, reading: null }];
  };
}

/** Remembers the words of texts, up to so many letters in all; those not asked for longest go first. */
export function remembered(analyse: Analyse, lettersMax: number): Analyse {
  const known = new Map<string, Word[]>();
  let letters = 0;
  return (text) => {
    const before = known.get(text);
    if (before) {
      known.delete(text);
      known.set(text, before);
      return before;
    }
    const words = analyse(text);
    known.set(text, words);
    letters += text.length;
    for (const oldest of known.keys()) {
      if (letters <= lettersMax) break;
      known.delete(oldest);
      letters -= oldest.length;
    }
    return words;
  };
}
