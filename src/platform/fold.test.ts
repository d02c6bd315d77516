import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldForSearch, foldWithPlaces } from './fold.ts';

describe('spellings that must find each other', () => {
  it.each([
    ['ｻｰﾊﾞｰ', 'サーバー', 'さーば'],
    ['コンピュータ', 'コンピューター', 'こんぴゅーた'],
    ['デ－タ', 'データ', 'でーた'],
    ['Ｈ２４', 'h24', 'h24'],
    ['髙橋', '高橋', '高橋'],
    ['武藏﨑', '武藏崎', '武藏崎'],
    ['葛\u{e0100}城', '葛城', '葛城'],
    ['か\u3099', 'ガ', 'が'],
    ['㈱　拓く', '(株) 拓ク', '(株) 拓く'],
    ['市民\r\n\t協働', '市民 協働', '市民 協働'],
    ['①', '1', '1'],
    ['㎡', 'M2', 'm2'],
  ])('%j and %j are both %j', (one, other, folded) => {
    expect(foldForSearch(one)).toBe(folded);
    expect(foldForSearch(other)).toBe(folded);
  });
});

describe('spellings that must not be confused', () => {
  it.each([['ビール', 'ビル'], ['コピー', 'コピ'], ['シャワー', 'シャワ'], ['おばさん', 'おばあさん'], ['は', 'ば']])('%s is not %s', (one, other) => {
    expect(foldForSearch(one)).not.toBe(foldForSearch(other));
  });
});

it('leaves no control characters, no NUL and no half surrogates', () => {
  expect(foldForSearch('a\0b\u200b\u0007c\ud800')).toBe('abc\ufffd');
});

const anyText = fc.string({ unit: 'binary' });
const townText = fc.string({ unit: fc.constantFrom(...'カｶﾞがゃゅョーｰ-－ 　\nAａ1１ⅷ①高髙𠮷吉葛\u{e0100}\u3099\0。・市民') });

it('folds nothing twice', () => {
  fc.assert(fc.property(townText, (written) => {
    const folded = foldForSearch(written);
    expect(foldForSearch(folded)).toBe(folded);
  }), { numRuns: 2000 });
});

it('knows for every folded character where it came from, in order and inside the text', () => {
  fc.assert(fc.property(fc.oneof(anyText, townText), (written) => {
    const { text, starts, ends } = foldWithPlaces(written);
    expect([starts.length, ends.length]).toEqual([text.length, text.length]);
    for (let i = 0; i < text.length; i += 1) {
      expect(starts[i]).toBeLessThan(ends[i]!);
      expect(ends[i]).toBeLessThanOrEqual(written.length);
      if (i > 0) expect(starts[i]).toBeGreaterThanOrEqual(starts[i - 1]!);
    }
  }), { numRuns: 2000 });
});
