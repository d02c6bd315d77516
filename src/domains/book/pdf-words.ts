/** Pieces of text on a page with their places, in points from the top left corner as one looks at the page. */
import { withoutRadicals } from './pdf-radical.ts';

export type Matrix = number[];

export interface PdfText {
  str: string;
  transform: number[];
  width: number;
  height: number;
}

export interface PdfWord {
  text: string;
  left: number;
  right: number;
  /** Base line. */
  y: number;
  /** Size of the letters. */
  size: number;
}

export function multiplied(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer as [number, number, number, number, number, number];
  const [g, h, i, j, k, l] = inner as [number, number, number, number, number, number];
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

export function pdfWords(items: PdfText[], viewport: Matrix): PdfWord[] {
  return items.flatMap(({ str, transform, width, height }) => {
    if (str.trim() === '') return [];
    const [, , , , x, y] = multiplied(viewport, transform) as [number, number, number, number, number, number];
    return [{ text: withoutRadicals(str), left: x, right: x + width, y, size: height || 10 }];
  });
}

/** Words grouped by base line, top to bottom, each line from left to right. */
export function wordLines(words: PdfWord[]): PdfWord[][] {
  const lines: PdfWord[][] = [];
  for (const word of words.toSorted((a, b) => a.y - b.y)) {
    const line = lines.at(-1);
    if (line !== undefined && word.y - line[0]!.y < Math.min(word.size, line[0]!.size) * 0.5) line.push(word);
    else lines.push([word]);
  }
  return lines.map((line) => line.sort((a, b) => a.left - b.left));
}

/** Text of one line, cut into cells where `cutAt` letter widths or more are free; smaller gaps are spaces. */
export function lineCells(line: PdfWord[], cutAt: number): string[] {
  const cells: string[] = [];
  let end: number | null = null;
  for (const { text, left, right, size } of line) {
    const gap = end === null ? Infinity : (left - end) / size;
    if (gap >= cutAt) cells.push(text.trim());
    else cells[cells.length - 1] += gap > 0.25 ? ` ${text.trim()}` : text.trim();
    end = right;
  }
  return cells;
}

/** Text of a cell: its lines joined by a space, which the layout takes out again where a word was wrapped. */
export function cellText(words: PdfWord[]): string {
  return wordLines(words).map((line) => lineCells(line, Infinity)[0]!).join(' ');
}
