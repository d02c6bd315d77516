import { expect, test } from 'vitest';
import { canonicalJson } from './canonical.ts';

test('the example of RFC 8785, section 3.2.2, comes out as its section 3.2.3 has it', () => {
  const given = String.raw`{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
    "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}`;
  expect(canonicalJson(JSON.parse(given))).toBe(String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`);
});

test('names are sorted by UTF-16 code units, as the example of section 3.2.3 is', () => {
  const given = { '\u20ac': 'Euro Sign', '\r': 'Carriage Return', '\ufb33': 'Hebrew Letter Dalet With Dagesh', '1': 'One', '\u{1f600}': 'Emoji: Grinning Face', '\u0080': 'Control', '\u00f6': 'Latin Small Letter O With Diaeresis' };
  expect(Object.values(JSON.parse(canonicalJson(given)))).toHaveLength(7);
  const order = [...canonicalJson(given).matchAll(/:"([^"]+)"/g)].map((match) => match[1]);
  expect(order).toEqual(['Carriage Return', 'One', 'Control', 'Latin Small Letter O With Diaeresis', 'Euro Sign', 'Emoji: Grinning Face', 'Hebrew Letter Dalet With Dagesh']);
});

test.each([
  [0, '0'], [-0, '0'], [5e-324, '5e-324'], [1.7976931348623157e308, '1.7976931348623157e+308'], [9007199254740992, '9007199254740992'],
  [295147905179352830000, '295147905179352830000'], [9.999999999999997e22, '9.999999999999997e+22'], [1e23, '1e+23'], [999999999999999700000, '999999999999999700000'],
  [333333333.33333325, '333333333.33333325'], [0.0000033333333333333333, '0.0000033333333333333333'], [Number('1424953923781206.25'), '1424953923781206.2'],
])('the number %s of RFC 8785, appendix B, is written %s', (number, text) => {
  expect(canonicalJson(number)).toBe(text);
});

test('what JSON cannot hold is refused, what it leaves out is left out', () => {
  for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, '\ud800', { '\udead': 1 }, undefined, 1n]) expect(() => canonicalJson(wrong)).toThrow(TypeError);
  expect(canonicalJson({ b: undefined, a: [undefined, new Date(0)] })).toBe('{"a":[null,"1970-01-01T00:00:00.000Z"]}');
});
