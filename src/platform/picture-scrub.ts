/** Pictures as they stand inside a PDF, without what was written beside the picture: EXIF, XMP, captions, comments, small previews. */

/** JFIF (0xe0) and Adobe's mark of the colour model (0xee) decide how the picture is drawn; all other APP segments and comments do not. */
function isKept(marker: number): boolean {
  const isApplication = marker >= 0xe0 && marker <= 0xef;
  return marker !== 0xfe && (!isApplication || marker === 0xe0 || marker === 0xee);
}

/** Segments of a JPEG (ITU-T T.81, B.1.1) up to the scan; the scan and what follows are copied up to the end of image. Null where it is none. */
export function scrubbedJpeg(bytes: Uint8Array): Uint8Array | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < 4 || file.readUInt16BE(0) !== 0xffd8) return null;
  const kept: Buffer[] = [file.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= file.length) {
    if (file[at] !== 0xff) return null;
    const marker = file[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) break;
    const size = file.readUInt16BE(at + 2);
    const end = at + 2 + size;
    if (size < 2 || end > file.length) return null;
    if (isKept(marker)) kept.push(marker === 0xe0 ? bareJfif(file.subarray(at, end)) : marker === 0xee ? bareAdobe(file.subarray(at, end)) : file.subarray(at, end));
    at = end;
    if (marker === 0xda) at = scanEnd(file, at, kept);
  }
  kept.push(Buffer.from([0xff, 0xd9]));
  return Buffer.concat(kept);
}

/** Copies entropy-coded data; in it 0xff is followed by 0 or by a restart mark. Gives the place of the next marker. */
function scanEnd(file: Buffer, from: number, kept: Buffer[]): number {
  let at = file.indexOf(0xff, from);
  while (at !== -1 && at + 1 < file.length) {
    const next = file[at + 1]!;
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) break;
    at = file.indexOf(0xff, at + 2);
  }
  const end = at === -1 ? file.length : at;
  kept.push(file.subarray(from, end));
  return end;
}

/** The JFIF head with no preview in it; nothing for its extension, which is only a preview. */
function bareJfif(segment: Buffer): Buffer {
  if (segment.length < 18 || segment.toString('latin1', 4, 9) !== 'JFIF\0') return Buffer.alloc(0);
  const head = Buffer.from(segment.subarray(0, 18));
  head.writeUInt16BE(16, 2);
  head.writeUInt16BE(0, 16);
  return head;
}

function bareAdobe(segment: Buffer): Buffer {
  if (segment.length < 16 || segment.toString('latin1', 4, 9) !== 'Adobe') return Buffer.alloc(0);
  const head = Buffer.from(segment.subarray(0, 16));
  head.writeUInt16BE(14, 2);
  return head;
}

/** Boxes of a JPEG 2000 file that draw the picture (ISO/IEC 15444-1, annex I); the others tell of it. Null where it is none. */
const drawingBoxes = new Set(['jP  ', 'ftyp', 'jp2h', 'jp2c']);

export function scrubbedJpeg2000(bytes: Uint8Array): Uint8Array | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length > 2 && file.readUInt32BE(0) === 0xff4fff51) return withoutComments(file);
  if (file.length < 12 || file.toString('latin1', 4, 8) !== 'jP  ') return null;
  const kept: Buffer[] = [];
  for (let at = 0; at + 8 <= file.length; ) {
    const kind = file.toString('latin1', at + 4, at + 8);
    const stated = file.readUInt32BE(at);
    const head = stated === 1 ? 16 : 8;
    if (at + head > file.length) return null;
    const size = stated === 0 ? file.length - at : stated === 1 ? Number(file.readBigUInt64BE(at + 8)) : stated;
    if (size < head || at + size > file.length) return null;
    if (kind === 'jp2c') {
      const picture = withoutComments(file.subarray(at + head, at + size));
      if (picture === null) return null;
      // A length of zero: to the end of the file.
      kept.push(Buffer.from([0, 0, 0, 0]), Buffer.from('jp2c'), picture);
      return Buffer.concat(kept);
    }
    if (drawingBoxes.has(kind)) kept.push(file.subarray(at, at + size));
    at += size;
  }
  return null;
}

/** The codestream with no COM segment (0xff64) in its main head, which ends at the first tile (0xff90). */
function withoutComments(file: Buffer): Buffer | null {
  const kept: Buffer[] = [file.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= file.length) {
    const marker = file.readUInt16BE(at);
    if (marker === 0xff90) return Buffer.concat([...kept, file.subarray(at)]);
    const end = at + 2 + file.readUInt16BE(at + 2);
    if (marker < 0xff00 || end > file.length) return null;
    if (marker !== 0xff64) kept.push(file.subarray(at, end));
    at = end;
  }
  return null;
}
