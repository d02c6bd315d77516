/** A workbook is XML: what its author declares there reaches neither files nor memory. */
import { expect, test } from 'vitest';
import { archive, workbookParts } from './archive.fixture.ts';
import { readSource } from './source.ts';

const sheet = 'xl/worksheets/sheet1.xml';
const row = '<row r="1"><c r="A1" t="inlineStr"><is><t>before &said; after</t></is></c></row>';

function declaring(declared: string): Buffer {
  const parts = workbookParts(row);
  const text = String(parts[sheet]).replace('<worksheet', `<!DOCTYPE worksheet [${declared}]><worksheet`);
  return archive({ ...parts, [sheet]: text });
}

/** What the reader makes of it: the cells, or the kind of its refusal. */
async function outcome(declared: string): Promise<string> {
  return readSource(declaring(declared), 'book.xlsx').then(({ lines }) => JSON.stringify(lines.map(({ cells }) => cells)), (error: { code?: string }) => error.code ?? String(error));
}

test('a file of the server that a workbook names is not read into it', async () => {
  expect(await outcome('<!ENTITY said SYSTEM "file:///etc/passwd">')).toBe('[["before &said; after"]]');
});

test('words that stand for ever more words are not written out', async () => {
  const more = Array.from({ length: 12 }, (_, at) => `<!ENTITY said${at} "${`&${at === 0 ? 'amp' : `said${at - 1}`};`.repeat(10)}">`).join('');
  expect(await outcome(`${more}<!ENTITY said "&said11;">`)).toBe('[["before &said; after"]]');
});
