/** Twelve thousand units compared for what might be answered together, and for copies: `node dist/bench/likeness.js`. Prints JSON. */
import { findLikeTexts } from '#platform/likeness-process';

export interface LikenessReport {
  texts: number;
  lettersEach: number;
  meaning: { ms: number; residentMb: number; groups: number };
  copies: { ms: number; residentMb: number; groups: number };
}

const count = 12_000;
const subjects = ['街路樹', '図書館', '保育園', '道路', '公園', '計画', '開館時間', '小学校', '防災倉庫', 'バス路線', '高齢者', '給食費', '下水道', '水道料金', '観光案内', '市民会館', '自転車置場', '街灯', '交差点', '歩道橋'];
const wishes = ['増設', '廃止', '延長', '改修', '値下げ', '見直し', '撤去', '移転', '新設', '点検', '清掃', '説明会', '周知', '予算化'];
const han = (at: number) => String.fromCodePoint(0x4e00 + (at % 18_000));
const places = Array.from({ length: 300 }, (_, at) => `${han(at * 37)}${han(at * 23 + 512)}地区`);
const others = Array.from({ length: 3_000 }, (_, at) => `${han(at * 7_919)}${han(at * 104_729)}`);

// A fixed draw (Lehmer, modulus 2^31 - 1): the same texts each time.
let drawn = 7;
const one = <T>(list: readonly T[]): T => {
  drawn = (drawn * 48_271) % 2_147_483_647;
  return list[drawn % list.length]!;
};
// Four hundred matters, each with its words; a unit speaks of one of them among everything else.
const matters = Array.from({ length: 400 }, () => ({ place: one(places), subject: one(subjects), wish: one(wishes), words: Array.from({ length: 6 }, () => one(others)) }));
function unit(): string {
  const { place, subject, wish, words } = one(matters);
  const own = Array.from({ length: 5 }, () => `${one(words)}の${subject}が${one(words)}です。`).join('');
  return `${place}の${subject}について、${wish}を求めます。${own}${Array.from({ length: 6 }, () => `${one(others)}と${one(subjects)}も心配です`).join('、')}。`;
}
const texts = Array.from({ length: count }, (_, at) => ({ id: at + 1, text: unit() }));

async function compared(measure: 'meaning' | 'copies'): Promise<LikenessReport['meaning']> {
  const began = performance.now();
  const { answer, resident } = await findLikeTexts(texts, measure);
  return { ms: Math.round(performance.now() - began), residentMb: Math.round(resident / 1e6), groups: answer.length };
}

const lettersEach = Math.round(texts.reduce((sum, { text }) => sum + [...text].length, 0) / count);
process.stdout.write(JSON.stringify({ texts: count, lettersEach, meaning: await compared('meaning'), copies: await compared('copies') } satisfies LikenessReport));
