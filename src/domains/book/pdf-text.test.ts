/** A PDF read as a text: its lines, page by page. */
import PDFDocument from 'pdfkit';
import { expect, test } from 'vitest';
import { readPdfPages } from './pdf-text.ts';

const font = 'node_modules/@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf';

test('the lines of each page are given apart, a page without words as an empty one', async () => {
  const chunks: Buffer[] = [];
  const pdf = new PDFDocument({ size: 'A4' });
  const whole = new Promise<Buffer>((done) => pdf.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => done(Buffer.concat(chunks))));
  pdf.font(font).text('第1章 目的\n木を守ります。', 40, 60);
  pdf.addPage().rect(10, 10, 50, 50).stroke();
  pdf.addPage().text('第2章 期間', 40, 60);
  pdf.end();
  expect(await readPdfPages(await whole)).toEqual([['第1章 目的', '木を守ります。'], [], ['第2章 期間']]);
});

test('what is no PDF is refused, whatever it would be called', async () => {
  await expect(readPdfPages(Buffer.from('a,b,c'))).rejects.toMatchObject({ code: 'broken-pdf' });
  await expect(readPdfPages(Buffer.alloc(0))).rejects.toMatchObject({ code: 'file-empty' });
});
