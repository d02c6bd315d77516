/** Tables as they were found in a file: rows of cells, before anybody knows what a column means. */

export interface GridCell {
  text: string;
  /** `above` and `left`: the cell was merged with the one before it and has no text of its own. */
  merged: 'above' | 'left' | null;
}

export interface GridRow {
  /** Counts from 1: line of the file, or row of the table. */
  line: number;
  cells: GridCell[];
}

export interface Grid {
  /** Caption, heading before it, or name of the sheet; empty where there is none. */
  name: string;
  rows: GridRow[];
}

/** What one reading may make of a file. Larger results were never published as one table. */
export const gridLimits = { tables: 200, columns: 60, rows: 20_000, cells: 300_000, letters: 10_000_000 };

export function ownCells(texts: readonly string[]): GridCell[] {
  return texts.slice(0, gridLimits.columns).map((text) => ({ text, merged: null }));
}

/** As people compare heads and words: widths made one, no spaces, no line breaks. */
export function plainWord(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u00a0\u200b\ufeff]+/g, '').toLowerCase();
}

/** Text of a cell: line ends made one, spaces at the ends of lines and empty lines around it left out. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').split('\n').map((line) => line.replace(/[ \t\u00a0]+$/, '')).join('\n').trim();
}
