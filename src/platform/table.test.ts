import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import readWorkbook from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { csvReply, csvText, guarded, unguarded, xlsxBytes, type Column } from './table.ts';

interface Item {
  name: string;
  cost: number | bigint | null;
}
const columns: Column<Item>[] = [
  { key: 'name', label: '名前', value: (item) => item.name },
  { key: 'cost', label: '金額', value: (item) => item.cost },
];

describe('CSV', () => {
  test('opens in a spreadsheet as Japanese, with lines as RFC 4180 ends them', () => {
    expect(csvText(columns, [{ name: '公園, "中央"\n北', cost: -3 }, { name: '', cost: null }])).toBe('\uFEFF名前,金額\r\n"公園, ""中央""\n北",-3\r\n,\r\n');
  });

  test('text that a spreadsheet would run does not run; numbers and dashes stay as they are', () => {
    expect(['=1+1', '+81-42', '@x', '-x', '\tx', '＝１', '-3', '+1.5', '-', '－', "'=x"].map(guarded)).toEqual(["'=1+1", "'+81-42", "'@x", "'-x", "'\tx", "'＝１", '-3', '+1.5', '-', '－', "''=x"]);
  });

  test('spaces do not hide what a spreadsheet would run', () => {
    expect([' =1+1', '　＝1', ' \n@x', "' =x", ' x', '　'].map(guarded)).toEqual(["' =1+1", "'　＝1", "' \n@x", "'' =x", ' x', '　']);
  });

  test('whatever the text, reading the file back gives it again', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom('=', '-', "'", '"', ',', '\n', '\r', '\t', ' ', '　', '1', '市') }), { minLength: 1 }), (names) => {
        const text = csvText(columns, names.map((name) => ({ name, cost: 1n })));
        const back = parse(text, { bom: true, record_delimiter: '\r\n' }).slice(1);
        expect(back.map((record) => unguarded(record[0]!))).toEqual(names);
      }),
    );
  });

  test('the file keeps its Japanese name', () => {
    expect(csvReply('計画.csv', columns, []).headers['content-disposition']).toBe(`attachment; filename="__.csv"; filename*=UTF-8''%E8%A8%88%E7%94%BB.csv`);
  });
});

test('a workbook keeps numbers as numbers, text as text, and whole yen exactly', async () => {
  const bytes = await xlsxBytes([{ name: '事業/一覧', columns, rows: [{ name: '=SUM(A1)\u0001', cost: 569_000_000n }, { name: '12', cost: 9_007_199_254_740_993n }] }]);
  const sheets = await readWorkbook(Buffer.from(bytes));
  expect(sheets).toEqual([{ sheet: '事業 一覧', data: [['名前', '金額'], ['=SUM(A1)', 569_000_000], ['12', '9007199254740993']] }]);
});

test('a workbook gives back every word, also those that mean something to programs or to workbooks', async () => {
  const words = [...Object.getOwnPropertyNames(Object.prototype), '_x0041_', '_x005F_x0041_x0042_', 'a_x000a_b', '_x00_', '市'];
  const bytes = await xlsxBytes([{ name: '語', columns, rows: [...words, ...words].map((name) => ({ name, cost: 1 })) }]);
  const [sheet] = await readWorkbook(Buffer.from(bytes));
  expect(sheet!.data.slice(1).map(([name]) => name)).toEqual([...words, ...words]);
});
