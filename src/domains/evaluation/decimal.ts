/** Decimal numbers as people write them, kept exact: a grade must not hang on a rounding of the machine. */

const places = 6;
const written = /^([+-]?)(\d{1,15})(?:\.(\d{1,6}))?$/;

/** Full-width digits and signs, thousands separators, the unit behind the number (that of the field, a per cent sign) → plain; anything else stays as it is. */
export function plainNumber(text: string, unit = ''): string {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/^[−△▲]/, '-')
    .replace(/(?<=\d),(?=\d{3}(?:\D|$))/g, '');
  const match = /^([+-]?\d+(?:\.\d+)?)\s*(\D+)$/.exec(plain);
  return match && [unit.normalize('NFKC'), '%', 'パーセント'].includes(match[2]!.trim()) ? match[1]! : plain;
}

const yenUnits: Record<string, bigint> = { 円: 1n, 千円: 1_000n, 万円: 10_000n, 百万円: 1_000_000n, 億円: 100_000_000n };

/** An amount with or without its unit → whole yen as plain digits: `3,000,000円`, `3,000千円` → `3000000`; anything else stays plain. */
export function plainYen(text: string): string {
  const plain = plainNumber(text).replaceAll(/[\s¥]/g, '');
  const match = /^([+-]?\d{1,15})(円|千円|万円|百万円|億円)$/.exec(plain);
  return match ? String(BigInt(match[1]!) * yenUnits[match[2]!]!) : plain;
}

/** Millionths as a whole number; null for what is not a number of at most 15 digits and 6 decimals. */
export function millionths(text: string): bigint | null {
  const match = written.exec(plainNumber(text));
  if (!match) return null;
  const size = BigInt(match[2]! + (match[3] ?? '').padEnd(places, '0'));
  return match[1] === '-' ? -size : size;
}
