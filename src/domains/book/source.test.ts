import { readFileSync } from 'node:fs';
import { deflateRawSync, deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { withoutPlaces } from './any-book.fixture.ts';
import { archive } from './archive.fixture.ts';
import { readBook } from './reading.ts';
import { readSource } from './source.ts';
import { timeBudget, workedMs } from './time-budget.ts';

const bytes = readFileSync('data/nishitokyo/plan-h24-26-chapter-6.txt');
const text = bytes.toString('utf8');

async function bookOf(file: Uint8Array): Promise<unknown> {
  return withoutPlaces(readBook(await readSource(file, 'plan.txt')).book);
}

const sheet = 'xl/worksheets/sheet1.xml';

describe('the same book in the encodings that offices use', () => {
  test('UTF-8 with a mark, UTF-16 with and without one', async () => {
    const expected = await bookOf(bytes);
    const little = Buffer.from(text, 'utf16le');
    for (const file of [Buffer.concat([Buffer.from('\ufeff'), bytes]), Buffer.concat([Buffer.from([0xff, 0xfe]), little]), Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(little).swap16()]), little]) {
      expect(await bookOf(file)).toEqual(expected);
    }
  });

  test('Shift_JIS', async () => {
    const [name, activity] = [Buffer.from([0x8e, 0x96, 0x8b, 0xc6, 0x96, 0xbc]), Buffer.from([0x8e, 0x7b, 0x8d, 0xf4, 0x83, 0x52, 0x81, 0x5b, 0x83, 0x68])];
    const file = Buffer.concat([activity, Buffer.from(','), name, Buffer.from('\r\nA1-1,'), name, Buffer.from('\r\n')]);
    const { lines, kind } = await readSource(file, 'plan.csv');
    expect([kind, lines[0]!.cells, lines[1]!.cells]).toEqual(['csv', ['施策コード', '事業名'], ['A1-1', '事業名']]);
  });

  test('with line ends of Windows and old Macs', async () => {
    const expected = await bookOf(bytes);
    expect(await bookOf(Buffer.from(text.replaceAll('\n', '\r\n')))).toEqual(expected);
    expect(await bookOf(Buffer.from(text.replaceAll('\n', '\r')))).toEqual(expected);
  });
});

describe('a CSV', () => {
  const rows = async (file: string) => (await readSource(Buffer.from(file), 'x.csv')).lines.map(({ line, cells }) => [line, ...cells]);

  test('keeps quotes, delimiters and line breaks inside cells, and counts rows as a spreadsheet does', async () => {
    expect(await rows('a,b,c,d,e\n"1,\n""2""",x,y,z,w\n\n3,4,5,6,7\n')).toEqual([[1, 'a', 'b', 'c', 'd', 'e'], [2, '1,\n"2"', 'x', 'y', 'z', 'w'], [4, '3', '4', '5', '6', '7']]);
  });

  test('is not swallowed by a quote that nobody closed', async () => {
    expect(await rows('a,b,c,d,e\n"x,1,2,3,4\ny,1,2,3,4\n"z",1,2,3,4\nq,1,2,3,4')).toHaveLength(5 - 2);
    expect(await rows('a,b,c,d,e\n"x,1,2,3,4\ny,1,2,3,4\n')).toEqual([[1, 'a', 'b', 'c', 'd', 'e'], [2, '"x', '1', '2', '3', '4'], [3, 'y', '1', '2', '3', '4']]);
  });

  test('full of stray quotes takes no longer than its size', async () => {
    const started = workedMs();
    expect(await rows(`a,b,c,d,e\n${'"x,1,2,3,4\n'.repeat(50_000)}`)).not.toEqual([]);
    expect(workedMs() - started).toBeLessThan(5_000);
  });
});

describe('a file that cannot be read as a whole is refused with a sentence in both languages', () => {
  const cases: [string, () => Uint8Array, string][] = [
    ['empty', () => Buffer.from(''), 'file-empty'],
    ['blank', () => Buffer.from(' \n\t\n'), 'file-empty'],
    ['of more than 20 MB', () => Buffer.alloc(20_000_001, 0x61), 'file-too-large'],
    ['of more than 100,000 lines', () => Buffer.from('1\n'.repeat(100_001)), 'too-many-lines'],
    ['of nothing but line ends', () => Buffer.alloc(19_000_000, 0x0a), 'too-many-lines'],
    ['that is a picture', () => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'not-a-table'],
    ['of binary data', () => Buffer.from(Array.from({ length: 4_000 }, (_, at) => (at * 7_919) % 251)), 'not-a-table'],
    ['of old Excel', () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'old-excel'],
    ['that is a zip of something else', () => archive({ 'readme.txt': 'hello' }), 'not-a-workbook'],
    ['that is half a workbook', () => archive({ [sheet]: '<worksheet/>' }).subarray(0, 40), 'broken-archive'],
    ['that is a workbook in name only', () => archive({ [sheet]: '<worksheet/>' }), 'broken-archive'],
    ['with a password inside the archive', () => archive({ [sheet]: '<worksheet/>' }, { flags: 1 }), 'encrypted'],
  ];
  test.each(cases)('%s', async (_, file, code) => {
    const error = await readSource(file(), 'x').catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code });
    expect((error as { ja: string }).ja).toMatch(/。$/);
    expect((error as { en: string }).en).toMatch(/\.$/);
  });

  test('a workbook that unpacks to more than 200 MB, also where it claims to be small', async () => {
    const packed = deflateRawSync(Buffer.alloc(201_000_000));
    await expect(readSource(archive({ [sheet]: { packed, claims: 100 } }), 'x.xlsx')).rejects.toMatchObject({ code: 'archive-too-large' });
  });

  test('a workbook with one cell far away', async () => {
    const far = (cell: string) => archive({ [sheet]: `<worksheet><sheetData><row r="1"><c r="${cell}"><v>1</v></c></row></sheetData></worksheet>` });
    await expect(readSource(far('A1048576'), 'x.xlsx')).rejects.toMatchObject({ code: 'too-many-lines' });
    await expect(readSource(far('XFD1'), 'x.xlsx')).rejects.toMatchObject({ code: 'too-many-cells' });
    await expect(readSource(far(`A1" x="${'y'.repeat(500)}" r="XFD1048576`), 'x.xlsx')).rejects.toMatchObject({ code: 'too-many-lines' });
    await expect(readSource(far('&#88;FD1048576'), 'x.xlsx')).rejects.toMatchObject({ code: 'broken-archive' });
  });

  test('a PDF whose page unpacks to more than a page can hold', async () => {
    const page = deflateSync(Buffer.alloc(40_000_000, 0x20));
    const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n1 0 obj\n<< /Filter /FlateDecode >>\nstream\n'), page, Buffer.from('\nendstream\nendobj\n')]);
    await expect(readSource(pdf, 'x.pdf')).rejects.toMatchObject({ code: 'archive-too-large' });
  });
});

test('reading stops when it takes longer than five seconds for a thousand lines', () => {
  let now = 0;
  const budget = timeBudget(2_000, () => now);
  now = 10_000;
  expect(() => budget.check()).not.toThrow();
  now = 10_001;
  expect(() => budget.check()).toThrow(expect.objectContaining({ code: 'too-slow' }));
});
