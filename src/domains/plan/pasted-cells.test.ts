import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPastedCells } from './pasted-cells.ts';

/** As spreadsheets write the clipboard. */
function copied(rows: string[][]): string {
  return rows.map((row) => row.map((cell) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t')).join('\n') + '\n';
}

describe('cells pasted from a spreadsheet', () => {
  it('are parted by tabs and lines', () => {
    expect(readPastedCells('1\t2\r\n3\t4\r\n')).toEqual([['1', '2'], ['3', '4']]);
    expect(readPastedCells('1,750\t***\t')).toEqual([['1,750', '***', '']]);
  });

  it('keep tabs, lines and quotes that stand in quotes', () => {
    expect(readPastedCells('"工事\n継続"\t"「""花""」"\n次\t\n')).toEqual([['工事\n継続', '「"花"」'], ['次', '']]);
    expect(readPastedCells('"a\tb"\tc')).toEqual([['a\tb', 'c']]);
  });

  it('take a quote that wraps nothing as it is', () => {
    expect(readPastedCells('"緑"の日\t2')).toEqual([['"緑"の日', '2']]);
    expect(readPastedCells('"開いたまま\t2')).toEqual([['"開いたまま', '2']]);
  });

  it('keep an empty line between others, and an empty text is one empty cell', () => {
    expect(readPastedCells('1\n\n2')).toEqual([['1'], [''], ['2']]);
    expect(readPastedCells('')).toEqual([['']]);
  });

  it('come back as they were copied, whatever they hold', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '緑', '"', '\t', '\n', ' ', '1') });
    fc.assert(fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }), (rows) => {
      // A single empty cell in the last row looks like no row at all.
      fc.pre(!(rows.at(-1)!.length === 1 && rows.at(-1)![0] === ''));
      expect(readPastedCells(copied(rows))).toEqual(rows);
    }));
  });
});
