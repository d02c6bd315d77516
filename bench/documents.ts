/** Documents of an imaginary city in any number, always the same ones: words as unevenly spread as in real papers. */
import type { SearchEntry } from '#platform/search';

const common = '事業 市民 整備 推進 計画 施設 地域 支援 活動 協働 実施 検討 運営 管理 改修 調査 情報 公園 学校 道路 福祉 保育 高齢者 子育て 環境 防災 文化 スポーツ センター コミュニティ'.split(' ');
const usual = '下水道 図書館 公民館 児童館 小学校 中学校 体育館 保育園 学童クラブ 介護保険 国民健康保険 生活保護 障害者 男女平等 消費生活 交通安全 自転車駐車場 コミュニティバス ごみ減量 リサイクル 耐震診断 避難所 防犯灯 住民基本台帳 ホームページ 会議録 情報公開 補助金 委託料 工事請負費 設計 実施設計 用地取得 指定管理者 パブリックコメント ワークショップ ボランティア NPO 自治会 町内会 商店街 農業 緑地 河川 橋りょう 都市計画 区画整理 税務 窓口 職員研修'.split(' ');
const joints = ['の', 'を', 'に', 'と', 'や', 'について', 'における', 'のため', '及び', 'による', 'した', 'する', '、', '。', '・'];
const letters = '亜哀愛悪握圧扱安案暗以衣位囲医依委威為異移維井域育一逸稲芋印員院飲隠右宇羽雨雲栄永泳英衛益駅円園延煙遠塩応横岡屋億温恩下化加仮何可果河科夏家荷課貨過会回灰快改海界絵開階外害街各角格覚拡革学楽額割活株寒刊完官幹感関館岸岩希';

/** Pseudo-random numbers below one, the same on every machine (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function entriesOfCity(count: number, seed = 1): SearchEntry[] {
  const roll = dice(seed);
  const of = <T>(list: ArrayLike<T>) => list[Math.floor(roll() * list.length)]!;
  // A name that few documents share, of two to four letters.
  const name = () => Array.from({ length: 2 + Math.floor(roll() * 3) }, () => of(letters)).join('');
  const word = () => {
    const where = roll();
    if (where < 0.55) return common[Math.floor(roll() ** 2 * common.length)]!;
    if (where < 0.9) return usual[Math.floor(roll() ** 2 * usual.length)]!;
    return where < 0.95 ? name() : `平成${1 + Math.floor(roll() * 30)}年度`;
  };
  const sentence = (words: number) => Array.from({ length: words }, () => word() + of(joints)).join('');
  return Array.from({ length: count }, (_, i) => ({
    domain: 'bench',
    id: String(i),
    lang: 'ja' as const,
    kind: i % 3 ? 'programme' : 'minutes',
    title: word() + word() + (roll() < 0.5 ? '事業' : ''),
    body: sentence(20 + Math.floor(roll() * 60)),
    path: `/bench/${i}`,
    who: 'anyone' as const,
    date: `20${10 + (i % 15)}-04-01`,
  }));
}

/** Questions as people ask them: in most documents, in some, in next to none, in none. */
export function questionsOfCity(): { spread: string; text: string }[] {
  const roll = dice(7);
  const shuffled = (list: string[]) => [...list].sort(() => roll() - 0.5);
  const rare = Array.from({ length: 60 }, () => [letters[Math.floor(roll() * letters.length)]!, letters[Math.floor(roll() * letters.length)]!].join(''));
  return [
    ...common.map((text) => ({ spread: 'common', text })),
    ...usual.map((text) => ({ spread: 'usual', text })),
    ...rare.map((text) => ({ spread: 'rare', text })),
    ...rare.slice(0, 20).map((text) => ({ spread: 'none', text: `${text}ぬゐ` })),
    ...shuffled(common).slice(0, 20).map((text, i) => ({ spread: 'two words', text: `${text} ${usual[i * 2]!}` })),
    ...shuffled(usual).slice(0, 20).map((text) => ({ spread: 'phrase', text: `${text}の整備` })),
  ];
}
