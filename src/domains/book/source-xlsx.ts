/** Workbook (.xlsx) → lines of cells, sheet by sheet. Every part is inflated under a limit before the reader sees it. */
import { inflateRawSync } from 'node:zlib';
import readWorkbookSheets from 'read-excel-file/node';
import { SourceError, sourceFaults } from './source-error.ts';
import { sourceLinesMax, type SourceLine } from './source-line.ts';

const inflatedMax = 200_000_000;
const columnsMax = 1_000;
const cellsMax = 5_000_000;

interface Part {
  name: string;
  data: Buffer;
}

/**
 * Parts by the central directory (APPNOTE.TXT 4.3.12), inflated here: declared sizes may lie, so the limit is on what comes out.
 * Throws SourceError `broken-archive`, `encrypted` or `archive-too-large`.
 */
function inflatedParts(bytes: Buffer): Part[] {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end === -1 || end + 22 > bytes.length) throw new SourceError('broken-archive', sourceFaults.brokenArchive());
  const parts: Part[] = [];
  let left = inflatedMax;
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) throw new SourceError('broken-archive', sourceFaults.brokenArchive());
    if (bytes.readUInt16LE(at + 8) & 1) throw new SourceError('encrypted', sourceFaults.oldExcel());
    const [size, nameLength, extra, comment] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)];
    const header = bytes.readUInt32LE(at + 42);
    const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
    const packed = bytes.subarray(start, start + size);
    const data = bytes.readUInt16LE(at + 10) === 0 ? packed : inflated(packed, left);
    left -= data.length;
    if (left < 0) throw new SourceError('archive-too-large', sourceFaults.archiveTooLarge());
    parts.push({ name: bytes.toString('utf8', at + 46, at + 46 + nameLength), data });
    at += 46 + nameLength + extra + comment;
  }
  return parts;
}

function inflated(packed: Buffer, limit: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, limit) });
  } catch (error) {
    const tooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw tooLarge ? new SourceError('archive-too-large', sourceFaults.archiveTooLarge()) : new SourceError('broken-archive', sourceFaults.brokenArchive());
  }
}

/**
 * A single cell far out would make the reader fill millions of cells before it, so the reach of the cells is measured first.
 * Every part is looked at, since the workbook says itself which of them is a sheet; an address written with entities, which
 * no program writes, is taken for damage.
 */
function checkReach(part: Buffer): void {
  let rows = 0;
  let columns = 0;
  for (const [, address] of part.toString('latin1').matchAll(/\br\s{0,9}=\s{0,9}["']([^"'<>]{1,40})["']/g)) {
    if (address!.includes('&')) throw new SourceError('broken-archive', sourceFaults.brokenArchive());
    const match = /^\s*([A-Za-z]{0,9})(\d{1,9})\s*$/.exec(address!);
    if (!match) continue;
    rows = Math.max(rows, Number(match[2]));
    columns = Math.max(columns, [...match[1]!.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0));
  }
  if (rows > sourceLinesMax) throw new SourceError('too-many-lines', sourceFaults.tooManyLines(rows));
  if (columns > columnsMax || rows * columns > cellsMax) throw new SourceError('too-many-cells', sourceFaults.tooManyCells());
}

/** Numbers as a person sees them: 0.1 + 0.2 is kept by Excel with 17 digits and shown with 15. */
function shownNumber(text: string): number {
  return Number(Number(text).toPrecision(15));
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}

export async function readWorkbook(bytes: Uint8Array): Promise<SourceLine[]> {
  const buffer = Buffer.from(bytes);
  let parts: Part[];
  try {
    parts = inflatedParts(buffer);
  } catch (error) {
    // Offsets that lead out of the file.
    if (error instanceof RangeError) throw new SourceError('broken-archive', sourceFaults.brokenArchive());
    throw error;
  }
  const sheets = parts.filter(({ name }) => /^xl\/worksheets\/[^/]+\.xml$/i.test(name));
  if (sheets.length === 0) throw new SourceError('not-a-workbook', sourceFaults.notAWorkbook());
  for (const { data } of parts) checkReach(data);
  try {
    const read = await readWorkbookSheets(buffer, { trim: false, parseNumber: shownNumber });
    return read.flatMap(({ sheet, data }) => data.map((row, index) => ({ line: index + 1, sheet, cells: row.map(textOf) })));
  } catch {
    throw new SourceError('broken-archive', sourceFaults.brokenArchive());
  }
}
