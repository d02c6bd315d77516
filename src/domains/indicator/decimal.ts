/** Exact decimals as people write them and as `numeric` columns keep them: text without exponent, never a float. */

/** `12`, `-3.5`, `0.25`: no plus sign, no zeros that say nothing. */
export type Decimal = string;

export const decimalsMax = 6;
const wholeDigitsMax = 15;
const scale = 10n ** BigInt(decimalsMax);

/** Full-width digits, thousands separators and the minus signs of Japanese keyboards are read too. Null for what is no decimal, or is too long. */
export function parseDecimal(text: string): Decimal | null {
  const plain = text.normalize('NFKC').trim().replaceAll(/[−–—]/g, '-');
  const match = /^(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/.exec(plain);
  if (!match) return null;
  const whole = match[2]!.replaceAll(',', '').replace(/^0+(?=\d)/, '');
  const part = (match[3] ?? '').replace(/0+$/, '');
  if (whole.length > wholeDigitsMax || part.length > decimalsMax) return null;
  const size = part === '' ? whole : `${whole}.${part}`;
  return match[1] === '-' && size !== '0' ? `-${size}` : size;
}

/** As people type a figure beside its unit: `99.1%`, `１，２００本`. `unit`: that of the indicator, which may stand behind the number. */
export function parseFigure(text: string, unit: string): Decimal | null {
  const plain = text.normalize('NFKC').trim();
  const behind = [unit.normalize('NFKC').trim(), '%', 'パーセント'].find((one) => one !== '' && plain.endsWith(one));
  return parseDecimal(behind === undefined ? plain : plain.slice(0, -behind.length));
}

/** In millionths, for exact arithmetic. @throws RangeError for what parseDecimal would not give. */
export function millionths(value: Decimal): bigint {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value);
  if (!match || (match[3] ?? '').length > decimalsMax) throw new RangeError('not a decimal of up to six places');
  const size = BigInt(match[2]!) * scale + BigInt((match[3] ?? '').padEnd(decimalsMax, '0'));
  return match[1] === '-' ? -size : size;
}

/** Places to which a measured figure is rounded: shares and means have no end. */
const measuredPlaces = 2;

/** A figure that a program measured. Null where it is no finite number or too large. */
export function decimalOf(value: number): Decimal | null {
  return Number.isFinite(value) ? parseDecimal(value.toFixed(measuredPlaces)) : null;
}

/** `12,345.6` with thousands separated, −3 with a true minus sign. */
export function formatDecimal(value: Decimal): string {
  const [whole = '', part] = value.replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${value.startsWith('-') ? '−' : ''}${part === undefined ? grouped : `${grouped}.${part}`}`;
}
