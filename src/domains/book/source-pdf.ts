/** PDF → lines of cells. Ruled tables are read by their rules, text around them by its place on the page. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pageLines } from './pdf-page.ts';
import { drawnRules, type Operators } from './pdf-rules.ts';
import { checkStreams } from './pdf-stream.ts';
import { pdfWords, type PdfText } from './pdf-words.ts';
import { SourceError, sourceFaults } from './source-error.ts';
import { sourceLinesMax, type SourceLine } from './source-line.ts';
import { timeBudget } from './time-budget.ts';

const pagesMax = 2_000;
/** Steps of drawing on one page; a page full of small print and rules has some ten thousand. */
const operatorsMax = 1_000_000;

/** The folder of the package, for its character maps: without them a PDF in Shift_JIS gives no text and no error. */
function packageFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
}

async function openPdf(bytes: Uint8Array) {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const folder = packageFolder();
  const task = pdfjs.getDocument({
    // The library takes the bytes away from their owner.
    data: new Uint8Array(bytes),
    cMapUrl: `${join(folder, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(folder, 'standard_fonts')}/`,
    wasmUrl: `${join(folder, 'wasm')}/`,
    disableFontFace: true,
    useSystemFonts: false,
    // Pictures say nothing to a reader of tables, and unpacking them is how a small PDF gets large.
    maxImageSize: 1,
    verbosity: 0,
  });
  try {
    return { pdfjs, task, document: await task.promise };
  } catch (error) {
    await task.destroy();
    const locked = (error as Error).name === 'PasswordException';
    throw locked ? new SourceError('encrypted', sourceFaults.encrypted()) : new SourceError('broken-pdf', sourceFaults.brokenPdf());
  }
}

/**
 * `alive` is called before each page. Throws SourceError `too-many-pages`, `too-many-lines`, `too-many-cells`, `too-large`,
 * `archive-too-large`, `encrypted`, `broken-pdf`, `pdf-without-text`, or `too-slow` beyond 10 s and 0.3 s a page.
 */
export async function readPdf(bytes: Uint8Array, alive: () => void): Promise<SourceLine[]> {
  checkStreams(bytes);
  const { pdfjs, task, document } = await openPdf(bytes);
  const lines: SourceLine[] = [];
  try {
    if (document.numPages > pagesMax) throw new SourceError('too-many-pages', sourceFaults.tooManyPages(document.numPages));
    const budget = timeBudget(2_000 + document.numPages * 60);
    for (let number = 1; number <= document.numPages; number += 1) {
      budget.check();
      alive();
      const page = await document.getPage(number);
      const { transform } = page.getViewport({ scale: 1 });
      const content = await page.getTextContent();
      const words = pdfWords(content.items.filter((item) => 'str' in item) as PdfText[], transform);
      const operators = (await page.getOperatorList()) as Operators;
      if (operators.fnArray.length > operatorsMax) throw new SourceError('too-large', sourceFaults.tooLarge());
      for (const [index, cells] of pageLines(words, drawnRules(operators, pdfjs.OPS, transform)).entries()) {
        lines.push({ line: index + 1, page: number, cells });
      }
      if (lines.length > sourceLinesMax) throw new SourceError('too-many-lines', sourceFaults.tooManyLines(lines.length));
      page.cleanup();
    }
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw new SourceError('broken-pdf', sourceFaults.brokenPdf());
  } finally {
    await task.destroy();
  }
  if (lines.length === 0) throw new SourceError('pdf-without-text', sourceFaults.pdfWithoutText());
  return lines;
}
