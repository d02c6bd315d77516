/** Zip archives by their central directory (APPNOTE.TXT 4.3), inflated under a limit; and plain ones made anew of checked parts. */
import { crc32, inflateRawSync } from 'node:zlib';
import { SourceError, sourceFaults } from './source-error.ts';

const inflatedMax = 200_000_000;

export interface Part {
  name: string;
  data: Buffer;
}

function broken(): SourceError {
  return new SourceError('broken-archive', sourceFaults.brokenArchive());
}

/**
 * The parts whose names are `wanted`; pictures and the like are never unpacked. Declared sizes may lie, so the limit is on
 * what comes out. Throws SourceError `broken-archive`, `encrypted` or `archive-too-large`.
 */
export function inflatedParts(bytes: Buffer, wanted: RegExp): Part[] {
  try {
    return partsOf(bytes, wanted);
  } catch (error) {
    // Offsets that lead out of the file.
    throw error instanceof RangeError ? broken() : error;
  }
}

function partsOf(bytes: Buffer, wanted: RegExp): Part[] {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end === -1 || end + 22 > bytes.length) throw broken();
  const parts = new Map<string, Buffer>();
  let left = inflatedMax;
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) throw broken();
    if (bytes.readUInt16LE(at + 8) & 1) throw new SourceError('encrypted', sourceFaults.oldExcel());
    const [size, nameLength, extra, comment] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)];
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const header = bytes.readUInt32LE(at + 42);
    const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
    if (wanted.test(name)) {
      const packed = bytes.subarray(start, start + size);
      const data = bytes.readUInt16LE(at + 10) === 0 ? packed : inflated(packed, left);
      left -= data.length;
      if (left < 0) throw new SourceError('archive-too-large', sourceFaults.archiveTooLarge());
      // Two parts of one name: readers do not agree on which of them counts.
      if (parts.has(name)) throw broken();
      parts.set(name, data);
    }
    at += 46 + nameLength + extra + comment;
  }
  return Array.from(parts, ([name, data]) => ({ name, data }));
}

function inflated(packed: Buffer, limit: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, limit) });
  } catch (error) {
    const tooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw tooLarge ? new SourceError('archive-too-large', sourceFaults.archiveTooLarge()) : broken();
  }
}

/**
 * An archive of these parts and nothing else, stored without compression. A reader that goes from one local header to the
 * next meets what was checked, not what a hostile file hid between.
 */
export function storedArchive(parts: Part[]): Buffer {
  const [pieces, directory]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const { name, data } of parts) {
    const label = Buffer.from(name);
    const fields = Buffer.alloc(26);
    // Version 2.0 (4.4.3), name in UTF-8 (4.4.4, bit 11), method 0: stored.
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x0800, 2);
    fields.writeUInt32LE(crc32(data), 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(data.length, 18);
    fields.writeUInt16LE(label.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    pieces.push(Buffer.from('PK\u0003\u0004'), fields, label, data);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\0'), fields, place, label);
    offset += 30 + label.length + data.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(directory.reduce((sum, piece) => sum + piece.length, 0), 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...pieces, ...directory, Buffer.from('PK\u0005\u0006'), end]);
}
