/** Workbooks, PDFs and CSV files with damaged bytes: read or refused with a sentence, never a crash. */
import { readFileSync } from 'node:fs';
import { csvText, xlsxBytes } from '#platform/table';
import PDFDocument from 'pdfkit';
import { describe, expect, test } from 'vitest';
import { withoutPlaces } from './any-book.fixture.ts';
import { checkBook } from './check.ts';
import { writePlainRows } from './plain-rows.ts';
import { readBook } from './reading.ts';
import { readSource, type Source } from './source.ts';
import { SourceError } from './source-error.ts';

const text = readFileSync('data/nishitokyo/plan-h24-26-chapter-6.txt', 'utf8');
const printed = readBook(await readSource(Buffer.from(text), 'plan.txt')).book;
const [head, ...rows] = writePlainRows(printed);
const columns = (labels: string[]) => labels.map((label, index) => ({ key: String(index), label, value: (row: string[]) => row[index] ?? '' }));

function pdf(): Promise<Buffer> {
  return new Promise((done) => {
    const document = new PDFDocument({ size: 'A4', compress: false });
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => done(Buffer.concat(chunks)));
    for (let line = 0; line < 20; line += 1) document.rect(40, 40 + line * 20, 200, 20).stroke().text(`Row ${line}`, 45, 45 + line * 20);
    document.end();
  });
}

const files: [string, number, () => Promise<Uint8Array>][] = [
  ['CSV files', 600, async () => Buffer.from(csvText(columns(head!), rows))],
  ['workbooks', 300, () => xlsxBytes([{ name: '計画', columns: columns(head!), rows }])],
  ['PDFs', 120, pdf],
];

describe('damaged files are read or refused with a sentence', () => {
  test.each(files)('%s', { timeout: 600_000 }, async (_, count, make) => {
    const original = Buffer.from(await make());
    let state = 7;
    const below = (limit: number): number => (state = (state * 48_271) % 0x7fffffff) % limit;
    let refused = 0;
    for (let mutant = 0; mutant < count; mutant += 1) {
      const damaged = Buffer.from(mutant % 5 === 0 ? original.subarray(0, 1 + below(original.length - 1)) : original);
      for (let flips = 1 + below(8); flips > 0; flips -= 1) damaged[below(damaged.length)]! ^= 1 << below(8);
      const source = await readSource(damaged, 'damaged').catch((error: unknown): Source | null => {
        if (!(error instanceof SourceError)) throw error;
        refused += 1;
        return null;
      });
      if (source === null) continue;
      const reading = readBook(source);
      checkBook(reading.book);
      expect(reading.lines).toHaveLength(source.lines.length);
    }
    expect(refused).toBeLessThan(count);
  });
});

test('the tables of the book kept as a workbook or as CSV are read like the text', async () => {
  const cells = text.split('\n').map((line) => line.split('\t'));
  const wide = columns(['', '', '', '', '', '']);
  const book = await readSource(await xlsxBytes([{ name: '第6章', columns: wide, rows: cells }]), 'plan.xlsx');
  const csv = await readSource(Buffer.from(csvText(wide, cells)), 'plan.csv');
  for (const source of [book, csv]) expect(withoutPlaces({ ...readBook(source).book })).toEqual(withoutPlaces(printed));
});
