/** How far the rows and cells of a workbook's part reach, counted before a reader fills every place before the last one. */
import { SourceError, sourceFaults } from './source-error.ts';
import { sourceLinesMax } from './source-line.ts';

export const columnsMax = 1_000;
export const cellsMax = 5_000_000;
/** Letters in a cell, as Excel limits them (Excel specifications and limits). */
export const cellLettersMax = 32_767;

/** Eight bytes for a letter at most: `&#x3042;`. */
const cellBytesMax = cellLettersMax * 8;

/** Opening tags of rows and cells with any prefix; the second group is missing where the tag is not well formed. */
const openings = /<(?:[^\s<>"'=/]*:)?(row|c)(?![\w.:-])((?:\s+[^\s=<>"'/]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'))*\s*\/?>)?/g;
const addresses = /[\s:]r\s*=\s*["']([^"']*)["']/g;
/** As Excel writes them. Other spellings of a number, which a reader may understand, no program writes. */
const address = /^([A-Z]{0,3})(\d{1,7})$/i;

export interface Reach {
  /** Cells that a reader may make of the part. */
  cells: number;
}

/** Throws SourceError `too-many-lines`, `too-many-cells`, `cell-too-long` or, for what no program writes, `broken-archive`. */
export function reachOf(part: Buffer): Reach {
  checkCellLengths(part);
  const counted = { row: 0, c: 0 };
  let [rows, columns] = [0, 0];
  for (const [, tag, attributes] of part.toString('latin1').matchAll(openings)) {
    if (attributes === undefined) throw new SourceError('broken-archive', sourceFaults.brokenArchive());
    counted[tag as 'row' | 'c'] += 1;
    for (const [, text] of attributes.matchAll(addresses)) {
      const match = address.exec(text!);
      if (!match) throw new SourceError('broken-archive', sourceFaults.brokenArchive());
      rows = Math.max(rows, Number(match[2]));
      columns = Math.max(columns, [...match[1]!.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0));
    }
    const lines = Math.max(rows, counted.row);
    if (lines > sourceLinesMax) throw new SourceError('too-many-lines', sourceFaults.tooManyLines(lines));
    if (columns > columnsMax || lines * columns > cellsMax || counted.c > cellsMax) throw new SourceError('too-many-cells', sourceFaults.tooManyCells());
  }
  return { cells: Math.max(rows, counted.row) * columns };
}

function checkCellLengths(part: Buffer): void {
  if (part.length <= cellBytesMax) return;
  for (let at = 0; at < part.length; ) {
    const next = part.indexOf(0x3c, at);
    const end = next === -1 ? part.length : next;
    // White space after the last tag is no cell.
    if (end - at > cellBytesMax && part.toString('latin1', at, end).trim().length > cellBytesMax) throw new SourceError('cell-too-long', sourceFaults.cellTooLong());
    at = end + 1;
  }
}
