import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldForSearch } from '#platform/fold';
import { countGraphemes, firstGraphemes, isLongerThan } from './grapheme.ts';
import { fullWidthKana, hiraganaOf, isKatakanaReading, katakanaOf, nameKey } from './kana.ts';

const japanese = fc.string({ unit: fc.constantFrom(...'あがぱーゔゝアガパヴヶヽｱｶﾞﾊﾟｰ高橋髙﨑𠮷Ａa１1 　・〜', '神\u{e0100}', '👨‍👩‍👧', 'か\u3099') });
const anything = fc.oneof(japanese, fc.string({ unit: 'binary' }));

describe('kana', () => {
  test('readings go between hiragana, katakana and half width', () => {
    expect(katakanaOf('ひがしやまなか')).toBe('ヒガシヤマナカ');
    expect(hiraganaOf('ﾋｶﾞｼﾔﾏﾅｶ')).toBe('ひがしやまなか');
    expect(fullWidthKana('ｶﾞｷﾞﾊﾟ ABC１２３')).toBe('ガギパ ABC１２３');
    expect([katakanaOf('すゞき'), hiraganaOf('スヾキ')]).toEqual(['スヾキ', 'すゞき']);
    expect(katakanaOf('ゔぁいおりん')).toBe('ヴァイオリン');
  });

  test('what is no kana stays as it was given, old forms and variants too', () => {
    const name = '神\u{e0100}﨑𠮷\ufa19Ａ１';
    expect([hiraganaOf(name), katakanaOf(name), fullWidthKana(name)]).toEqual([name, name, name]);
  });

  test('writing a text in one kana twice changes nothing more', () => {
    fc.assert(
      fc.property(anything, (text) => {
        for (const write of [hiraganaOf, katakanaOf, fullWidthKana]) expect(write(write(text))).toBe(write(text));
        expect(katakanaOf(hiraganaOf(text))).toBe(katakanaOf(text));
      }),
    );
  });

  test('a key made of a key is the same key', () => {
    fc.assert(
      fc.property(japanese, (text) => {
        for (const key of [nameKey, foldForSearch]) expect(key(key(text))).toBe(key(text));
        expect(nameKey(text)).not.toMatch(/\s/);
      }),
    );
  });

  test('a name is found whichever way it was typed', () => {
    expect(new Set(['サイトウ　ハナコ', 'さいとう はなこ', 'ｻｲﾄｳﾊﾅｺ'].map(nameKey)).size).toBe(1);
    expect(nameKey('サトー　ハナコ')).toBe(nameKey('サトーハナコ'));
    expect(nameKey('髙橋')).toBe(nameKey('高橋'));
  });

  test('readings in the register are katakana', () => {
    expect(['ヒガシヤマナカ', 'ヒガシ ヤマナカ', 'ヴァイオレット', 'サトー'].every(isKatakanaReading)).toBe(true);
    expect(['', 'にし', 'ﾆｼ', 'ニシ1', ' ニシ', 'ニシ  トウ', '西'].some(isKatakanaReading)).toBe(false);
  });
});

describe('characters', () => {
  test.each([['葛\u{e0100}城市', 3], ['𠮷野', 2], ['か\u3099くせい', 4], ['👨‍👩‍👧と🇯🇵', 3], ['', 0], ['一\r\n二', 3]])('%s has as many characters as people see', (text, count) => expect(countGraphemes(text)).toBe(count));

  test('there are never more characters than code points', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(countGraphemes(text)).toBeLessThanOrEqual([...text].length);
        expect(countGraphemes(text) === 0).toBe(text === '');
        for (const most of [0, 1, 3]) expect(isLongerThan(text, most)).toBe(countGraphemes(text) > most);
      }),
    );
  });

  test('a text cut after some characters is its beginning and has no more than these', () => {
    fc.assert(
      fc.property(anything, fc.integer({ min: 0, max: 20 }), (text, count) => {
        const first = firstGraphemes(text, count);
        expect(text.startsWith(first)).toBe(true);
        expect(countGraphemes(first)).toBe(Math.min(count, countGraphemes(text)));
      }),
    );
  });
});
