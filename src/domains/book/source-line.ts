/** One line of a text, row of a sheet or row of a table on a page; `line` counts from 1 within its page or sheet. */
import type { Place } from './book.ts';

export type SourceKind = 'text' | 'csv' | 'xlsx' | 'pdf';

export interface SourceLine {
  line: number;
  page?: number;
  sheet?: string;
  cells: string[];
}

export const sourceLinesMax = 100_000;

/** Place of a cell; `cell` counts from 0 as arrays do. */
export function placeOf(line: SourceLine, cell: number): Place {
  return {
    line: line.line,
    cell: cell + 1,
    ...(line.page === undefined ? {} : { page: line.page }),
    ...(line.sheet === undefined ? {} : { sheet: line.sheet }),
  };
}
