import { describe, expect, it } from 'vitest';
import { tokens, wordsOf } from './tokens.ts';

it('indexes pairs of letters and the last letter of each run', () => {
  expect([...tokens('第3次計画（案）')]).toEqual(['第3', '3次', '次計', '計画', '画', '案']);
});

it('takes a letter outside the basic plane as one letter', () => {
  expect([...tokens('𩸽焼')]).toEqual(['𩸽焼', '焼']);
});

it('gives nothing for text without letters or digits', () => {
  expect([...tokens(' 、。… (※) ')]).toEqual([]);
  expect(wordsOf('「」 | & ! <-> :* \'\' \\')).toEqual([]);
});

describe('the words of a question', () => {
  it('are divided by any white space, each only once', () => {
    expect(wordsOf(' 市民　協働\n市民 ').map((word) => word.text)).toEqual(['市民', '協働']);
  });

  it('of one or two letters are proved by the index, longer or composed ones are looked up', () => {
    expect(wordsOf('市 市民 市民協 a-b').map((word) => [word.text, word.recheck])).toEqual([['市', false], ['市民', false], ['市民協', true], ['a-b', true]]);
    expect(wordsOf('a-b')[0]).toMatchObject({ pairs: [], letters: ['a', 'b'] });
  });

  it('ask the index for no more pairs than cover them', () => {
    expect(wordsOf('コミュニティバス 市民協働のまち')).toMatchObject([{ pairs: ['こみ', 'ゅに', 'てぃ', 'ばす'] }, { pairs: ['市民', '民協', '協働', '働の', 'まち'] }]);
  });

  it('end after eight words and two hundred characters, however long the question', () => {
    expect(wordsOf('字 '.repeat(3) + Array.from({ length: 30 }, (_, i) => `w${i}`).join(' '))).toHaveLength(8);
    expect(wordsOf('あ'.repeat(1_000_000))[0]!.text).toHaveLength(200);
  });
});
