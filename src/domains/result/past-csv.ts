/** Rows of a CSV or of cells pasted from a spreadsheet. The separator is the one that cuts the first lines into most columns. */
import { parse } from 'csv-parse/sync';
import { unguarded } from '#platform/table';
import { type Grid, gridLimits, ownCells } from './past-grid.ts';
import { TooLargeTable } from './past-html.ts';

const separators = [',', '\t', ';'] as const;

/** @throws TooLargeTable, or the reader's error where a quote is never closed */
export function readDelimitedTable(text: string): Grid[] {
  const plain = text.replace(/^\ufeff/, '');
  const head = plain.slice(0, 4_000);
  const counted = separators.map((delimiter) => ({ delimiter, count: head.split(delimiter).length })).sort((one, other) => other.count - one.count);
  const firstLine = plain.split(/\r\n?|\n/, 1)[0] ?? '';
  // The head decides, where it has a separator at all: commas of long texts would outvote tabs.
  const inHead = separators.find((delimiter) => firstLine.split(delimiter).length > 1);
  const rows = parse(plain, {
    delimiter: inHead ?? counted[0]!.delimiter,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
    to: gridLimits.rows + 1,
    info: true,
  }) as unknown as { record: string[]; info: { lines: number } }[];
  if (rows.length > gridLimits.rows) throw new TooLargeTable();
  if (rows.reduce((sum, { record }) => sum + record.length, 0) > gridLimits.cells) throw new TooLargeTable();
  return [{ name: '', rows: rows.map(({ record }, index) => ({ line: index + 1, cells: ownCells(record.map(unguarded)) })) }];
}
