import { describe, expect, test } from 'vitest';
import { readSheet, type Sheet, sheetRow, thousandYen } from './sheet.ts';

const head = ['事業番号', '事業名', '年度', '区分', '補正号数', '計（千円）', '国庫支出金', '都支出金', '市債', 'その他', '一般財源'];
const read = (...rows: string[][]) => readSheet([head, ...rows].map((cells, index) => ({ line: index + 1, cells }))) as Sheet;
const refusal = (...cells: string[]): string | undefined => read(cells).refusals[0]?.sentence.ja;

describe('a table of the finance section', () => {
  test('is read as accounts print it: separators, triangles for minus, years in either calendar', () => {
    const { rows, refusals } = read(['P0001', '公園', '令和7年度', '当初予算', '', '１，２００', '200', '', '', '', '1,000'], ['', '街路樹', '2025', '補正', '第2号', '△50', '', '', '', '', ''], ['p0003', '', 'H24', '決算', '', '0.5', '-', '', '', '', '']);
    expect(refusals).toEqual([]);
    expect(rows).toMatchObject([
      { number: 'P0001', fiscalYear: 2025, stage: 'budget', round: 0, totalYen: 1_200_000n, sources: { national: 200_000n, prefectural: null, general: 1_000_000n } },
      { number: '', name: '街路樹', stage: 'amendment', round: 2, totalYen: -50_000n },
      { number: 'P0003', fiscalYear: 2012, stage: 'settlement', totalYen: 500n, sources: { national: null } },
    ]);
  });

  test('holds up nobody with a cell of millions of letters, and repeats only its beginning', () => {
    const long = '('.repeat(2_000_000);
    const began = process.threadCpuUsage();
    expect(readSheet([{ line: 1, cells: [long, ...head] }])).toMatchObject({ rows: [] });
    expect(readSheet([{ line: 1, cells: [long] }])).toHaveProperty('fault');
    for (const cells of [['P1', '', long, '決算', '', '1'], ['P1', '', '2025', long, '', '1'], ['P1', '', '2025', '補正', long, '1'], ['P1', '', '2025', '決算', '', long], ['P1', '', '2025', '決算', '', '1', long]]) {
      expect(refusal(...cells)!.length).toBeLessThan(400);
    }
    const { user, system } = process.threadCpuUsage(began);
    expect((user + system) / 1_000).toBeLessThan(2_000);
  });

  test('an amount that names its unit is read in it, and not in thousands', () => {
    const total = (cell: string) => read(['P1', '', '2025', '決算', '', cell]).rows[0]?.totalYen;
    expect([total('3,000,000円'), total('3,000千円'), total('３００万円'), total('3百万円'), total('3000'), total('¥3,000,000円')]).toEqual(Array(6).fill(3_000_000n));
    expect(refusal('P1', '', '2025', '決算', '', '0.5円')).toContain('計「0.5円」');
  });

  test('each bad row says what is wrong and the good ones go on', () => {
    const { rows, refusals } = read(['', '', '2025', '決算', '', '1'], ['P0001', '', '2025', '決算', '', '1']);
    expect(rows).toHaveLength(1);
    expect(refusals).toMatchObject([{ line: 2, sentence: { ja: '事業番号も事業名もありません。' } }]);
    expect(refusal('P1', '', '来年', '決算', '', '1')).toContain('年度「来年」');
    expect(refusal('P1', '', '2025', '概算', '', '1')).toContain('区分「概算」');
    expect(refusal('P1', '', '2025', '補正予算', '百', '1')).toContain('補正号数「百」');
    expect(refusal('P1', '', '2025', '決算', '', '約10')).toContain('計「約10」');
    expect(refusal('P1', '', '2025', '決算', '', '')).toContain('計「」');
    expect(refusal('P1', '', '2025', '決算', '', '-1')).toContain('マイナス');
    expect(refusal('P1', '', '2025', '決算', '', '10', '3', '', '', '', '8')).toContain('合計 11 千円');
    expect(refusal('P1', '', '2025', '決算', '', '99999999999999')).toContain('計「');
  });

  test('without the heads that are needed it says which are missing', () => {
    expect(readSheet([{ line: 1, cells: ['事業名', '年度'] }])).toMatchObject({ fault: { ja: expect.stringContaining('「区分」「計」') } });
    expect(readSheet([])).toHaveProperty('fault');
  });

  test('what is written reads back the same', () => {
    const { rows } = read(['P0001', '公園', '2025', '補正予算', '3', '-12.345', '', '', '', '', '-12.345']);
    const [row] = rows;
    const cells = Object.values(sheetRow({ ...row!, programmeNumber: 'P0001' }, '公園'));
    expect(read(cells).rows).toEqual(rows);
    expect(thousandYen(-12_345n)).toBe('-12.345');
  });
});
