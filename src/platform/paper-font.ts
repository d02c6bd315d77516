/**
 * What the paper's font can show, from its own table of characters (OpenType `cmap`, format 12). A PDF/UA document must not hold a
 * character without a glyph: such a one is printed as 〓, the Japanese printers' mark for a missing type.
 */

const missing = '〓';

/** First and last code point of each run that has glyphs, ascending. */
export type Coverage = [first: number, last: number][];

/** @throws Error where the font has no table of format 12, which every font of all Unicode planes has. */
export function coverageOf(font: Buffer): Coverage {
  const tables = font.readUInt16BE(4);
  for (let table = 0; table < tables; table++) {
    const entry = 12 + table * 16;
    if (font.toString('latin1', entry, entry + 4) !== 'cmap') continue;
    const cmap = font.readUInt32BE(entry + 8);
    for (let index = 0; index < font.readUInt16BE(cmap + 2); index++) {
      const at = cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4);
      if (font.readUInt16BE(at) === 12) return Array.from({ length: font.readUInt32BE(at + 12) }, (_, group) => [font.readUInt32BE(at + 16 + group * 12), font.readUInt32BE(at + 20 + group * 12)]);
    }
  }
  throw new Error('the font of the paper has no table of characters that can be read');
}

/** Text that the font can show: controls and variation selectors left out, other unknown characters as 〓. Line breaks stay. */
export function printable(text: string, coverage: Coverage): string {
  let shown = '';
  for (const letter of text.normalize('NFC')) {
    const point = letter.codePointAt(0)!;
    if (letter === '\n') shown += letter;
    else if (/[\p{Cc}\p{Cf}\p{Variation_Selector}]/u.test(letter)) shown += letter === '\t' ? ' ' : '';
    else if (covers(coverage, point)) shown += letter;
    else shown += missing;
  }
  return shown;
}

function covers(coverage: Coverage, point: number): boolean {
  let [low, high] = [0, coverage.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = coverage[middle]!;
    if (point < first) high = middle - 1;
    else if (point > last) low = middle + 1;
    else return true;
  }
  return false;
}
