/** Decimal numbers as people write them, kept exact: a grade must not hang on a rounding of the machine. */

const places = 6;
const written = /^([+-]?)(\d{1,15})(?:\.(\d{1,6}))?$/;

/** Full-width digits and signs, thousands separators → plain; anything else stays as it is. */
export function plainNumber(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .replace(/^[−△▲]/, '-')
    .replace(/(?<=\d),(?=\d{3}(?:\D|$))/g, '');
}

/** Millionths as a whole number; null for what is not a number of at most 15 digits and 6 decimals. */
export function millionths(text: string): bigint | null {
  const match = written.exec(plainNumber(text));
  if (!match) return null;
  const size = BigInt(match[2]! + (match[3] ?? '').padEnd(places, '0'));
  return match[1] === '-' ? -size : size;
}
