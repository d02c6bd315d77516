import fc from 'fast-check';
import { expect, it } from 'vitest';
import { excerpt, marked, type Piece } from './excerpt.ts';

const shown = (pieces: Piece[]) => pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');

it('marks the hit as it is written, not as it is folded', () => {
  expect(shown(marked('市役所のｻｰﾊﾞｰ更新とサーバー保守', ['さーば']))).toBe('市役所の[ｻｰﾊﾞｰ]更新と[サーバー]保守');
  expect(shown(marked('髙橋橋りょう', ['高橋']))).toBe('[髙橋]橋りょう');
});

it('makes one mark of hits that touch or overlap', () => {
  expect(shown(marked('市民協働推進', ['市民', '民協', '推進']))).toBe('[市民協]働[推進]');
});

it('shows the neighbourhood of the first hit and says where the text goes on', () => {
  const text = `${'前'.repeat(300)}市民協働${'後'.repeat(300)}`;
  const piece = shown(excerpt(text, ['協働'], 40));
  expect(piece).toMatch(/^…前+市民\[協働\]後+…$/);
  expect(piece.length).toBeLessThan(48);
});

it('shows the beginning where there is no hit, and all of a short text', () => {
  expect(shown(excerpt('短い文です。', ['無い']))).toBe('短い文です。');
});

it('never divides a letter and never loses one', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'市民𠮷が葛\u{e0100}。 ') });
  fc.assert(fc.property(letters, fc.constantFrom('市民', '吉', 'が', '民吉'), fc.integer({ min: 1, max: 30 }), (text, word, length) => {
    expect(marked(text, [word]).map((piece) => piece.text).join('')).toBe(text);
    const joined = excerpt(text, [word], length).map((piece) => piece.text).join('');
    expect(joined.isWellFormed()).toBe(true);
    expect(text).toContain(joined.replace(/^…|…$/g, ''));
  }), { numRuns: 2000 });
});
