/**
 * Individual numbers (個人番号, マイナンバー): 12 digits, the last is the check digit.
 * Source: 行政手続における特定の個人を識別するための番号の利用等に関する法律施行令8条 and 平成26年総務省令第85号 5条.
 *
 * The law forbids keeping the number outside the tasks that it lists. So this answers whether a text could be one and
 * hands nothing back: no digits in the result, none in the sentence, nothing thrown, nothing logged.
 */
import { digitsOf, weightedSum } from './check-digit.ts';
import { accepted, refused, type Parsed } from './parsed.ts';

function checkDigit(base: string): number {
  const remainder = weightedSum(base, (position) => (position < 5 ? 6 - position : 12 - position)) % 11;
  return remainder <= 1 ? 0 : 11 - remainder;
}

/** Whether the digits are well formed; the value of an accepted answer is only `null`. */
export function checkIndividualNumber(text: string): Parsed<null> {
  const digits = digitsOf(text, 12);
  if (!digits) return refused('individual-number-form');
  return checkDigit(digits.slice(0, 11)) === Number(digits[11]) ? accepted(null) : refused('individual-number-check');
}
