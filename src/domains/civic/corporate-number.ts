/**
 * Corporate numbers (法人番号): 13 digits, the first is the check digit.
 * Source: 法人番号の指定等に関する省令 (平成26年財務省令第70号) 2条; the remainder is that of the whole sum.
 */
import { digitsOf, weightedSum } from './check-digit.ts';
import { isMunicipalityCode } from './municipality-code.ts';
import { accepted, refused, type Parsed } from './parsed.ts';

/** Check digit, 1 to 9, of the 12 digits after it. Sees every wrong digit except 0 written for 9 and the reverse. */
export function corporateCheckDigit(base: string): number {
  if (!/^[0-9]{12}$/.test(base)) throw new RangeError('the base of a corporate number has 12 digits');
  return 9 - (weightedSum(base, (position) => (position % 2 === 0 ? 2 : 1)) % 9);
}

export function isCorporateNumber(text: string): boolean {
  return /^[0-9]{13}$/.test(text) && corporateCheckDigit(text.slice(1)) === Number(text[0]);
}

/** Reads a corporate number in digits of any width, with or without hyphens → 13 digits. */
export function parseCorporateNumber(text: string): Parsed<string> {
  const digits = digitsOf(text, 13);
  if (!digits) return refused('corporate-number-form');
  return isCorporateNumber(digits) ? accepted(digits) : refused('corporate-number-check');
}

/** The corporate number of a local government, which follows from its code (000020 + 団体コード). */
export function corporateNumberOfMunicipality(code: string): string {
  if (!isMunicipalityCode(code)) throw new RangeError('not a local government code with its check digit');
  const base = `000020${code}`;
  return `${corporateCheckDigit(base)}${base}`;
}
