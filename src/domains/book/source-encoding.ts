/** Bytes of a text file → text. City offices send UTF-8 with and without mark, Shift_JIS and, from Excel, UTF-16. */
import { SourceError, sourceFaults } from './source-error.ts';

function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}

function count(text: string, character: string): number {
  let found = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) found += 1;
  return found;
}

/** UTF-16 without a mark: in its line ends, tabs and figures every second byte is zero. */
function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const zeros = [0, 0];
  const length = Math.min(bytes.length, 65_536);
  for (let at = 0; at < length; at += 1) if (bytes[at] === 0) zeros[at % 2]! += 1;
  const [even, odd] = zeros as [number, number];
  if (even + odd < length / 50) return null;
  if (odd > even * 20) return 'utf-16le';
  return even > odd * 20 ? 'utf-16be' : null;
}

/** Signs that the bytes are not what the encoding says: undecodable ones and control characters that no table holds. */
function faults(text: string): number {
  let found = count(text, '\ufffd');
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x09 || (code > 0x0d && code < 0x20) || (code > 0x7f && code < 0xa0)) found += 1;
  }
  return found;
}

/**
 * Text of the file in the encoding that explains its bytes best. What no encoding explains becomes U+FFFD, which the
 * reader reports by line. Throws SourceError `not-a-table` where more than one character in ten is none.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode(bytes, 'utf-16be');
  const wide = utf16WithoutMark(bytes);
  if (wide !== null) return decode(bytes, wide);
  const plain = decode(bytes, 'utf-8');
  let best = { text: plain, faults: faults(plain) };
  if (best.faults === 0) return plain;
  for (const encoding of ['shift_jis', 'euc-jp']) {
    const text = decode(bytes, encoding);
    const found = faults(text);
    if (found < best.faults) best = { text, faults: found };
  }
  if (best.faults > best.text.length / 10) throw new SourceError('not-a-table', sourceFaults.notATable());
  return best.text;
}
