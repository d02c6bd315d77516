/** The process that makes a book: one, as it is sent, then it ends. The page maker is native code of 50 MB that the site need not carry. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { projectRoot } from '#platform/config';
import { packed } from './book-packing.ts';
import type { PrintedBook } from './book.ts';
import { coverageOf, printable, type Coverage } from './book-font.ts';

export type Made = { kind: 'made'; pdf: Uint8Array; pages: number; resident: number } | { kind: 'failed'; problem: string };

const fontFolder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-jp/package.json'));
const fontFiles = ['400Regular/NotoSansJP_400Regular.ttf', '700Bold/NotoSansJP_700Bold.ttf'];
const workspace = join(projectRoot, 'src', 'domains', 'evaluation');

function withPrintable(value: unknown, coverage: Coverage): unknown {
  if (typeof value === 'string') return printable(value, coverage);
  if (Array.isArray(value)) return value.map((each) => withPrintable(each, coverage));
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withPrintable(each, coverage)]));
  return value;
}

/** PDF/UA-1: the compiler refuses what would not be accessible. @throws Error with the compiler's own words */
export function makePdf(book: PrintedBook): { pdf: Uint8Array; pages: number } {
  const fonts = fontFiles.map((file) => readFileSync(join(fontFolder, file)));
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: fonts }] });
  compiler.mapShadow(join(workspace, 'book.json'), Buffer.from(JSON.stringify(withPrintable(book, coverageOf(fonts[0]!)))));
  const compiled = compiler.compile({ mainFilePath: join(workspace, 'book.typ') });
  if (compiled.result === null) throw new Error(JSON.stringify(compiler.fetchDiagnostics(compiled.takeError()!)).slice(0, 2000));
  return { pdf: packed(compiler.pdf(compiled.result, { pdfStandard: 'ua-1' })), pages: compiled.result.numOfPages };
}

function answer(made: Made): void {
  process.send!(made, () => process.exit(0));
}

if (process.send) {
  process.once('message', (book: PrintedBook) => {
    try {
      answer({ kind: 'made', ...makePdf(book), resident: process.memoryUsage.rss() });
    } catch (error) {
      answer({ kind: 'failed', problem: error instanceof Error ? error.message : String(error) });
    }
  });
  process.on('disconnect', () => process.exit(0));
}
