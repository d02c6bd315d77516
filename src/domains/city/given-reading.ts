/** Readings that are there from the start: the city's name, and words of public offices that the dictionary splits or misreads. */
import type { Reading } from '#platform/ruby-word';

const words: Record<string, string> = {
  協働: 'きょうどう', 令和: 'れいわ', 障がい: 'しょうがい', 健診: 'けんしん', 教示: 'きょうじ', 当日消印: 'とうじつけしいん', 一文字: 'いちもじ',
  取込: 'とりこみ', 取込元: 'とりこみもと', 開庁: 'かいちょう', 開庁日: 'かいちょうび', 閉庁日: 'へいちょうび', 翌営業日: 'よくえいぎょうび', 月初: 'げっしょ',
  今日中: 'きょうじゅう', 今年度中: 'こんねんどちゅう', 年度中: 'ねんどちゅう', 期間中: 'きかんちゅう', 市内全域: 'しないぜんいき', 日付: 'ひづけ', 届か: 'とどか', 行: 'ぎょう', 見出し行: 'みだしぎょう',
  の値: 'のあたい', 値を: 'あたいを', 値が: 'あたいが', 値は: 'あたいは', 空のまま: 'からのまま', 表計算: 'ひょうけいさん', 改ページ: 'かいぺーじ',
  目標値: 'もくひょうち', 実績値: 'じっせきち', 基準値: 'きじゅんち', 現状値: 'げんじょうち', 指標値: 'しひょうち', 平均値: 'へいきんち',
  何人: 'なんにん', 何件: 'なんけん', 何回: 'なんかい', 何度: 'なんど', 何日: 'なんにち', 何円: 'なんえん', 大字: 'おおあざ', 字名: 'あざめい',
  仮名: 'かな', 送り仮名: 'おくりがな', 雨水: 'うすい', 附属機関: 'ふぞくきかん', 貸館: 'かしかん', 出捐: 'しゅつえん', 同旨: 'どうし',
  // A person is かた, a direction ほう (した方がよい stays); what comes after is あと where no counter stands before it.
  出せる方: 'だせるかた', 同じ方: 'おなじかた', ほかの方: 'ほかのかた', ある方は: 'あるかたは', た方は: 'たかたは', た方の: 'たかたの', た方を: 'たかたを', た方に: 'たかたに', た方へ: 'たかたへ',
  '、後から': '、あとから', '。後から': '。あとから', た後: 'たあと', の後に: 'のあとに', '。空にする': '。からにする', 'を空に': 'をからに', '。空なら': '。からなら',
};

/** What names of places end in, as it is read there. */
const endings: Record<string, RegExp> = { 市: /し$/, 町: /(ちょう|まち)$/, 村: /(むら|そん)$/, 区: /く$/ };

/** @param name the city's name as it is written, and its kana: 拓野市, たくのし; where its parts are known, 拓野 too */
export function givenReadings(name: string, kana: string): Reading[] {
  const ending = endings[name.slice(-1)];
  const stem = ending !== undefined && name.length > 2 && ending.test(kana) ? [{ word: name.slice(0, -1), reading: kana.replace(ending, '') }] : [];
  return [...Object.entries(words).map(([word, reading]) => ({ word, reading })), ...stem, { word: name, reading: kana }];
}
