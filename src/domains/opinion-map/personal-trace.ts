/**
 * What in a sentence looks as if it led to a person: a telephone number, a postal code, an e-mail address, somebody's name. Whoever writes
 * is asked to look again; nothing is forbidden by it. Rather too few than too many: a hint that is mostly wrong is not read.
 */
const personalTraces = ['phone', 'postal', 'email', 'name'] as const;
export type PersonalTrace = (typeof personalTraces)[number];

const hyphens = /[‐‑‒–—―−ー]/gu;
/** Ten or eleven digits that begin with 0, in groups or not; +81. Numbers of free calls belong to nobody's home. */
const phone = /(?<![\d.-])(?:\+81[- ]?\(?0?\)?|\(?0)\d{1,4}\)?[- ]?\(?\d{1,4}\)?[- ]?\d{3,4}(?![\d-])/gu;
const freeCall = /^\(?0(?:120|800|570)/u;
/** Seven digits as codes are written, unless they count something: 500-1000円. */
const postal = /(?:〒|郵便番号[はが:]? ?)\d{3}-?\d{4}(?!\d)|(?<![\d.)-])\d{3}-\d{4}(?![\d-]|\s*[円人件台本個回名席歩年月日時分mkMK%万千億メキセ])/u;
const email = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/u;

/** The most frequent family names of Japan. A word of two letters before さん may be anybody's; with these it is mostly a person. */
const families =
  '佐藤 鈴木 高橋 髙橋 田中 伊藤 渡辺 渡邊 渡邉 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 清水 斎藤 斉藤 齋藤 齊藤 山崎 池田 橋本 阿部 石川 山下 中島 前田 藤田 後藤 小川 岡田 長谷川 村上 近藤 石井 坂本 遠藤 青木 藤井 西村 福田 太田 三浦 藤原 岡本 松田 中川 中野 原田 小野 田村 竹内 金子 和田 中山 石田 上田 森田 小島 柴田 工藤 宮崎 酒井 横山 高木 安藤 宮本 大野 内田 谷口 丸山 今井 高田 武田 村田 上野 杉山 増田 小山 大塚 平野 菅原 千葉 久保 松井 岩崎 桜井 木下 野口 松尾 菊地 菊池 野村 新井 杉本 古川 佐野 浜田 市川 小松 島田 水野 吉川 山内 高野 渡部 西田 本田 飯田 大西 永井 荒井 五十嵐 東 平田 桑原 熊谷 久保田 石原 川口 矢野 服部 安田 中田 川崎 飯塚 吉村 岩田 松下 小池 望月 土屋 北村 大島 関口 田口 浅野 大久保 荒木 西川 富田 星野 岡崎 堀 内藤 樋口 大橋 黒田 松岡 早川 吉岡 児玉 森本 須藤 河野 永田 成田 小澤 小沢 関 林 森 原 辻 沢田 澤田 川村 尾崎 天野 馬場 福島 片山 榎本 篠原 南'.split(' ');
/** Family name, perhaps a given name, and how people are called. What such a word also ends in is no person: 山口市さん, 森林様式. */
const japaneseName = new RegExp(`(?<!\\p{Script=Han})(?:${families.join('|')})[ 　]?(?:\\p{Script=Han}{1,3}(?<![市区町村県都道府駅店社園校院寺屋館所街課部係会団局署員長者事家業組党線橋])[ 　]?)?(?:さん(?!ぽ|ご|ま)|様(?![々式子相変似])|氏(?![名神族]))`, 'u');
const englishName = /\b(?:Mr|Mrs|Ms)\.? ?(?!Donut\b|Max\b)[A-Z][a-z]+/u;

function hasPhone(text: string): boolean {
  return [...text.matchAll(phone)].some(([found]) => {
    const digits = found.replace(/\D/gu, '');
    return !freeCall.test(found) && (found.startsWith('+') ? digits.length >= 11 && digits.length <= 13 : digits.length === 10 || digits.length === 11);
  });
}

/** Which of them a text seems to hold, in a fixed order; none for most. */
export function personalTracesOf(written: string): PersonalTrace[] {
  const text = written.normalize('NFKC');
  const plain = text.replace(hyphens, '-');
  const holds: Record<PersonalTrace, boolean> = { phone: hasPhone(plain), postal: postal.test(plain), email: email.test(plain), name: japaneseName.test(text) || englishName.test(text) };
  return personalTraces.filter((trace) => holds[trace]);
}
