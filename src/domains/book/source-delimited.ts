/** Text → lines of cells: tabs as a PDF or a word processor gives them, or CSV by RFC 4180, read leniently. */
import { unguarded } from '#platform/table';
import { sourceLinesMax, type SourceKind, type SourceLine } from './source-line.ts';
import { SourceError, sourceFaults } from './source-error.ts';
import { cellsMax, columnsMax } from './source-reach.ts';
import { timeBudget } from './time-budget.ts';

const lineEnd = /\r\n|\r|\n/;

const delimiters = ['\t', ',', ';'] as const;

/** How often the delimiter stands in the line; more than a table may have are not counted. */
function countOf(line: string, delimiter: string): number {
  let found = 0;
  for (let at = line.indexOf(delimiter); at !== -1 && found <= columnsMax; at = line.indexOf(delimiter, at + 1)) found += 1;
  return found;
}

/**
 * The first line decides where it is the head of a table; cells that hold line breaks would outvote it. Else the delimiter
 * that stands in most lines; null where none stands in one of three.
 */
function delimiterOf(lines: string[]): (typeof delimiters)[number] | null {
  const filled = lines.slice(0, 2_000).filter((line) => line.trim() !== '');
  const head = delimiters.map((delimiter) => ({ delimiter, count: countOf(filled[0] ?? '', delimiter) })).sort((a, b) => b.count - a.count);
  if (head[0]!.count >= 4) return head[0]!.delimiter;
  const [best] = delimiters
    .map((delimiter) => ({ delimiter, lines: filled.filter((line) => line.includes(delimiter)).length }))
    .sort((a, b) => b.lines - a.lines);
  return best!.lines > 0 && best!.lines >= filled.length / 3 ? best!.delimiter : null;
}

/** Counted before the text is cut, so that a file of line ends alone costs nothing. */
function lineEnds(text: string): number {
  let found = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) found += 1;
  }
  return found;
}

/** Throws SourceError `too-many-lines`, `too-many-cells` or `too-slow`. */
export function readDelimited(text: string): { kind: SourceKind; lines: SourceLine[] } {
  const ends = lineEnds(text);
  if (ends > sourceLinesMax * 2) throw new SourceError('too-many-lines', sourceFaults.tooManyLines(ends));
  const plain = text.replace(/^\ufeff/, '');
  const lines = plain.split(lineEnd);
  const delimiter = delimiterOf(lines);
  const quoted = delimiter !== null && lines.some((line) => line.startsWith('"') || line.includes(`${delimiter}"`));
  if (delimiter === null || (delimiter === '\t' && !quoted)) return { kind: 'text', lines: plainLines(lines) };
  return { kind: 'csv', lines: readQuoted(plain, delimiter, lines.length) };
}

/** Lines without tabs are cut where columns were set apart by two spaces or more. */
function plainLines(lines: string[]): SourceLine[] {
  let left = cellsMax;
  return lines.map((text, index) => {
    const cells = text.includes('\t') ? text.split('\t', columnsMax + 1) : text.trim().split(/[ \u3000]{2,}/, columnsMax + 1);
    left -= cells.length;
    if (cells.length > columnsMax || left < 0) throw new SourceError('too-many-cells', sourceFaults.tooManyCells());
    return { line: index + 1, cells };
  });
}

/** Where the quoted cell that begins at `from` ends, before `limit`: the place of its closing quote, or -1. */
function closingQuote(text: string, from: number, limit: number): number {
  for (let at = text.indexOf('"', from); at !== -1 && at < limit; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return -1;
}

/** The end of the line that holds a place. Places only grow, so each line is searched through once. */
function lineEndsOf(text: string): (place: number) => number {
  let known = -1;
  return (place) => {
    if (known < place) known = text.indexOf('\n', place);
    if (known === -1) known = text.length;
    return known;
  };
}

/**
 * Rows of a CSV; `line` is the row as a spreadsheet numbers it. A quote that is never closed is taken as a letter, and
 * from there on a quoted cell has to close within its line: one stray quote must not swallow the rest of the file.
 */
function readQuoted(text: string, delimiter: string, lineCount: number): SourceLine[] {
  const rows: SourceLine[] = [];
  const budget = timeBudget(lineCount);
  const endOfLine = lineEndsOf(text);
  let cells: string[] = [];
  let cellCount = 0;
  let at = 0;
  let strayQuote = false;
  while (at <= text.length) {
    let cell = '';
    if (text[at] === '"') {
      const close = closingQuote(text, at + 1, strayQuote ? endOfLine(at) : text.length);
      if (close !== -1) {
        cell = text.slice(at + 1, close).replaceAll('""', '"');
        at = close + 1;
      } else strayQuote = true;
    }
    const end = nextBreak(text, at, delimiter);
    cells.push(unguarded(cell + text.slice(at, end)));
    cellCount += 1;
    if (cells.length > columnsMax || cellCount > cellsMax) throw new SourceError('too-many-cells', sourceFaults.tooManyCells());
    if (cellCount % 1_000 === 0) budget.check();
    at = end + 1;
    if (text[end] === delimiter) continue;
    if (text[end] === '\r' && text[end + 1] === '\n') at += 1;
    rows.push({ line: rows.length + 1, cells });
    cells = [];
  }
  return rows;
}

function nextBreak(text: string, from: number, delimiter: string): number {
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (character === delimiter || character === '\n' || character === '\r') return at;
  }
  return text.length;
}
