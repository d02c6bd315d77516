/** How a counter is read after its number: 1人 ひとり, 3本 ぼん, 4月20日 がつ はつか. Pure. */
import type { Word } from './ruby-text.ts';

const numeral = /^[0-9０-９〇一二三四五六七八九十百千]+$/;
const afterMonth = /[0-9０-９一二三四五六七八九十]月$/;

const dates: Record<number, string> = { 2: 'ふつか', 3: 'みっか', 4: 'よっか', 5: 'いつか', 6: 'むいか', 7: 'なのか', 8: 'ようか', 9: 'ここのか', 10: 'とおか', 14: 'じゅうよっか', 20: 'はつか', 24: 'にじゅうよっか' };
/** Counters that begin with ハ行 and change with the number before them: は to ぱ, and after three to ば or ぱ. */
const changing = new Map(Object.entries({ 本: 'b', 匹: 'b', 杯: 'b', 票: 'b', 分: 'p', 泊: 'p', 歩: 'p', 発: 'p' }));
const shifted = { b: { は: 'ば', ひ: 'び', ふ: 'ぶ', へ: 'べ', ほ: 'ぼ' }, p: { は: 'ぱ', ひ: 'ぴ', ふ: 'ぷ', へ: 'ぺ', ほ: 'ぽ' } } as const;
const afterThree: Record<string, string> = { 階: 'がい', 軒: 'げん' };

/** 4月1日(火), 4月1日（火曜）. */
const afterDay = /日[(（]$/;
const weekdays: Record<string, string> = { 月: 'げつ', 火: 'か', 水: 'すい', 木: 'もく', 金: 'きん', 土: 'ど', 日: 'にち' };

/** Words with the readings that their numbers ask for; a number that is read together with its counter becomes one word with it. */
export function counted(words: readonly Word[]): Word[] {
  const done: Word[] = [];
  let number = '';
  let before = '';
  for (const word of words.flatMap(apart)) {
    const found = number !== '' ? counter(number, word, before) : afterDay.test(before) && weekdays[word.surface] ? { reading: weekdays[word.surface]!, whole: false } : null;
    if (found !== null && found.whole) {
      for (let left = number.length; left > 0;) left -= done.pop()!.surface.length;
      done.push({ surface: number + word.surface, reading: found.reading });
    } else {
      done.push(found === null ? word : { ...word, reading: found.reading });
    }
    const isNumeral = numeral.test(word.surface);
    if (!isNumeral) before = (before + number + word.surface).slice(-4);
    number = isNumeral ? number + word.surface : '';
  }
  return done;
}

/** The dictionary has ３月 as one word; here its digits read themselves. */
function apart(word: Word): Word[] {
  const found = /^([0-9０-９]+)([月日].*)$/.exec(word.surface);
  return found ? [{ surface: found[1]!, reading: null }, { surface: found[2]!, reading: null }] : [word];
}

function counter(number: string, { surface, reading }: Word, before: string): { reading: string; whole: boolean } | null {
  const value = valueOf(number);
  // After a point or a comma the number is only the end of one: 5,000人, 1.5日.
  const isEnd = /[,，.．]$/.test(before);
  if (surface === '人' || surface === '人分') {
    const rest = surface.slice(1) === '' ? '' : 'ぶん';
    return value > 2 || value < 1 || isEnd ? { reading: `にん${rest}`, whole: false } : { reading: `${value === 1 ? 'ひとり' : 'ふたり'}${rest}`, whole: true };
  }
  if (/^日(間|目|分)?$/.test(surface)) return day(value, surface, isEnd, before);
  if (surface.startsWith('月') && !surface.startsWith('月曜')) return { reading: `がつ${reading?.replace(/^(つき|げつ|がつ)/, '') ?? ''}`, whole: false };
  if (value % 10 === 3 && afterThree[surface] !== undefined) return { reading: afterThree[surface], whole: false };
  const change = changing.get(surface);
  if (change === undefined || reading === null) return null;
  return { reading: changed(surface === '分' ? 'ふん' : reading, value, surface, change as 'b' | 'p'), whole: false };
}

function day(value: number, surface: string, isEnd: boolean, before: string): { reading: string; whole: boolean } {
  const rest = { 日: '', 日間: 'かん', 日目: 'め', 日分: 'ぶん' }[surface]!;
  if (value === 1 && surface === '日' && afterMonth.test(before)) return { reading: 'ついたち', whole: true };
  return dates[value] === undefined || isEnd ? { reading: `にち${rest}`, whole: false } : { reading: dates[value] + rest, whole: true };
}

function changed(reading: string, value: number, surface: string, afterThird: 'b' | 'p'): string {
  const first = reading.charAt(0) as keyof typeof shifted.p;
  const last = value % 10;
  const row = last === 3 ? afterThird : [1, 6, 8].includes(last) || (last === 0 && value > 0) || (last === 4 && surface === '分') ? 'p' : null;
  return row === null || !(first in shifted.p) ? reading : shifted[row][first] + reading.slice(1);
}

const digits = '〇一二三四五六七八九';
const places: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** 24, ２４, 二十四 and 二四 are all 24. */
function valueOf(number: string): number {
  const plain = number.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)).replace(/[〇一二三四五六七八九]/g, (digit) => String(digits.indexOf(digit)));
  if (/^\d+$/.test(plain)) return Number(plain);
  let sum = 0;
  let held = '';
  for (const letter of plain) {
    const place = places[letter];
    if (place === undefined) held += letter;
    else {
      sum += Number(held || '1') * place;
      held = '';
    }
  }
  return sum + Number(held || '0');
}
