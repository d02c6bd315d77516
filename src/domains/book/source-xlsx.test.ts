/** Workbooks that are made to take a reader's memory or time. */
import { describe, expect, test } from 'vitest';
import { archive, workbookParts } from './archive.fixture.ts';
import { readSource } from './source.ts';

const row = (rows: string, strings?: string[]): Buffer => archive(workbookParts(rows, strings));
const cellsOf = async (file: Buffer): Promise<string[][]> => (await readSource(file, 'plan.xlsx')).lines.map(({ cells }) => cells);

test('a small workbook made by hand is read', async () => {
  expect(await cellsOf(row('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>2</v></c></row><row><c r="A2"><v>3</v></c></row>', ['事業名 r="1e9"']))).toEqual([['事業名 r="1e9"', '2'], ['3', '']]);
});

test('what stands in the archive without standing in its directory is not read', async () => {
  const parts = workbookParts('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', ['checked']);
  const hidden = { 'xl/sharedStrings.xml': '<sst><si><t>hidden</t></si></sst>', 'xl/huge.xml': { packed: Buffer.from([3, 0]), claims: 4_200_000_000 } };
  expect(await cellsOf(archive(parts, { hidden }))).toEqual([['checked']]);
});

test('two parts of one name are taken for damage', async () => {
  const parts = workbookParts('<row r="1"><c r="A1"><v>1</v></c></row>');
  const file = archive({ ...parts, 'xl/worksheets/sheet2.xml': '<worksheet/>' });
  const twice = Buffer.from(file.toString('latin1').replaceAll('sheet2.xml', 'sheet1.xml'), 'latin1');
  await expect(readSource(twice, 'plan.xlsx')).rejects.toMatchObject({ code: 'broken-archive' });
});

describe('an address that no program writes is taken for damage, whatever number a reader would make of it', () => {
  const hostile = [
    '<row r="3e7"><c r="A1"><v>1</v></c></row>',
    '<row r="1e9"/>',
    '<row r="1"><c r="AAAAAA1.0"><v>1</v></c></row>',
    `<row r="${'0'.repeat(60)}30000000"/>`,
    '<row r="0x1c9c380"/>',
    '<row r="&#51;0000000"/>',
    '<row r=" 30000000"/>',
    '<row x=">" r="3e7"/>',
    '<row x="<" r="3e7"/>',
    '<x:row x:r="3e7"/>',
    '<row r = "3e7"/>',
    `<row x=' r="1" ' r='3e7'/>`,
    '<row "r="3e7"/>',
  ];
  test.each(hostile)('%s', async (rows) => {
    const error = await readSource(row(`<row r="1"><c r="A1"><v>1</v></c></row>${rows}`), 'plan.xlsx').catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'broken-archive' });
  });
});

describe('a workbook is refused with the reason', () => {
  const cases: [string, () => string, string][] = [
    ['with more than 100,000 rows that have no numbers', () => '<row></row>'.repeat(100_001), 'too-many-lines'],
    ['with a cell of more than 32,767 letters', () => `<row r="1"><c r="A1" t="inlineStr"><is><t>${'あ'.repeat(32_768)}</t></is></c></row>`, 'cell-too-long'],
    ['with a cell of ten million letters', () => `<row r="1"><c r="A1" t="inlineStr"><is><t>${'a'.repeat(10_000_000)}</t></is></c></row>`, 'cell-too-long'],
    ['with a cell at the edge of each of many rows', () => `<row r="10000"><c r="ALL10000"><v>1</v></c></row>`, 'too-many-cells'],
  ];
  test.each(cases)('%s', async (_, rows, code) => {
    await expect(readSource(row(rows()), 'plan.xlsx')).rejects.toMatchObject({ code });
  });

  test('whose sheets have too many cells together', async () => {
    const edge = workbookParts('<row r="2500"><c r="ALL2500"><v>1</v></c></row>');
    const sheets = Object.fromEntries([1, 2, 3].map((number) => [`xl/worksheets/sheet${number}.xml`, edge['xl/worksheets/sheet1.xml']!]));
    await expect(readSource(archive({ ...edge, ...sheets }), 'plan.xlsx')).rejects.toMatchObject({ code: 'too-many-cells' });
  });
});

test('pictures, drawings and themes are not unpacked', async () => {
  const parts = workbookParts('<row r="1"><c r="A1"><v>1</v></c></row>');
  const theme = '<a:theme><a:fillToRect l="50000" r="-180000"/></a:theme>';
  expect(await cellsOf(archive({ ...parts, 'xl/theme/theme1.xml': theme, 'xl/media/image1.png': { packed: Buffer.from('not deflated'), claims: 9 } }))).toEqual([['1']]);
});
