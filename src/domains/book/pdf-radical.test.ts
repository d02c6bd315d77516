import { expect, test } from 'vitest';
import { pdfWords } from './pdf-words.ts';
import { withoutRadicals } from './pdf-radical.ts';

test('radicals that a font drew for an ideograph are read as the ideograph', () => {
  expect(withoutRadicals('\u5e02\u2ea0\u2f42\u5316')).toBe('市民文化');
  expect(withoutRadicals('\u2f17\u2f08\u2ee9\u2ee2')).toBe('十人黄马');
  expect(withoutRadicals('\u2e8f\u2e90\u2e9f\u2ed1\u2ef3')).toBe('尣尢母長龟');
});

test('every radical of both blocks but the mark of repetition has an ideograph, and nothing else is touched', () => {
  const codes = [...Array.from({ length: 0x74 }, (_, at) => 0x2e80 + at), ...Array.from({ length: 0xd6 }, (_, at) => 0x2f00 + at)].filter((code) => code !== 0x2e9a);
  const left = codes.filter((code) => !/^\p{Unified_Ideograph}$/u.test(withoutRadicals(String.fromCodePoint(code))));
  expect(left).toEqual([0x2e80]);
  expect(withoutRadicals('（仮称）ｶﾅ ㍿ ①𠮷野家')).toBe('（仮称）ｶﾅ ㍿ ①𠮷野家');
});

test('a word of a PDF has no radicals', () => {
  expect(pdfWords([{ str: '市⺠協働', transform: [9, 0, 0, 9, 40, 40], width: 36, height: 9 }], [1, 0, 0, 1, 0, 0])).toMatchObject([{ text: '市民協働' }]);
});
