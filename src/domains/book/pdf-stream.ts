/** Streams of a PDF unpacked under a limit before the library does it without one. */
import { inflateSync } from 'node:zlib';
import { SourceError, sourceFaults } from './source-error.ts';

/** Text and rules of one page; the largest real ones have a few MB. */
const streamMax = 30_000_000;
/** Pictures are never unpacked by the reader, but a scanned page may be large. */
const pictureMax = 250_000_000;
const allMax = 600_000_000;

/** Throws SourceError `archive-too-large` where a deflated stream is larger than its limit, or all of them together. */
export function checkStreams(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left = allMax;
  let end = 0;
  for (let at = file.indexOf('stream'); at !== -1; at = file.indexOf('stream', at + 6)) {
    // `endstream` is the end of one, not the start.
    if (file.toString('latin1', Math.max(0, at - 3), at) === 'end') continue;
    const start = at + 6 + (file[at + 6] === 0x0d ? 2 : 1);
    // A deflated stream begins with the method 8 and a window (RFC 1950).
    if ((file[start]! & 0x0f) !== 8) continue;
    // Looked for only when the last one is passed, so that words that merely look like streams cost nothing.
    if (end < start) end = file.indexOf('endstream', start);
    if (end === -1) end = file.length;
    left -= inflatedSize(file.subarray(start, end), Math.min(left, isPicture(file, at) ? pictureMax : streamMax));
  }
}

function isPicture(file: Buffer, at: number): boolean {
  const head = file.toString('latin1', Math.max(0, at - 400), at);
  return /\/Subtype\s{0,9}\/Image/.test(head.slice(head.lastIndexOf(' obj') + 1));
}

function inflatedSize(packed: Buffer, limit: number): number {
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(1, limit) }).length;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new SourceError('archive-too-large', sourceFaults.archiveTooLarge());
    // Damage is for the library to find, which also repairs much of it.
    return 0;
  }
}
