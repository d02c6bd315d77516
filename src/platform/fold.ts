/**
 * One spelling for search. 「ｻｰﾊﾞｰ」「サーバー」「さーば」, 「Ｈ２４」「h24」 and 「髙橋」「高橋」 must find each other, and a hit must
 * still be marked in the text as it was written, so folding keeps for every folded character the place it came from.
 */

/** `starts[i]` and `ends[i]` bound, in the original text, what became the UTF-16 unit `i` of the folded one. */
export interface Folded {
  text: string;
  starts: number[];
  ends: number[];
}

// Old and variant forms met in names of people and places, each after the form in daily use.
const variantGroups = [
  '高髙', '崎﨑嵜', '吉𠮷', '辺邊邉', '斉齊斎齋', '浜濱濵', '沢澤', '広廣', '国國', '桜櫻', '徳德', '恵惠', '館舘', '島嶋嶌', '峰峯',
  '富冨', '槙槇', '竜龍', '滝瀧', '真眞', '実實', '栄榮', '万萬', '与與', '条條', '関關', '鉄鐵', '円圓', '会會', '学學', '区區', '県縣',
  '旧舊', '図圖', '団團', '黒黑', '青靑', '緑綠', '清淸',
];
const variants = new Map(variantGroups.flatMap((group) => {
  const [usual, ...others] = [...group];
  return others.map((other) => [other, usual!] as const);
}));

// Sound marks that no kana took in are as good as invisible.
const invisible = /[\p{Cf}\p{Cc}\u3099\u309a\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;
const space = /^[\s--\ufeff]/v;
const prolonged = new Set('ー-‐‑‒–—―−─');
const attached = /^(?!\s)[\p{M}\p{Cf}\p{Cc}\uff9e\uff9f]|^\ufeff/u;

/** What goes with the letter before it; the half-width sound marks are letters to Unicode, so they are named. */
function attaches(code: number): boolean {
  // Nearly all text is Latin, kana or Han, none of which has to be asked about.
  if ((code >= 0x20 && code < 0x7f) || (code >= 0x3030 && code < 0x3099) || (code >= 0x309b && code < 0xa000)) return false;
  return attached.test(String.fromCodePoint(code));
}

// ャ and its like make one sound with the kana before them.
const isSmall = (letter: string) => 'ぁぃぅぇぉゃゅょゎ'.includes(letter);
const isKana = (letter: string) => (letter >= 'ぁ' && letter <= 'ゖ') || letter === 'ゝ' || letter === 'ゞ';

function foldCluster(written: string): string {
  if (space.test(written)) return ' ';
  return written
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(/[ァ-ヶヽヾ]/gu, (letter) => String.fromCodePoint(letter.codePointAt(0)! - 0x60))
    .replace(/[^\x00-\x7fぁ-ゖー]/gu, (letter) => variants.get(letter) ?? letter);
}

// A letter always folds alike, and a text has few different ones.
const known = new Map<string, string>();
const known_max = 20_000;

function foldedOf(written: string): string {
  const before = known.get(written);
  if (before !== undefined) return before;
  const folded = foldCluster(written);
  if (known.size >= known_max) known.clear();
  if (written.length <= 4) known.set(written, folded);
  return folded;
}

/** Collects folded letters; what is one spelling only in its surroundings is settled here. */
class Folding implements Folded {
  private readonly units: string[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  // Sounds since the last character that is no kana, a closing ー not counted.
  private run = 0;

  get text(): string {
    return this.units.join('');
  }

  add(folded: string, from: number, to: number): void {
    // After kana every kind of dash is typed for ー.
    const letter = this.run > 0 && prolonged.has(folded) ? 'ー' : folded;
    if ((letter === 'ー' || letter === ' ') && this.units.at(-1) === letter) {
      this.ends[this.ends.length - 1] = to;
      return;
    }
    if (isKana(letter)) this.run += this.units.at(-1) === 'ー' && this.run > 0 ? 2 : isSmall(letter) && this.run > 0 ? 0 : 1;
    else if (letter !== 'ー' || this.run === 0) this.closeRun();
    for (const unit of letter.split('')) {
      this.units.push(unit);
      this.starts.push(from);
      this.ends.push(to);
    }
  }

  /** In words of three sounds and more the closing ー is written or not as the office likes (JIS Z 8301 left it out until 2019). */
  closeRun(): void {
    if (this.run >= 3 && this.units.at(-1) === 'ー') {
      this.units.pop();
      this.starts.pop();
      this.ends[this.units.length - 1] = this.ends.pop()!;
    }
    this.run = 0;
  }
}

/** Folds and remembers where each character came from. Text of any kind is taken; control characters vanish. */
export function foldWithPlaces(asWritten: string): Folded {
  const written = asWritten.toWellFormed();
  const folding = new Folding();
  for (let from = 0; from < written.length; ) {
    let to = from + (written.codePointAt(from)! > 0xffff ? 2 : 1);
    while (to < written.length && attaches(written.codePointAt(to)!)) to += written.codePointAt(to)! > 0xffff ? 2 : 1;
    for (const letter of foldedOf(written.slice(from, to))) folding.add(letter, from, to);
    from = to;
  }
  folding.closeRun();
  const { text, starts, ends } = folding;
  return { text, starts, ends };
}

/**
 * The text as search compares it: NFKC, lower case, full width kana as hiragana, one space for any white space, one ー for any
 * prolonged mark, daily forms for variant characters. Never for display and never to store a name with.
 */
export function foldForSearch(written: string): string {
  return foldWithPlaces(written).text;
}
