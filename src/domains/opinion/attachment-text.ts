/** Plain text that somebody sent as a file: UTF-8, without what a screen does not show. */
const encodings = ['utf-8', 'iso-2022-jp', 'shift_jis', 'euc-jp'];

/** Null where it is in no encoding that Japanese text comes in. */
export function cleanText(bytes: Uint8Array): string | null {
  const decoded = decode(bytes);
  return decoded === null ? null : visibleText(decoded);
}

/**
 * Without control characters (Unicode Cc but tab and line end), the marks that turn the direction of writing about (they can make a text
 * read otherwise than it is), and byte order marks. Lines end in LF.
 */
export function visibleText(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/g, '');
}

function decode(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return tryAs('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return tryAs('utf-16be', bytes);
  // Seven bits with an escape are ISO-2022-JP; as UTF-8 it would pass and be unreadable.
  const order = bytes.includes(0x1b) ? ['iso-2022-jp'] : encodings;
  for (const encoding of order) {
    const text = tryAs(encoding, bytes);
    if (text !== null) return text;
  }
  return null;
}

function tryAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
