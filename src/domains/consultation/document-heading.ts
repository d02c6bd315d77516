/** Headings as Japanese plans number them: 第1章, 第2節, 1, 1-2, (1). */

export interface HeadingNumber {
  /** 0 is the highest: 編, 部, 章, 節, 項, 条, 1, 1-1, (1). */
  rank: number;
  /** For an anchor: `c1`, `n1-2`. */
  name: string;
  /** The heading without it. */
  words: string;
}

const units = ['編', '部', '章', '節', '項', '条'];
const unitNames = ['v', 'p', 'c', 's', 'k', 'a'];
const kanjiDigits = '〇一二三四五六七八九';

/** 十二 → 12, １２ → 12; null for none up to 999. */
export function numberIn(text: string): number | null {
  const plain = text.normalize('NFKC');
  if (/^\d{1,3}$/.test(plain)) return Number(plain);
  if (!/^[〇一二三四五六七八九十百]{1,6}$/.test(plain)) return null;
  const [, hundreds, tens, ones] = /^(?:([一二三四五六七八九]?)百)?(?:([一二三四五六七八九]?)十)?([〇一二三四五六七八九]?)$/.exec(plain) ?? [];
  if (ones === undefined) return null;
  const digit = (sign: string | undefined, alone: number): number => (sign === undefined ? 0 : sign === '' ? alone : kanjiDigits.indexOf(sign));
  return digit(hundreds, 1) * 100 + digit(tens, 1) * 10 + (ones === '' ? 0 : kanjiDigits.indexOf(ones));
}

/** The number that a heading begins with; null for a heading without. */
export function headingNumber(heading: string): HeadingNumber | null {
  const line = heading.trim();
  const unit = /^第\s?([0-9０-９〇一二三四五六七八九十百]{1,6})\s?([編部章節項条])(?:の([0-9０-９]{1,3}))?[\s　:：.．]*(.*)$/u.exec(line);
  if (unit) {
    const [, count, kind, branch, words] = unit;
    const number = numberIn(count!);
    if (number !== null) return { rank: units.indexOf(kind!), name: `${unitNames[units.indexOf(kind!)]!}${number}${branch === undefined ? '' : `-${numberIn(branch)}`}`, words: words! };
  }
  const bracketed = /^[(（]([0-9０-９]{1,3})[)）][\s　]*(.*)$/u.exec(line);
  if (bracketed) return { rank: 8, name: `b${numberIn(bracketed[1]!)}`, words: bracketed[2]! };
  const plain = /^([0-9０-９]{1,3}(?:[-.．－‐][0-9０-９]{1,3}){0,3})(?:[.．、]\s*|[\s　]+)(?=\S)(.*)$/u.exec(line);
  if (!plain) return null;
  const parts = plain[1]!.normalize('NFKC').split(/[-.‐]/).map(Number);
  return { rank: parts.length === 1 ? 6 : 7, name: `n${parts.join('-')}`, words: plain[2]! };
}

/** A line of a table of contents: dots that lead to a page's number. */
const leader = /(?:[.．・･…‥]\s?){3,}\s*\d*\s*$/u;
const lettersMax = 45;

function mayBeHeading(line: string): HeadingNumber | null {
  const text = line.trim();
  if (text === '' || [...text].length > lettersMax || /[。、，,;；]$/u.test(text) || leader.test(text) || text.includes('\t') || text.includes('|')) return null;
  const number = headingNumber(text);
  // A number alone is a page's, and 1 億円 is an amount.
  return number === null || number.words.trim() === '' && number.rank >= 6 || /^(?:年|月|日|億|万|千|円|人|件|％|%|か所|箇所|ページ)/u.test(number.words) ? null : number;
}

/** Levels of the kinds of number that stand in the text, the highest first; no more than four. */
function levelsOf(lines: string[]): Map<number, number> {
  const ranks = new Set(lines.map((line) => mayBeHeading(line)?.rank).filter((rank) => rank !== undefined));
  return new Map([...ranks].toSorted((one, other) => one - other).map((rank, at) => [rank, Math.min(4, at + 1)]));
}

/** The text with `#` before each line that looks like a numbered heading, for a person to check; null where none does or where headings are marked already. */
export function suggestedHeadings(text: string): string | null {
  const lines = text.split('\n');
  if (lines.some((line) => /^[#＃]{1,4}[\s　]+\S/u.test(line))) return null;
  const levels = levelsOf(lines);
  if (levels.size === 0) return null;
  return lines.map((line) => {
    const number = mayBeHeading(line);
    return number === null ? line : `${'#'.repeat(levels.get(number.rank)!)} ${line.trim()}`;
  }).join('\n');
}

/** The text with `#` before each line that is a heading of an earlier version, as deep as there: for a new file of a known document. */
export function knownHeadings(text: string, known: readonly { level: number; heading: string }[]): string {
  const bare = (line: string): string => line.normalize('NFKC').replace(/\s/g, '');
  const levels = new Map(known.map(({ level, heading }) => [bare(heading), level]));
  return text.split('\n').map((line) => {
    const level = line.trim() === '' ? undefined : levels.get(bare(line));
    return level === undefined ? line : `${'#'.repeat(level)} ${line.trim()}`;
  }).join('\n');
}
