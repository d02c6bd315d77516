/** What copies of one text share. */
import { createHash } from 'node:crypto';

/** SHA-256 of the text without spaces, marks, widths and case. A text of marks alone counts as it is. */
export function copyMark(text: string): Buffer {
  const plain = text.normalize('NFKC').toLowerCase().replace(/[\s\p{P}\p{S}\p{C}]/gu, '');
  return createHash('sha256').update(plain === '' ? text : plain).digest();
}
