/** The process that reads workbooks and PDFs ends in time, whatever the file, and the next file is read. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { archive, bomb, pdfOf, workbookParts } from './archive.fixture.ts';
import { readApart } from './source-process.ts';

const page = pdfOf(Buffer.from('BT /F1 8 Tf 9 700 Td(hello)Tj ET'));
const workbook = archive(workbookParts('<row r="1"><c r="A1"><v>1</v></c></row>'));

test('a file that takes too long is given up, and the next one is read', async () => {
  await expect(readApart('pdf', page, { silence: 1, whole: 60_000 })).rejects.toMatchObject({ code: 'too-slow' });
  await expect(readApart('xlsx', workbook, { silence: 60_000, whole: 1 })).rejects.toMatchObject({ code: 'too-slow' });
  expect(await readApart('pdf', page)).toEqual([{ line: 1, page: 1, cells: ['hello'] }]);
});

test('a file that takes too much memory is given up, and the next one is read', async () => {
  const hidden = Buffer.from(`${bomb('q Q ', 2_000).toString('hex')}>`);
  const heavy = pdfOf(hidden, { filter: '/Filter[/ASCIIHexDecode/FlateDecode]' });
  await expect(readApart('pdf', heavy)).rejects.toMatchObject({ code: 'too-large' });
  expect(await readApart('xlsx', workbook)).toEqual([{ line: 1, sheet: 'S', cells: ['1'] }]);
});

test('files that come at once are all read', async () => {
  const read = await Promise.all([readApart('pdf', page), readApart('xlsx', workbook), readApart('pdf', page)]);
  expect(read.map(([line]) => line!.cells)).toEqual([['hello'], ['1'], ['hello']]);
});

test('a program that has read a file ends without waiting for the reader', async () => {
  const script = `
    import { readApart } from './src/domains/book/source-process.ts';
    await readApart('xlsx', Buffer.from('${workbook.toString('base64')}', 'base64'));
    console.log(performance.now());
    process.on('exit', () => console.log(performance.now()));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
  const [read, ended] = stdout.split(/\s/).map(Number);
  expect(ended! - read!).toBeLessThan(1_000);
});
