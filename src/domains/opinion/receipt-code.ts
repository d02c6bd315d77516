/**
 * The code of a receipt (確認コード): sixteen letters that open what somebody sent in. Fifteen of them come from the form's key under the
 * safe's key, so that a form sent twice has one code and the database alone tells none; the last one checks the others.
 * Letters: Crockford's base 32 (https://www.crockford.com/base32.html). Check: Luhn's rule for 32 letters (ISO/IEC 7812-1, annex B, widened).
 */
import { createHash } from 'node:crypto';
import type { Safe } from '#platform/safe';

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const dataLetters = 15;

/** Without hyphens, as it stands in addresses. `formKey`: UUID of the form. */
export function receiptCode(safe: Pick<Safe, 'fingerprint'>, formKey: string): string {
  const bytes = safe.fingerprint(`opinion receipt ${formKey}`);
  const data = Array.from({ length: dataLetters }, (_, index) => letters[bytes[index]! % 32]!).join('');
  return data + checkLetter(data);
}

/** 4-4-4-4, for people. */
export function formatReceiptCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/**
 * What somebody typed as a code: case, width, spaces and hyphens do not matter, O is 0, I and L are 1, U is V.
 * Null for what can be no code.
 */
export function readReceiptCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{P}\p{S}ー]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
    .replaceAll('U', 'V');
  const wellFormed = code.length === dataLetters + 1 && [...code].every((letter) => letters.includes(letter));
  return wellFormed && checkLetter(code.slice(0, dataLetters)) === code.at(-1) ? code : null;
}

/** What is kept of a code. */
export function codeHash(code: string): Buffer {
  return createHash('sha256').update(code).digest();
}

function checkLetter(data: string): string {
  let sum = 0;
  for (const [index, letter] of [...data].reverse().entries()) {
    const weighed = letters.indexOf(letter) * (index % 2 === 0 ? 2 : 1);
    sum += Math.floor(weighed / 32) + (weighed % 32);
  }
  return letters[(32 - (sum % 32)) % 32]!;
}
