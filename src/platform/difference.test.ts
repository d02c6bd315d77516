/** What is different between two texts can be read. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Piece, wordChanges } from './difference.ts';
import { processorMs } from './processor-time.fixture.ts';

const sideOf = (pieces: readonly Piece[], without: 'added' | 'removed'): string => pieces.filter(({ kind }) => kind !== without).map(({ text }) => text).join('');

test('a sentence of a plan shows the words that were exchanged', () => {
  expect(wordChanges('老いた木は、5年をかけて順に植え替えます。植え替える前に、近くに住む人に説明します。', '老いた木は、8年をかけて順に植え替えます。植え替える前に、近くに住む人に2回説明します。')).toEqual([
    { text: '老いた木は、', kind: 'same' }, { text: '5', kind: 'removed' }, { text: '8', kind: 'added' }, { text: '年をかけて順に植え替えます。植え替える前に、近くに住む人に', kind: 'same' }, { text: '2回', kind: 'added' }, { text: '説明します。', kind: 'same' },
  ]);
});

test('whatever the texts, what stayed and went is the one before, what stayed and came the one after', () => {
  const piece = fc.oneof(fc.constantFrom('街路樹を', '植え替えます。', '市は、', '\n', '5年', '2回', '説明する。'), fc.string({ unit: 'grapheme', maxLength: 6 }));
  const text = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = wordChanges(before, after);
      expect(sideOf(pieces, 'added')).toBe(before);
      expect(sideOf(pieces, 'removed')).toBe(after);
    }),
    { numRuns: 500 },
  );
});

test('sentences that have nothing in common are shown one after the other', () => {
  expect(wordChanges('木の本数を増やします。', '説明会は、令和9年の春に市役所で開く予定です。').map(({ kind }) => kind)).toEqual(['removed', 'added']);
});

test('two texts of half a million letters are compared within seconds', () => {
  const sentences = Array.from({ length: 20_000 }, (_, at) => `第${at}の街路樹は、令和${at % 30}年に植え替える予定です。`);
  const before = sentences.join('');
  const took = processorMs(() => {
    const changed = wordChanges(before, sentences.map((one, at) => (at % 50 === 0 ? one.replace('予定', '計画') : one)).join(''));
    expect(changed.filter(({ kind }) => kind === 'added')).toHaveLength(400);
    const other = wordChanges(before, [...before].toReversed().join(''));
    expect(sideOf(other, 'added')).toBe(before);
  });
  expect(took).toBeLessThan(10_000);
});
