import { describe, expect, test } from 'vitest';
import { checkBook } from './check.ts';
import { writePlainRows } from './plain-rows.ts';
import { readBook } from './reading.ts';
import { readSource } from './source.ts';
import { plainColumnUses } from './plain-columns.ts';

const read = async (csv: string) => readBook(await readSource(Buffer.from(csv), 'x.csv'));

describe('a simple table that somebody filled in by hand', () => {
  test('needs the measure’s code, the programme and years, and its headings are made of the code', async () => {
    const { book, findings } = await read('施策コード,施策,事業名,平成24年度,2013年度,H26\n協1-1,市民主体,見守り,5,,***\n協2-1,情報,配食,1,2,3\n1-2-3,数字,送迎,1,2,3\n');
    expect(book).toMatchObject({
      firstYear: 2012,
      lastYear: 2014,
      directions: [{ code: '協', name: '協' }, { code: '1', name: '1' }],
      policies: [{ code: '協1', name: '協1', direction: '協' }, { code: '協2', direction: '協' }, { code: '1-2', direction: '1' }],
      measures: [{ code: '協1-1', name: '市民主体', policy: '協1' }, { code: '協2-1' }, { code: '1-2-3' }],
    });
    expect(book.listings).toMatchObject([{ name: '見守り', costs: { 2012: { yen: 5n }, 2013: { provenance: 'absent' }, 2014: { provenance: 'unsettled' } } }, { name: '配食' }, { name: '送迎' }]);
    expect(findings).toMatchObject([{ severity: 'note', code: 'headings-derived', place: { line: 1 } }, { severity: 'note', code: 'unit-assumed' }]);
    expect(checkBook(book).map(({ code }) => code)).not.toContain('total-missing');
  });

  test('may leave the names of measures out altogether', async () => {
    const { book } = await read('施策コード,事業名,2024年度\n3-1,見守り,5\n4,配食,5\n');
    expect(book.measures).toMatchObject([{ code: '3-1', name: '3-1', policy: '3' }, { code: '4', name: '4', policy: '4' }]);
    expect(book.directions.map(({ code }) => code)).toEqual(['3', '4']);
    expect(book.listings).toHaveLength(2);
  });

  test('takes a year alone for its cost only where no column names the cost', async () => {
    const { book, findings } = await read('施策コード,施策,事業名,2024年度,2024年度 事業費\n協1-1,市民主体,見守り,9,5\n');
    expect(book.listings[0]!.costs[2024]).toMatchObject({ yen: 5n });
    expect(findings.filter(({ code }) => code === 'column-unknown')).toMatchObject([{ place: { cell: 4 } }]);
  });

  test('is told which columns to fill where its headings do not hold together', async () => {
    const { book, findings } = await read('方向コード,方向,政策コード,政策,施策コード,施策,事業名,2024年度\n,,,,協1-1,市民主体,見守り,5\n1,健やか,健1,福祉,,,配食,5\n');
    expect(book.listings).toEqual([]);
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(errors.length).toBeGreaterThan(1);
    for (const { ja } of errors) expect(ja).not.toContain('見出しを先に');
    expect(errors.find(({ ja }) => ja.includes('協1-1'))!.ja).toContain('列「方向コード」「方向」「政策コード」「政策」');
    expect(errors.find(({ listing }) => listing === '配食')!.ja).toContain('列「施策コード」');
  });
});

describe('a department written in one word', () => {
  const head = '施策コード,施策,事業名,所管部課,2024年度\n';

  test('is parted behind its bureau', async () => {
    const { book } = await read(`${head}協1-1,市民主体,見守り,企画部企画政策課;危機管理室;危機管理部危機管理室;福祉部,5\n協1-1,市民主体,配食,内部統制課,5\n`);
    expect(book.listings[0]!.departments).toEqual([
      { bureau: '企画部', section: '企画政策課' }, { bureau: '危機管理室', section: null }, { bureau: '危機管理部', section: '危機管理室' }, { bureau: '福祉部', section: null },
    ]);
    expect(book.listings[1]!.departments).toEqual([{ bureau: '内部統制課', section: null }]);
  });

  test('that the ledger holds in one word comes back in one word', async () => {
    const { book } = await read(`${head}協1-1,市民主体,見守り,企画部企画政策課/,5\n`);
    expect(book.listings[0]!.departments).toEqual([{ bureau: '企画部企画政策課', section: null }]);
    const [names, ...rows] = writePlainRows(book);
    expect(rows[0]![names!.indexOf('所管部課')]).toBe('企画部企画政策課/');
  });
});

test('every column says whether a table needs it', () => {
  expect(plainColumnUses().filter(({ needed }) => needed).map(({ ja }) => ja)).toEqual(['施策コード', '事業名', '2024年度']);
});

test('a table that names no unit is read in yen, and says so', async () => {
  const table = (unit: string, amount: string) => read(`施策コード,事業名,単位,2024年度\n協1-1,見守り,${unit},${amount}\n`);
  const codes = async (unit: string, amount: string) => (await table(unit, amount)).findings.map(({ severity, code }) => `${severity} ${code}`);
  expect(await codes('', '5')).toContain('note unit-assumed');
  expect((await table('', '5')).book).toMatchObject({ unitYen: 1, listings: [{ costs: { 2024: { yen: 5n } } }] });
  expect(await codes('千円', '5')).not.toContain('note unit-assumed');
  expect(await codes('', '***')).not.toContain('note unit-assumed');
});

test('a table without a column for any year says so and gives no edition', async () => {
  const { book, findings, lines } = await read('施策コード,施策,事業名\n協1-1,市民主体,見守り\n');
  expect(book.listings).toEqual([]);
  expect(findings.find(({ severity }) => severity === 'error')).toMatchObject({ code: 'year-columns-needed', place: { line: 1 }, ja: expect.stringContaining('2024年度') });
  expect(lines.map(({ use }) => use)).toEqual(['header', 'reported']);
});
