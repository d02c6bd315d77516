/** The same tables as a PDF: drawn with rules and wrapped cells, read back as the same book. */
import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import { describe, expect, test } from 'vitest';
import { withoutPlaces } from './any-book.fixture.ts';
import { pdfOf } from './archive.fixture.ts';
import { readBook } from './reading.ts';
import { readSource } from './source.ts';

const font = 'node_modules/@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf';
const text = readFileSync('data/nishitokyo/plan-h24-26-chapter-6.txt', 'utf8');

/** Widths of name, total, three years and remark, in points. */
const widths = [130, 40, 110, 110, 110, 140];
const size = 9;

type Pdf = InstanceType<typeof PDFDocument>;

function made(draw: (pdf: Pdf) => void, options: ConstructorParameters<typeof PDFDocument>[0] = {}): Promise<Buffer> {
  return new Promise((done, failed) => {
    const pdf = new PDFDocument({ size: 'A4', layout: 'landscape', margin: 40, ...options });
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => done(Buffer.concat(chunks))).on('error', failed);
    pdf.font(font).fontSize(size);
    draw(pdf);
    pdf.end();
  });
}

/** Cells of one row with the columns they span. */
type Row = { text: string; columns: number }[];

function drawRow(pdf: Pdf, row: Row, y: number): number {
  const spans: { text: string; left: number; width: number }[] = [];
  let [column, left] = [0, 40];
  for (const cell of row) {
    const width = widths.slice(column, column + cell.columns).reduce((sum, one) => sum + one, 0);
    spans.push({ text: cell.text, left, width });
    [column, left] = [column + cell.columns, left + width];
  }
  const height = Math.max(14, ...spans.map((span) => pdf.heightOfString(span.text || ' ', { width: span.width - 6 }))) + 6;
  for (const span of spans) {
    pdf.rect(span.left, y, span.width, height).stroke();
    if (span.text !== '') pdf.text(span.text, span.left + 3, y + 3, { width: span.width - 6 });
  }
  return y + height;
}

/** The line as a row of the printed table: in every line of money the lost column is one empty cell before the remark. */
function rowOf(cells: string[], full: boolean): Row {
  const remark = (from: number): string => cells.slice(from).join(' ').trim();
  if (cells[0] === '') return [{ text: '', columns: 2 }, ...cells.slice(1, 4).map((cell) => ({ text: cell, columns: 1 })), { text: '', columns: 1 }];
  if (!cells[0]!.startsWith('事業費')) {
    if (cells[0] === '主要事業') return [{ text: cells[0], columns: 2 }, { text: cells[1]!, columns: 3 }, { text: remark(4), columns: 1 }];
    return [{ text: cells[0]!, columns: 2 }, ...cells.slice(1, 4).map((cell) => ({ text: cell, columns: 1 })), { text: remark(4), columns: 1 }];
  }
  const years = full ? cells.slice(1, 5) : [...cells.slice(1, 4), ''];
  return [{ text: cells[0]!, columns: 1 }, ...years.map((cell) => ({ text: cell, columns: 1 })), { text: remark(full ? 5 : 4), columns: 1 }];
}

function drawBook(pdf: Pdf): void {
  let y = 40;
  let full = true;
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('----')) continue;
    if (y > 470) {
      pdf.addPage();
      y = 40;
    }
    const cells = line.split('\t');
    if (cells[0] === '主要事業') full = cells.length === 6;
    // In the first table one department stands in the third year's cell; a drawn table has it where it belongs.
    if (cells.join() === '事業費(百万円),,,,福祉部生活福祉課,') cells.splice(4, 0, '');
    if (cells.length >= 4) y = drawRow(pdf, rowOf(cells, full), y);
    else {
      pdf.text(cells.join('　　　'), 40, y + 4, { lineBreak: false });
      y += 20;
    }
  }
}

test('the book drawn as ruled tables over several pages is read as the same book, but for places and the column the text lost', async () => {
  const source = await readSource(await made(drawBook), 'plan.pdf');
  expect(source.kind).toBe('pdf');
  const drawn = readBook(source);
  const printed = readBook(await readSource(Buffer.from(text), 'plan.txt'));
  expect(drawn.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(drawn.lines.filter(({ use }) => use === 'reported')).toEqual([]);
  expect(drawn.book.listings.map(({ name }) => name)).toEqual(printed.book.listings.map(({ name }) => name));
  // A drawn table has a cell for every year: an empty one says that nothing is printed, so nothing is implied.
  const comparable = (book: typeof printed.book) =>
    withoutPlaces({
      ...book,
      listings: book.listings.map((listing) => ({
        ...listing,
        total: { ...listing.total, place: null },
        costs: Object.fromEntries(Object.entries(listing.costs).map(([year, cost]) => [year, cost.provenance === 'implied' ? { yen: null, provenance: 'absent', place: null } : { ...cost, place: null }])),
      })),
    });
  expect(comparable(drawn.book)).toEqual(comparable(printed.book));
  expect(drawn.book.listings.at(-1)!.place.page).toBeGreaterThan(1);
});

test('a PDF without text, a damaged one and a locked one are refused with a sentence', async () => {
  await expect(readSource(await made((pdf) => void pdf.rect(10, 10, 50, 50).stroke()), 'a.pdf')).rejects.toMatchObject({ code: 'pdf-without-text' });
  await expect(readSource(Buffer.from('%PDF-1.7\nnothing more'), 'a.pdf')).rejects.toMatchObject({ code: 'broken-pdf' });
  const locked = await made((pdf) => void pdf.text('秘密', 40, 40), { userPassword: 'secret' });
  await expect(readSource(locked, 'a.pdf')).rejects.toMatchObject({ code: 'encrypted' });
});

describe('a PDF that is made to take the reader’s time is refused with the reason', () => {
  const flate = '/Filter/FlateDecode';
  const drawn = (steps: string[]): Buffer => deflateSync(steps.join('\n'));
  const words = (count: number, place: (at: number) => string): string[] => ['BT /F1 8 Tf', ...Array.from({ length: count }, (_, at) => `1 0 0 1 ${place(at)} Tm(a)Tj`), 'ET'];
  const rules = (count: number, rule: (at: number) => string): string[] => Array.from({ length: count }, (_, at) => `${rule(at)} S`);
  const cases: [string, () => Buffer, string][] = [
    ['with more than 100,000 lines on a page', () => pdfOf(drawn(words(100_001, (at) => `9 ${at * 40}`)), { filter: flate, height: 14_400_000 }), 'too-many-lines'],
    ['with more than 2,000 pages', () => pdfOf(Buffer.from('BT /F1 8 Tf 9 9 Td(a)Tj ET'), { pages: 2_001 }), 'too-many-pages'],
    ['with tables of more cells than a page can hold', () => pdfOf(drawn([...rules(2_000, (at) => `0 ${at * 9} m 500 ${at * 9} l`), ...rules(60, (at) => `${at * 9} 0 m ${at * 9} 18000 l`), ...words(1, () => '9 9')]), { filter: flate, height: 18_000 }), 'too-many-cells'],
    ['packed twice', () => pdfOf(deflateSync(drawn(words(1, () => '9 9'))), { filter: '/Filter[/FlateDecode /FlateDecode]' }), 'archive-too-large'],
    ['with more steps of drawing than a page can need', () => pdfOf(drawn(Array.from({ length: 300_001 }, () => '1 w 1 J 2 w 2 J')), { filter: flate }), 'too-large'],
  ];
  test.each(cases)('%s', async (_, file, code) => {
    await expect(readSource(file(), 'plan.pdf')).rejects.toMatchObject({ code });
  });

  test('while many words in a long ruled table are read, each in its cell', async () => {
    const table = [...rules(900, (at) => `0 ${at * 90} m 500 ${at * 90} l`), ...rules(11, (at) => `${at * 50} 0 m ${at * 50} 81000 l`)];
    const file = pdfOf(drawn([...table, ...words(8_990, (at) => `${(at % 10) * 50 + 3} ${Math.floor(at / 10) * 90 + 30}`)]), { filter: flate, height: 81_000 });
    const { lines } = await readSource(file, 'plan.pdf');
    expect(lines).toHaveLength(899);
    expect(lines.every(({ cells }) => cells.join('') === 'aaaaaaaaaa')).toBe(true);
  });
});
