/** The process that reads workbooks and PDFs ends in time, whatever the file, and the next file is read. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { archive, bomb, pdfOf, workbookParts } from './archive.fixture.ts';
import { readApart } from './source-process.ts';

const page = pdfOf(Buffer.from('BT /F1 8 Tf 9 700 Td(hello)Tj ET'));
const workbook = archive(workbookParts('<row r="1"><c r="A1"><v>1</v></c></row>'));
/** Pages that unpack to so many megabytes of steps of drawing. */
const heavy = (megabytes: number): Buffer => pdfOf(Buffer.from(`${bomb('q Q ', megabytes).toString('hex')}>`), { filter: '/Filter[/ASCIIHexDecode/FlateDecode]' });
/** What is read for a second and longer by a reader that is warm. */
const long = archive(workbookParts(Array.from({ length: 50_000 }, (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>${at}</v></c><c r="B${at + 1}"><v>1</v></c></row>`).join('')));

test('a file that takes too long is given up, and the next one is read', async () => {
  await expect(readApart('pdf', heavy(50), { silence: 1, whole: 600_000 })).rejects.toMatchObject({ code: 'too-slow' });
  await expect(readApart('xlsx', long, { silence: 600_000, whole: 1 })).rejects.toMatchObject({ code: 'too-slow' });
  expect(await readApart('pdf', page)).toEqual([{ line: 1, page: 1, cells: ['hello'] }]);
});

test('a file that takes too much memory is given up, and the next one is read', async () => {
  await expect(readApart('pdf', heavy(2_000), { silence: 15_000, whole: 600_000 })).rejects.toMatchObject({ code: 'too-large' });
  expect(await readApart('xlsx', workbook)).toEqual([{ line: 1, sheet: 'S', cells: ['1'] }]);
});

test('files that come at once are all read', async () => {
  const read = await Promise.all([readApart('pdf', page), readApart('xlsx', workbook), readApart('pdf', page)]);
  expect(read.map(([line]) => line!.cells)).toEqual([['hello'], ['1'], ['hello']]);
});

test('a program that has read a file ends without waiting for the reader', async () => {
  const script = `
    import processes from 'node:child_process';
    import { syncBuiltinESMExports } from 'node:module';
    const { fork } = processes;
    let reader;
    processes.fork = (...given) => (reader = fork(...given));
    syncBuiltinESMExports();
    const { readApart } = await import('./src/domains/book/source-process.ts');
    await readApart('xlsx', Buffer.from('${workbook.toString('base64')}', 'base64'));
    process.on('exit', () => console.log(reader.signalCode ?? reader.exitCode ?? 'reader lives'));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
  expect(stdout).toBe('reader lives\n');
});
