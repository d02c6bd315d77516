/** The process that makes a paper: one, as it is sent, then it ends. The page maker is native code of 50 MB that the site need not carry. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { answerApart } from './apart.ts';
import { coverageOf, printable, type Coverage } from './paper-font.ts';
import { packed } from './paper-packing.ts';
import type { Paper } from './paper-process.ts';

const fontFolder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-jp/package.json'));
const fontFiles = ['400Regular/NotoSansJP_400Regular.ttf', '700Bold/NotoSansJP_700Bold.ttf'];

function withPrintable(value: unknown, coverage: Coverage): unknown {
  if (typeof value === 'string') return printable(value, coverage);
  if (Array.isArray(value)) return value.map((each) => withPrintable(each, coverage));
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withPrintable(each, coverage)]));
  return value;
}

/** PDF/UA-1: the compiler refuses what would not be accessible. @throws Error with the compiler's own words */
function makePdf({ template, data }: Paper): { pdf: Uint8Array; pages: number } {
  const fonts = fontFiles.map((file) => readFileSync(join(fontFolder, file)));
  const workspace = dirname(template);
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: fonts }] });
  compiler.mapShadow(join(workspace, 'paper.json'), Buffer.from(JSON.stringify(withPrintable(data, coverageOf(fonts[0]!)))));
  const compiled = compiler.compile({ mainFilePath: template });
  if (compiled.result === null) throw new Error(JSON.stringify(compiler.fetchDiagnostics(compiled.takeError()!)).slice(0, 2000));
  return { pdf: packed(compiler.pdf(compiled.result, { pdfStandard: 'ua-1' })), pages: compiled.result.numOfPages };
}

answerApart(makePdf);
