/** A source: the file that a city published, as lines of cells with the places they came from. */
import { readDelimited } from './source-delimited.ts';
import { decodeText } from './source-encoding.ts';
import { readApart } from './source-process.ts';
import { SourceError, sourceFaults } from './source-error.ts';
import { sourceLinesMax, type SourceKind, type SourceLine } from './source-line.ts';

export { SourceError } from './source-error.ts';
export type { SourceKind, SourceLine } from './source-line.ts';

export interface Source {
  kind: SourceKind;
  fileName: string;
  /** Size of the file. */
  bytes: number;
  /** Non-blank lines in order; blank ones are left out, `line` still counts them. */
  lines: SourceLine[];
}

export const sourceBytesMax = 20_000_000;

const archive = [0x50, 0x4b, 0x03, 0x04];
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0];
const pictures = [[0xff, 0xd8, 0xff], [0x89, 0x50, 0x4e, 0x47], [0x47, 0x49, 0x46, 0x38]];

function startsWith(bytes: Uint8Array, signature: number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** A PDF may have up to 1,024 bytes before its header (ISO 32000-1, annex H). */
function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');
}

/**
 * Bytes → lines of cells. The kind is seen from the content, never from the name.
 * Throws SourceError with a sentence in each language where the file as a whole cannot be read.
 */
export async function readSource(bytes: Uint8Array, fileName: string): Promise<Source> {
  if (bytes.length > sourceBytesMax) throw new SourceError('file-too-large', sourceFaults.fileTooLarge(bytes.length));
  if (bytes.length === 0) throw new SourceError('file-empty', sourceFaults.fileEmpty());
  const { kind, lines } = await readLines(bytes);
  const filled = lines.filter((line) => line.cells.some((cell) => cell.trim() !== ''));
  if (filled.length === 0) throw new SourceError('file-empty', sourceFaults.fileEmpty());
  if (filled.length > sourceLinesMax) throw new SourceError('too-many-lines', sourceFaults.tooManyLines(filled.length));
  return { kind, fileName, bytes: bytes.length, lines: filled };
}

async function readLines(bytes: Uint8Array): Promise<{ kind: SourceKind; lines: SourceLine[] }> {
  if (startsWith(bytes, archive)) return { kind: 'xlsx', lines: await readApart('xlsx', bytes) };
  if (startsWith(bytes, compoundFile)) throw new SourceError('old-excel', sourceFaults.oldExcel());
  if (isPdf(bytes)) return { kind: 'pdf', lines: await readApart('pdf', bytes) };
  if (pictures.some((signature) => startsWith(bytes, signature))) throw new SourceError('not-a-table', sourceFaults.notATable());
  return readDelimited(decodeText(bytes));
}
