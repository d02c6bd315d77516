import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { csvText, xlsxBytes, type Column } from '#platform/table';
import { expect, test } from 'vitest';
import type { Book } from './book.ts';
import { anyBook, withoutPlaces } from './any-book.fixture.ts';
import { inUnit, writePlainRows } from './plain-rows.ts';
import { compareBooks } from './preview.ts';
import { readBook } from './reading.ts';
import { readSource } from './source.ts';

function columnsOf(head: string[]): Column<string[]>[] {
  return head.map((label, index) => ({ key: String(index), label, value: (row) => row[index]! }));
}

async function throughCsv(book: Book, lang: 'ja' | 'en') {
  const [head, ...rows] = writePlainRows(book, lang);
  return readBook(await readSource(Buffer.from(csvText(columnsOf(head!), rows)), 'plan.csv'));
}

async function throughXlsx(book: Book) {
  const [head, ...rows] = writePlainRows(book);
  return readBook(await readSource(await xlsxBytes([{ name: '計画', columns: columnsOf(head!), rows }]), 'plan.xlsx'));
}

async function sampleBook(): Promise<Book> {
  return readBook(await readSource(readFileSync('data/nishitokyo/plan-h24-26-chapter-6.txt'), 'plan.txt')).book;
}

test('the printed book, written as CSV in either language and read again, is the same book', async () => {
  const book = await sampleBook();
  for (const lang of ['ja', 'en'] as const) {
    const again = await throughCsv(book, lang);
    expect(withoutPlaces(again.book)).toEqual(withoutPlaces(book));
    expect(again.findings).toEqual([]);
    expect(compareBooks(book, again.book).every(({ kind }) => kind === 'unchanged')).toBe(true);
  }
});

test('the printed book, written as a workbook and read again, is the same book', async () => {
  const book = await sampleBook();
  const again = await throughXlsx(book);
  expect(withoutPlaces(again.book)).toEqual(withoutPlaces(book));
  expect(again.book.listings[1]!.place).toEqual({ line: 3, cell: 8, sheet: '計画' });
});

test('any book with any text goes out as CSV and comes back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(anyBook, fc.constantFrom('ja' as const, 'en' as const), async (book, lang) => {
      const again = await throughCsv(book, lang);
      expect(book.listings.length === 0 || again.findings.every(({ severity }) => severity !== 'error')).toBe(true);
      expect(withoutPlaces(again.book)).toEqual(withoutPlaces(book));
    }),
    { numRuns: 300 },
  );
});

test('amounts are written exactly in the printed unit', () => {
  expect(inUnit(1_750_000_000n, 1_000_000)).toBe('1750');
  expect(inUnit(1_500_000n, 1_000_000)).toBe('1.5');
  expect(inUnit(-1n, 1_000_000)).toBe('-0.000001');
  expect(inUnit(20n, 1)).toBe('20');
});

test('a row with a NUL character is refused and the rows around it go in', async () => {
  const text = csvText(columnsOf(writePlainRows(await sampleBook())[0]!), writePlainRows(await sampleBook()).slice(1)).replace('出前講座の実施', '出前\u0000講座の実施');
  const { book, findings } = readBook(await readSource(Buffer.from(text), 'plan.csv'));
  expect(book.listings).toHaveLength(38);
  expect(findings).toMatchObject([{ severity: 'error', code: 'bad-character' }]);
});

test('a table that a city filled in by hand needs neither provenance nor numbers', async () => {
  const csv = '施策一覧\n方向コード,方向,政策コード,政策,施策コード,施策,事務事業名,所管,単位,平成24年度 事業費,平成25年度 事業費,合計,メモ\n1,健やか,健1,福祉,健1-1,支え合い,見守り,福祉部/福祉課,千円,"1,200",***,,よし\n,,,,健1-1,,,,,,,,\n1,,健1,,健1-1,,,福祉部,,5,,,\n';
  const { book, findings, lines } = readBook(await readSource(Buffer.from(csv), 'x.csv'));
  expect(book.listings).toMatchObject([
    {
      name: '見守り', primary: true, departments: [{ bureau: '福祉部', section: '福祉課' }], total: { provenance: 'absent', place: { line: 3, cell: 12 } },
      costs: { 2012: { yen: 1_200_000n, provenance: 'stated', place: { line: 3, cell: 10 } }, 2013: { provenance: 'unsettled' } },
    },
  ]);
  expect(findings.map(({ code, place }) => [code, place?.line])).toEqual([['text-before-tables', 1], ['column-unknown', 2], ['name-missing', 5]]);
  expect(lines.map(({ use }) => use)).toEqual(['reported', 'header', 'used', 'header', 'reported']);
});

test('an amount that contradicts its provenance keeps its row out', async () => {
  const rows = writePlainRows(await sampleBook());
  const line = rows.findIndex((row) => row.includes('地域コミュニティ検討事業'));
  rows[line]![rows[0]!.indexOf('期間計の根拠')] = '未定';
  const { book, findings } = readBook(await readSource(Buffer.from(csvText(columnsOf(rows[0]!), rows.slice(1))), 'x.csv'));
  expect(book.listings).toHaveLength(38);
  expect(findings).toMatchObject([{ code: 'provenance-contradicts', listing: '地域コミュニティ検討事業' }]);
});

const partsHead = '方向コード,方向,政策コード,政策,施策コード,施策,事業名,区分,所管部課,参照施策,関連事業,単位,期間計,2024年度 事業費\n1,健やか,健1,福祉,健1-1,支え合い,';

test.each([
  ['区分', '新規/重点,,,', '新規;重点'],
  ['所管部課', ',福祉部/福祉課/係,,', '部/課'],
  ['参照施策', ',,1-1-1/9-9-9,', '1-1-1;9-9-9'],
  ['関連事業', ',,,実施/配食/等/ほか', '種類/事業名/等'],
  ['関連事業', ',,,実施/配食/ほか', '種類/事業名/等'],
])('a part too many in the column %s keeps its row out, with how to write it', async (column, cells, right) => {
  const { book, findings, lines } = readBook(await readSource(Buffer.from(`${partsHead}見守り,${cells},円,5,5\n1,健やか,健1,福祉,健1-1,支え合い,配食,新規;重点,福祉部/福祉課,1-1-1;9-9-9,実施/見守り/等,円,5,5\n`), 'x.csv'));
  expect(book.listings).toMatchObject([{ name: '配食', kinds: ['新規', '重点'], references: ['1-1-1', '9-9-9'], links: [{ others: true }] }]);
  expect(findings).toMatchObject([{ severity: 'error', code: 'cell-parts', place: { line: 2 }, listing: '見守り' }]);
  for (const sentence of [findings[0]!.ja, findings[0]!.en]) for (const word of [column, cells.replaceAll(',', ''), right]) expect(sentence).toContain(word);
  expect(lines.map(({ use }) => use)).toEqual(['header', 'reported', 'used']);
});

test('a cell without a heading above it is named, for it is not used', async () => {
  const { book, findings } = readBook(await readSource(Buffer.from(`${partsHead}見守り,新規,福祉部/福祉課,,,円,5,5,忘れ物\n`), 'x.csv'));
  expect(book.listings).toHaveLength(1);
  expect(findings).toMatchObject([{ severity: 'warning', code: 'row-width', place: { line: 2, cell: 15 } }]);
});

test('amounts that no ledger holds keep their row out and no other', async () => {
  const { book, findings } = readBook(await readSource(Buffer.from(`${partsHead}見守り,,福祉部/福祉課,,,億円,"92,233,720,369",5\n1,,健1,,健1-1,,配食,,福祉部/福祉課,,,億円,5,5\n`), 'x.csv'));
  expect(book.listings).toMatchObject([{ name: '配食' }]);
  expect(findings).toMatchObject([{ severity: 'error', code: 'figure-too-large', place: { line: 2, cell: 13 } }]);
});

test('a unit that has no exact decimals is refused, for amounts written in it would not come back', async () => {
  const row = (name: string, unit: string): string => `1,健やか,健1,福祉,健1-1,支え合い,${name},,福祉部/福祉課,,,${unit},1.5,1.5\n`;
  const { book, findings } = readBook(await readSource(Buffer.from(`${partsHead}見守り,,福祉部/福祉課,,,10000,1.5,1.5\n${row('配食', '12')}${row('送迎', '12円')}`), 'x.csv'));
  expect(book).toMatchObject({ unitYen: 10_000, listings: [{ total: { yen: 15_000n } }] });
  expect(findings.map(({ code, listing }) => [code, listing])).toEqual([['cell-not-understood', '配食'], ['cell-not-understood', '送迎']]);
});
