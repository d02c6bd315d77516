/**
 * Codes of local governments (全国地方公共団体コード): prefecture 2 digits, municipality 3, check digit 1.
 * Source: 総務省「全国地方公共団体コード仕様」.
 */
import { digitsOf, weightedSum } from './check-digit.ts';
import { accepted, refused, type Parsed } from './parsed.ts';

/**
 * Check digit of the five digits before it. Sees every wrong digit but for the few that turn remainder 0 into 10 or
 * back, since both give the digit 1.
 */
export function municipalityCheckDigit(base: string): number {
  if (!/^[0-9]{5}$/.test(base)) throw new RangeError('the base of a local government code has 5 digits');
  return (11 - (weightedSum(base, (position) => 6 - position) % 11)) % 10;
}

function inPrefecture(code: string): boolean {
  const prefecture = Number(code.slice(0, 2));
  return prefecture >= 1 && prefecture <= 47;
}

export function isMunicipalityCode(text: string): boolean {
  return /^[0-9]{6}$/.test(text) && inPrefecture(text) && municipalityCheckDigit(text.slice(0, 5)) === Number(text[5]);
}

/** Reads a code with its check digit → 6 digits. Whether such a body exists is not known here. */
export function parseMunicipalityCode(text: string): Parsed<string> {
  const digits = digitsOf(text, 6);
  if (!digits) return refused('municipality-code-form');
  if (!inPrefecture(digits)) return refused('municipality-code-prefecture');
  return isMunicipalityCode(digits) ? accepted(digits) : refused('municipality-code-check');
}
