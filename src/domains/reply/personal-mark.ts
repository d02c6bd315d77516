/** Signs that a text names or betrays a person: shown to whoever decides on the public wording. A hint, never a judgement. */

export const personalMarks = ['phone', 'email', 'postcode', 'address', 'name'] as const;
export type PersonalMark = (typeof personalMarks)[number];

const dash = '[-‐‑–—―−－ー]';
const patterns: Record<PersonalMark, RegExp> = {
  // 0 and nine or ten digits more, with or without dashes or brackets; +81 too.
  phone: new RegExp(`(?<![0-9])(?:\\+81${dash}?|0)[0-9]{1,4}(?:${dash}|[()（） ]){0,2}[0-9]{1,4}(?:${dash}|[()（） ]){0,2}[0-9]{3,4}(?![0-9])`, 'gu'),
  email: /(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}/gu,
  postcode: new RegExp(`〒|(?<![0-9])[0-9]{3}${dash}[0-9]{4}(?![0-9${'-'}])`, 'gu'),
  // A place, of which the last letter is enough, and house numbers: 本町3-5-2, 栄町二丁目4番1号.
  address: new RegExp(`[\\p{sc=Han}ぁ-んァ-ヶ](?:[0-9一二三四五六七八九十]{1,3}丁目[0-9]{0,4}|[0-9]{1,5}番地?[0-9]{0,4}|[0-9]{1,4}${dash}[0-9]{1,4}${dash}[0-9]{1,4})`, 'gu'),
  // 私は山田太郎です, 氏名：…, 山田太郎様・さん.
  name: /(?:氏名|名前|お名前)\s{0,3}[:：は]\s{0,3}\S{1,30}|(?:私は|わたしは|申します|住む)、?[\p{sc=Han}]{2,4}[ 　]?[\p{sc=Han}ぁ-んァ-ヶ]{1,4}(?:です|と申し|といい)|[\p{sc=Han}]{2,6}(?:さん|様|氏|くん|君)(?![\p{sc=Han}])|[\p{sc=Han}ァ-ヶ]{2,8}と申します/gu,
};

export interface FoundMark {
  mark: PersonalMark;
  text: string;
}

/** Everything in the text that looks like a person's, in the order of `personalMarks`; at most ten of each. What is taken for a telephone number is nothing else. */
export function findPersonalMarks(text: string): FoundMark[] {
  let rest = text.normalize('NFKC');
  return personalMarks.flatMap((mark) => {
    const found = [...new Set(Array.from(rest.matchAll(patterns[mark]), ([said]) => said.trim()))];
    rest = rest.replace(patterns[mark], (said) => ' '.repeat(said.length));
    return found.slice(0, 10).map((said) => ({ mark, text: said }));
  });
}
