/** Streams of a PDF unpacked under a limit before the library does it without one. */
import { inflateSync } from 'node:zlib';
import { SourceError, sourceFaults } from './source-error.ts';

/** Text and rules of one page; the largest real ones have a few MB. */
const streamMax = 30_000_000;
const allMax = 600_000_000;

/** Filters whose output may be far larger than their input (ISO 32000-1, 7.4), with the names that inline pictures use. */
const expanding = /\/(?:FlateDecode|LZWDecode|RunLengthDecode|Fl|LZW|RL)(?![\w#])/g;

/**
 * A look at the file before the library unpacks it. What it does not see – packed dictionaries, odd spellings of names – is
 * left to the limits of the process that reads. Throws SourceError `archive-too-large` where a deflated stream is larger than its
 * limit, or all of them together, or where one is packed twice over, which no program that makes documents does.
 */
export function checkStreams(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left = allMax;
  let end = 0;
  for (let at = file.indexOf('stream'); at !== -1; at = file.indexOf('stream', at + 6)) {
    // `endstream` is the end of one, not the start.
    if (file.toString('latin1', Math.max(0, at - 3), at) === 'end') continue;
    const head = headBefore(file, at);
    if (expandingFilters(head) > 1) throw new SourceError('archive-too-large', sourceFaults.pdfTooLarge());
    // Pictures are never unpacked: see `maxImageSize` where the library is opened.
    if (/\/Subtype\s{0,9}\/Image/.test(head)) continue;
    const start = at + 6 + (file[at + 6] === 0x0d ? 2 : 1);
    // A deflated stream begins with the method 8 and a window (RFC 1950).
    if ((file[start]! & 0x0f) !== 8) continue;
    // Looked for only when the last one is passed, so that words that merely look like streams cost nothing.
    if (end < start) end = file.indexOf('endstream', start);
    if (end === -1) end = file.length;
    left -= inflatedSize(file.subarray(start, end), Math.min(left, streamMax));
  }
}

/** The dictionary of the stream, as far as it stands shortly before it. */
function headBefore(file: Buffer, at: number): string {
  const head = file.toString('latin1', Math.max(0, at - 400), at);
  return head.slice(head.lastIndexOf('obj') + 1);
}

function expandingFilters(head: string): number {
  const [, filters] = /\/Filter\s{0,9}\[([^\]]{0,300})\]/.exec(head) ?? [];
  return filters?.match(expanding)?.length ?? 0;
}

function inflatedSize(packed: Buffer, limit: number): number {
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(1, limit) }).length;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new SourceError('archive-too-large', sourceFaults.pdfTooLarge());
    // Damage is for the library to find, which also repairs much of it.
    return 0;
  }
}
