/** Postal codes (郵便番号): 7 digits, no check digit. One code may lie in two cities, so it names no address. */
import { digitsOf } from './check-digit.ts';
import { accepted, refused, type Parsed } from './parsed.ts';

/** Reads 〒188-8666, １８８－８６６６, 1888666 → `1888666`. */
export function parsePostalCode(text: string): Parsed<string> {
  const digits = digitsOf(text.replace(/^\s*[〒〶]/, ''), 7);
  return digits ? accepted(digits) : refused('postal-code-form');
}

/** `1888666` → `188-8666`; throws RangeError for anything but 7 digits. */
export function formatPostalCode(code: string): string {
  if (!/^[0-9]{7}$/.test(code)) throw new RangeError('a postal code has 7 digits');
  return `${code.slice(0, 3)}-${code.slice(3)}`;
}
