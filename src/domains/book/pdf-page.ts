/** Words and rules of a page → its lines, those of tables with a cell for each box between rules. */
import { ruleTolerance, type Rule, type Rules } from './pdf-rules.ts';
import { cellText, lineCells, wordLines, type PdfWord } from './pdf-words.ts';

interface Cell {
  left: number;
  right: number;
  words: PdfWord[];
}

interface Band {
  top: number;
  bottom: number;
  cells: Cell[];
}

/** Free width, in letters, that sets two headings on one line apart. */
const cutAt = 1.5;

function covers(rule: Rule, point: number): boolean {
  return rule.from - ruleTolerance <= point && point <= rule.to + ruleTolerance;
}

/** Bands between neighbouring horizontal rules that share verticals; what no vertical crosses is no part of a table. */
function bandsOf({ horizontal, vertical }: Rules): Band[] {
  const heights = [...new Set(horizontal.map(({ at }) => at))].sort((a, b) => a - b);
  return heights.slice(1).flatMap((bottom, index) => {
    const top = heights[index]!;
    const middle = (top + bottom) / 2;
    const edges = [...new Set(vertical.filter((rule) => covers(rule, middle)).map(({ at }) => at))].sort((a, b) => a - b);
    const cells = edges.slice(1).map((right, at): Cell => ({ left: edges[at]!, right, words: [] }));
    return cells.length === 0 ? [] : [{ top, bottom, cells }];
  });
}

/** A cell without a rule above it continues the cell above: its words belong there. */
function owner(bands: Band[], index: number, cell: Cell, horizontal: Rule[]): Cell {
  const band = bands[index]!;
  const middle = (cell.left + cell.right) / 2;
  const closed = horizontal.some((rule) => Math.abs(rule.at - band.top) < ruleTolerance && covers(rule, middle));
  const above = bands[index - 1];
  if (closed || above === undefined || Math.abs(above.bottom - band.top) > ruleTolerance) return cell;
  const upper = above.cells.find(({ left, right }) => left <= middle && middle <= right);
  return upper === undefined ? cell : owner(bands, index - 1, upper, horizontal);
}

export function pageLines(words: PdfWord[], rules: Rules): string[][] {
  const bands = bandsOf(rules);
  const around: PdfWord[] = [];
  for (const word of words) {
    // The middle of the first letter: a long word may reach over the next rule.
    const [x, y] = [word.left + Math.min(word.size, word.right - word.left) / 2, word.y - word.size * 0.35];
    const index = bands.findIndex(({ top, bottom }) => top <= y && y <= bottom);
    const cell = bands[index]?.cells.find(({ left, right }) => left <= x && x <= right);
    if (cell === undefined) around.push(word);
    else owner(bands, index, cell, rules.horizontal).words.push(word);
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
