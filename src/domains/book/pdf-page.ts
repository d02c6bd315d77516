/** Words and rules of a page → its lines, those of tables with a cell for each box between rules. */
import { ruleTolerance, type Rule, type Rules } from './pdf-rules.ts';
import { SourceError, sourceFaults } from './source-error.ts';
import { columnsMax } from './source-reach.ts';
import { cellText, lineCells, wordLines, type PdfWord } from './pdf-words.ts';

interface Cell {
  left: number;
  right: number;
  words: PdfWord[];
  /** The cell that the words belong to: this one, or one above it. */
  owner: Cell;
}

interface Band {
  top: number;
  bottom: number;
  cells: Cell[];
}

/** Free width, in letters, that sets two headings on one line apart. */
const cutAt = 1.5;
const pageCellsMax = 100_000;

function covers(rule: Rule, point: number): boolean {
  return rule.from - ruleTolerance <= point && point <= rule.to + ruleTolerance;
}

/** Place of the first of ordered things whose end is not before the point. */
function firstReaching<Thing>(things: Thing[], end: (thing: Thing) => number, point: number): number {
  let [low, high] = [0, things.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (end(things[middle]!) < point) low = middle + 1;
    else high = middle;
  }
  return low;
}

function bandAt(bands: Band[], y: number): Band | undefined {
  const band = bands[firstReaching(bands, ({ bottom }) => bottom, y)];
  return band !== undefined && band.top <= y ? band : undefined;
}

function cellAt({ cells }: Band, x: number): Cell | undefined {
  const cell = cells[firstReaching(cells, ({ right }) => right, x)];
  return cell !== undefined && cell.left <= x ? cell : undefined;
}

/** Bands between neighbouring horizontal rules that share verticals; what no vertical crosses is no part of a table. */
function bandsOf({ horizontal, vertical }: Rules): Band[] {
  const heights = [...new Set(horizontal.map(({ at }) => at))].sort((a, b) => a - b);
  const bands: Band[] = [];
  let left = pageCellsMax;
  for (const [index, bottom] of heights.slice(1).entries()) {
    const top = heights[index]!;
    const middle = (top + bottom) / 2;
    const edges = [...new Set(vertical.filter((rule) => covers(rule, middle)).map(({ at }) => at))].sort((a, b) => a - b);
    left -= edges.length;
    if (edges.length > columnsMax || left < 0) throw new SourceError('too-many-cells', sourceFaults.pageTooFull());
    if (edges.length < 2) continue;
    const band: Band = { top, bottom, cells: edges.slice(1).map((right, at) => openCell(edges[at]!, right)) };
    settleOwners(band, bands.at(-1), horizontal);
    bands.push(band);
  }
  return bands;
}

function openCell(left: number, right: number): Cell {
  const cell = { left, right, words: [] } as unknown as Cell;
  cell.owner = cell;
  return cell;
}

/** A cell without a rule above it continues the cell above: its words belong there. */
function settleOwners(band: Band, above: Band | undefined, horizontal: Rule[]): void {
  if (above === undefined || Math.abs(above.bottom - band.top) > ruleTolerance) return;
  const rules: Rule[] = [];
  for (let at = firstReaching(horizontal, (rule) => rule.at, band.top - ruleTolerance); at < horizontal.length && horizontal[at]!.at < band.top + ruleTolerance; at += 1) {
    if (horizontal[at]!.at > band.top - ruleTolerance) rules.push(horizontal[at]!);
  }
  for (const cell of band.cells) {
    const middle = (cell.left + cell.right) / 2;
    if (rules.some((rule) => covers(rule, middle))) continue;
    cell.owner = cellAt(above, middle)?.owner ?? cell;
  }
}

/** Lines of a page, top to bottom. Throws SourceError `too-many-cells`. */
export function pageLines(words: PdfWord[], rules: Rules): string[][] {
  const bands = bandsOf(rules);
  const around: PdfWord[] = [];
  for (const word of words) {
    // The middle of the first letter: a long word may reach over the next rule.
    const [x, y] = [word.left + Math.min(word.size, word.right - word.left) / 2, word.y - word.size * 0.35];
    const band = bandAt(bands, y);
    const cell = band && cellAt(band, x);
    if (cell === undefined) around.push(word);
    else cell.owner.words.push(word);
  }
  const lines = [
    ...bands.map(({ top, cells }) => ({ y: top, cells: cells.map((cell) => cellText(cell.words)) })),
    ...wordLines(around).map((line) => ({ y: line[0]!.y, cells: lineCells(line, cutAt) })),
  ];
  return lines
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .sort((a, b) => a.y - b.y)
    .map(({ cells }) => cells);
}
