/**
 * Codes that open something for whoever has them, to be written down and typed again: sixteen letters, the last of which checks the others.
 * Letters: Crockford's base 32 (https://www.crockford.com/base32.html). Check: Luhn's rule for 32 letters (ISO/IEC 7812-1, annex B, widened).
 */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const dataLetters = 15;

/** 75 bits of the bytes as a code without hyphens, as it stands in addresses. `bytes`: 15 or more, random or keyed. */
export function personCode(bytes: Uint8Array): string {
  const data = Array.from({ length: dataLetters }, (_, index) => letters[bytes[index]! % 32]!).join('');
  return data + checkLetter(data);
}

/** 4-4-4-4, for people. */
export function formatPersonCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/**
 * What somebody typed as a code: case, width, spaces and hyphens do not matter, O is 0, I and L are 1, U is V.
 * Null for what can be no code.
 */
export function readPersonCode(typed: string): string | null {
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

function checkLetter(data: string): string {
  let sum = 0;
  for (const [index, letter] of [...data].reverse().entries()) {
    const weighed = letters.indexOf(letter) * (index % 2 === 0 ? 2 : 1);
    sum += Math.floor(weighed / 32) + (weighed % 32);
  }
  return letters[(32 - (sum % 32)) % 32]!;
}
