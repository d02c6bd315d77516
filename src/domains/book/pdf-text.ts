/** The words of a PDF as lines, page by page, for those who read it as a text and not as a table. */
import { readApart } from './source-process.ts';
import { SourceError, sourceFaults } from './source-error.ts';
import { sourceBytesMax } from './source.ts';

/**
 * Lines of each page, top to bottom; cells of a table have a tab between them. A PDF is known by its content, not by a name.
 * Throws SourceError: `file-too-large`, `file-empty`, `broken-pdf`, `encrypted`, `pdf-without-text` for pages that are pictures, `too-slow`,
 * `too-large` and the other limits of a reading.
 */
export async function readPdfPages(bytes: Uint8Array): Promise<string[][]> {
  if (bytes.length > sourceBytesMax) throw new SourceError('file-too-large', sourceFaults.fileTooLarge(bytes.length));
  if (bytes.length === 0) throw new SourceError('file-empty', sourceFaults.fileEmpty());
  if (!Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')) throw new SourceError('broken-pdf', sourceFaults.brokenPdf());
  const pages: string[][] = [];
  for (const { page, cells } of await readApart('pdf', bytes)) (pages[page! - 1] ??= []).push(cells.join('\t'));
  return Array.from(pages, (lines) => lines ?? []);
}
