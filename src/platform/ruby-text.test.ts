import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openAnalyser, remembered } from './ruby-analyser.ts';
import { knownReadings, readText } from './ruby-text.ts';
import { partsOf, type Reading } from './ruby-word.ts';

const analyse = remembered(openAnalyser(), 10_000);
const shown = (text: string, ...known: [string, string][]): string =>
  readText(text, analyse, knownReadings(known.map(([word, reading]): Reading => ({ word, reading })))).map((part) => (part.reading === null ? part.text : `${part.text}(${part.reading})`)).join('');

describe('readings stand above kanji alone', () => {
  test.each([
    ['読み書き', '読(よ)み書(か)き'],
    ['お問い合わせ', 'お問(と)い合(あ)わせ'],
    ['取り組みを見直す。', '取(と)り組(く)みを見直(みなお)す。'],
    ['ひらがなとカタカナ、ABC 123', 'ひらがなとカタカナ、ABC 123'],
    ['霞ヶ関', '霞ヶ関(かすみがせき)'],
    ['データ量', 'データ量(りょう)'],
    ['', ''],
  ])('%s', (text, expected) => expect(shown(text)).toBe(expected));

  test('a word whose kana do not fit its reading keeps the reading above all of it', () => {
    expect(partsOf({ word: '読む書', reading: 'べつのことば' })).toEqual([{ text: '読む書', reading: 'べつのことば' }]);
  });
});

describe('numbers and what is counted', () => {
  test.each([
    ['4月1日', '4月(がつ)1日(ついたち)'],
    ['7月20日から8月14日まで', '7月(がつ)20日(はつか)から8月(がつ)14日(じゅうよっか)まで'],
    ['３月３１日（火）', '３月(がつ)３１日(にち)（火(か)）'],
    ['1日につき', '1日(にち)につき'],
    ['1人と2人と10人', '1人(ひとり)と2人(ふたり)と10人(にん)'],
    ['5,001人', '5,001人(にん)'],
    ['一人一人が', '一人(ひとり)一人(ひとり)が'],
    ['二十日', '二十日(はつか)'],
    ['30日間、14日間', '30日間(にちかん)、14日間(じゅうよっかかん)'],
    ['3か月', '3か月(げつ)'],
    ['3本、6本、2本', '3本(ぼん)、6本(ぽん)、2本(ほん)'],
    ['3分の1', '3分(ぶん)の1'],
    ['10分、4分、5分', '10分(ぷん)、4分(ぷん)、5分(ふん)'],
    ['3階', '3階(がい)'],
    ['12月末', '12月末(がつまつ)'],
    ['平成24年度から3年間', '平成(へいせい)24年度(ねんど)から3年間(ねんかん)'],
  ])('%s', (text, expected) => expect(shown(text)).toBe(expected));
});

describe('what the city knows goes before the dictionary', () => {
  test('the name of the city, also with what follows it', () => {
    expect(shown('拓野市民の声')).not.toContain('たくの');
    expect(shown('拓野市民と拓野市', ['拓野', 'たくの'], ['拓野市', 'たくのし'])).toMatch(/^拓野市\(たくのし\)民\(.+\)と拓野市\(たくのし\)$/);
  });

  test('the longest word wins, and a later reading of a word replaces an earlier one', () => {
    expect(shown('柳沢公園', ['柳沢', 'やぎさわ'], ['柳沢公園', 'やぎさわこうえん'])).toBe('柳沢公園(やぎさわこうえん)');
    expect(shown('柳沢', ['柳沢', 'やなぎさわ'], ['柳沢', 'やぎさわ'])).toBe('柳沢(やぎさわ)');
  });

  test('a short word is not read into a longer one that the dictionary knows', () => {
    expect(shown('平等な企業等', ['等', 'など'])).toBe('平等(びょうどう)な企業(きぎょう)等(など)');
    expect(shown('価値は、この値は', ['値は', 'あたいは'])).toBe('価値(かち)は、この値(あたい)は');
  });

  test('its kana are left to themselves too', () => {
    expect(shown('障がいのある人', ['障がい', 'しょうがい'])).toBe('障(しょう)がいのある人(ひと)');
  });

  test('what is left of a word that it cuts is read anew', () => {
    expect(shown('東京都民', ['京都民', 'きょうとみん'])).toMatch(/^東\(.+\)京都民\(きょうとみん\)$/);
  });
});

test('whatever is read, the text stays what it was', () => {
  const letters = fc.string({ unit: fc.constantFrom('市', '民', '読', 'み', '1', '２', '日', '月', '人', '々', '本', '、', ' ', '\u3000', '\n', '&', '𠮷', '😀', 'ヶ', 'A', '\uFFFC', '(', '柳', '沢'), maxLength: 30 });
  fc.assert(fc.property(letters, (text) => readText(text, analyse, knownReadings([{ word: '柳沢', reading: 'やぎさわ' }, { word: '日本', reading: 'にほん' }, { word: '民読', reading: 'みんどく' }])).map((part) => part.text).join('') === text));
});

test('texts are remembered up to a bound, those asked for last the longest', () => {
  const asked: string[] = [];
  const short = remembered((text) => (asked.push(text), [{ surface: text, reading: null }]), 4);
  for (const text of ['ab', 'cd', 'ab', 'ef', 'ab', 'cd']) short(text);
  expect(asked).toEqual(['ab', 'cd', 'ef', 'cd']);
});
