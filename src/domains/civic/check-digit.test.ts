import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { corporateCheckDigit, corporateNumberOfMunicipality, isCorporateNumber, parseCorporateNumber } from './corporate-number.ts';
import { checkIndividualNumber } from './individual-number.ts';
import { isMunicipalityCode, municipalityCheckDigit, parseMunicipalityCode } from './municipality-code.ts';
import { formatPostalCode, parsePostalCode } from './postal-code.ts';

const digits = (length: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const replaced = (text: string, at: number, digit: number) => text.slice(0, at) + digit + text.slice(at + 1);

/** Every number that differs from this one in a single digit. */
function* neighbours(number: string): Generator<{ number: string; at: number; was: number; is: number }> {
  for (let at = 0; at < number.length; at += 1) {
    for (let is = 0; is < 10; is += 1) if (is !== Number(number[at])) yield { number: replaced(number, at, is), at, was: Number(number[at]), is };
  }
}

describe('corporate numbers', () => {
  test('published numbers are accepted, in any width and with hyphens', () => {
    for (const number of ['7000012050002', '8000012010038', '2000020132110']) expect(isCorporateNumber(number)).toBe(true);
    expect(parseCorporateNumber('７-0000-1205-0002')).toEqual({ ok: true, value: '7000012050002' });
    expect(parseCorporateNumber(' 7000012050002 ')).toEqual({ ok: true, value: '7000012050002' });
  });

  test('the number of a city follows from its code', () => {
    expect(corporateNumberOfMunicipality('132110')).toBe('2000020132110');
    expect(corporateNumberOfMunicipality('132292')).toBe('1000020132292');
    expect(() => corporateNumberOfMunicipality('132293')).toThrow(RangeError);
  });

  test('a single wrong digit is seen, except 0 for 9 and 9 for 0 after the check digit', () => {
    fc.assert(
      fc.property(digits(12), (base) => {
        for (const wrong of neighbours(`${corporateCheckDigit(base)}${base}`)) {
          const blind = wrong.at > 0 && Math.abs(wrong.was - wrong.is) === 9;
          expect(isCorporateNumber(wrong.number)).toBe(blind);
        }
      }),
    );
  });

  test('what is wrong is said in both languages', () => {
    expect(parseCorporateNumber('123')).toMatchObject({ ok: false, fault: 'corporate-number-form' });
    expect(parseCorporateNumber('700001205000x')).toMatchObject({ fault: 'corporate-number-form' });
    expect(parseCorporateNumber('7000012050003')).toMatchObject({ fault: 'corporate-number-check', sentence: { ja: expect.stringContaining('検査数字'), en: expect.stringContaining('check digit') } });
  });
});

describe('codes of local governments', () => {
  test('the codes of three bodies are accepted and their check digits found', () => {
    for (const code of ['132292', '010006', '131016']) {
      expect(parseMunicipalityCode(code)).toEqual({ ok: true, value: code });
      expect(municipalityCheckDigit(code.slice(0, 5))).toBe(Number(code[5]));
    }
    expect(parseMunicipalityCode('１３２２９２')).toEqual({ ok: true, value: '132292' });
  });

  test('a single wrong digit is seen, unless it turns the remainder from 0 to 10 or back', () => {
    const remainder = (code: string) => [6, 5, 4, 3, 2].reduce((sum, weight, at) => sum + weight * Number(code[at]), 0) % 11;
    let blind = 0;
    for (let body = 1000; body < 48_000; body += 37) {
      const base = String(body).padStart(5, '0');
      const code = `${base}${municipalityCheckDigit(base)}`;
      for (const wrong of neighbours(code)) {
        if (!isMunicipalityCode(wrong.number)) continue;
        blind += 1;
        expect([remainder(code), remainder(wrong.number)].toSorted((a, b) => a - b)).toEqual([0, 10]);
      }
    }
    expect(blind).toBeGreaterThan(0);
  });

  test('a code without check digit, of no prefecture or miswritten is refused', () => {
    expect(parseMunicipalityCode('13229')).toMatchObject({ fault: 'municipality-code-form' });
    expect(parseMunicipalityCode('482292')).toMatchObject({ fault: 'municipality-code-prefecture' });
    expect(parseMunicipalityCode('002292')).toMatchObject({ fault: 'municipality-code-prefecture' });
    expect(parseMunicipalityCode('132229')).toMatchObject({ fault: 'municipality-code-check' });
  });
});

describe('individual numbers', () => {
  test('a number with the right check digit is accepted, and nothing of it is handed back', () => {
    expect(checkIndividualNumber('123456789018')).toEqual({ ok: true, value: null });
    expect(checkIndividualNumber('1234-5678-9018')).toEqual({ ok: true, value: null });
  });

  test('no answer contains the number, whatever was typed', () => {
    fc.assert(
      fc.property(fc.oneof(digits(12), digits(11), fc.string({ unit: fc.constantFrom(...'0123456789-'), minLength: 5 })), (text) => {
        expect(JSON.stringify(checkIndividualNumber(text))).not.toContain(text);
      }),
    );
  });

  test('of all wrong last digits every one is seen, of other wrong digits all but those whose check digit is 0 both times', () => {
    fc.assert(
      fc.property(digits(11), (base) => {
        const number = [...'0123456789'].map((check) => base + check).filter((candidate) => checkIndividualNumber(candidate).ok);
        expect(number).toHaveLength(1);
        for (const wrong of neighbours(number[0]!)) if (checkIndividualNumber(wrong.number).ok) expect([number[0]!.at(-1), wrong.number.at(-1), wrong.at < 11]).toEqual(['0', '0', true]);
      }),
    );
  });

  test('what is wrong is said without the number', () => {
    expect(checkIndividualNumber('12345')).toMatchObject({ fault: 'individual-number-form' });
    expect(checkIndividualNumber('123456789012')).toMatchObject({ fault: 'individual-number-check' });
  });
});

describe('postal codes', () => {
  test.each(['188-8666', '〒188-8666', '〒 188-8666', '１８８－８６６６', '１８８ー８６６６', '1888666'])('%s is read', (text) => expect(parsePostalCode(text)).toEqual({ ok: true, value: '1888666' }));

  test('what has not seven digits is refused', () => {
    for (const text of ['', '188-866', '188-86666', '188-866O', '〒', '1'.repeat(100_000)]) expect(parsePostalCode(text)).toMatchObject({ ok: false, fault: 'postal-code-form' });
    expect(() => formatPostalCode('188')).toThrow(RangeError);
  });

  test('a code that is written out is read back', () => {
    fc.assert(
      fc.property(digits(7), (code) => {
        expect(parsePostalCode(`〒${formatPostalCode(code)}`)).toEqual({ ok: true, value: code });
      }),
    );
  });
});
