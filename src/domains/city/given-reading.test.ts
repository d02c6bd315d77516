import { describe, expect, test } from 'vitest';
import { openAnalyser } from '#platform/ruby-analyser';
import { knownReadings, readText } from '#platform/ruby-text';
import { givenReadings } from './given-reading.ts';

const analyse = openAnalyser();
const known = knownReadings(givenReadings('拓野市', 'たくのし'));

function shown(text: string): string {
  return readText(text, analyse, known)
    .map((part) => (part.reading === null ? part.text : `${part.text}(${part.reading})`))
    .join('');
}

describe('words of public offices are read as they are said', () => {
  test.each([
    ['a person is かた', '出せる方', '出(だ)せる方(かた)'],
    ['a person is かた', '受け取った方は', '受(う)け取(と)った方(かた)は'],
    ['what is better is ほう', '書いた方がよい', '書(か)いた方(ほう)がよい'],
    ['a way is ほう within its own word', '出した方法', '出(だ)した方法(ほうほう)'],
    ['later is あと', 'だれでも、後から書きます', 'だれでも、後(あと)から書(か)きます'],
    ['after what was done is あと', '公表した後は', '公表(こうひょう)した後(あと)は'],
    ['the afternoon stays whole', '今日の午後から', '今日(きょう)の午後(ごご)から'],
    ['so does a second half', '公表した後半', '公表(こうひょう)した後半(こうはん)'],
    ['an empty field is から', '日本語を空にすると', '日本語(にほんご)を空(から)にすると'],
    ['the sky stays そら', '青空に', '青空(あおぞら)に'],
  ])('%s: %s', (_what, text, expected) => expect(shown(text)).toBe(expected));
});
