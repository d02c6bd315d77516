/**
 * Cuts a source map down to what a stack trace needs: which line of which file. Node keeps a map decoded for as long as the
 * program runs, every mapped place an array of its own; esbuild maps every word, which took some 60 MB of the site's memory.
 */
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values = new Map([...letters].map((letter, value) => [letter, value]));

/** @param {string} text a source map (ECMA-426) as JSON. @returns the same with one place for each original line, without names and without the sources' text */
export function lineMap(text) {
  const { version, sources, sourceRoot, mappings } = JSON.parse(text);
  let [source, line, column] = [0, 0, 0];
  let written = [0, 0, 0];
  const lines = mappings.split(';').map((segments) => {
    const kept = [];
    let [generated, generatedWritten, before] = [0, 0, ''];
    for (const segment of segments === '' ? [] : segments.split(',')) {
      const [ahead, ...place] = numbersOf(segment);
      generated += ahead;
      // A place that comes from no source.
      if (place.length < 3) continue;
      source += place[0];
      line += place[1];
      column += place[2];
      if (`${source}:${line}` === before) continue;
      before = `${source}:${line}`;
      kept.push([generated - generatedWritten, source - written[0], line - written[1], column - written[2]].map(lettersOf).join(''));
      generatedWritten = generated;
      written = [source, line, column];
    }
    return kept.join(',');
  });
  return JSON.stringify({ version, ...(sourceRoot && { sourceRoot }), sources, names: [], mappings: lines.join(';') });
}

/** Base 64 VLQ: five bits a letter, lowest first, the sixth says that more follow; the lowest bit of all is the sign. */
function numbersOf(segment) {
  const numbers = [];
  let [value, shift] = [0, 0];
  for (const letter of segment) {
    const bits = values.get(letter);
    value += (bits & 31) << shift;
    shift += 5;
    if (bits & 32) continue;
    numbers.push(value & 1 ? -(value >>> 1) : value >>> 1);
    [value, shift] = [0, 0];
  }
  return numbers;
}

function lettersOf(number) {
  let rest = number < 0 ? (-number << 1) | 1 : number << 1;
  let text = '';
  do {
    const bits = rest & 31;
    rest >>>= 5;
    text += letters[rest > 0 ? bits | 32 : bits];
  } while (rest > 0);
  return text;
}
