/** Departments that may be one spelled two ways: width, case, small kana, ヶ and ケ, or one letter in a long name. */

export interface SpelledDepartment {
  bureau: string;
  /** Empty where there is none. */
  section: string;
}

const small: Record<string, string> = {
  ァ: 'ア', ィ: 'イ', ゥ: 'ウ', ェ: 'エ', ォ: 'オ', ッ: 'ツ', ャ: 'ヤ', ュ: 'ユ', ョ: 'ヨ', ヮ: 'ワ', ヵ: 'カ', ヶ: 'ケ', が: 'ケ', ヴ: 'ブ',
};

/** Letters in which a name must agree before one differing letter looks like a slip: 市民課 and 市民税課 are two. */
const slipLengthMin = 6;

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[\s・ー－‐-]/gu, '').replace(/[ァィゥェォッャュョヮヵヶヴ]/gu, (letter) => small[letter]!);
}

/**
 * Pairs, each earlier and later in order. One letter is tried at every place by leaving it open, so the work grows with the
 * number of names and not with its square. Names that differ in a number (第1課, 第2課) are two departments.
 */
export function similarDepartments(departments: SpelledDepartment[]): [SpelledDepartment, SpelledDepartment][] {
  const seen = new Map<string, { department: SpelledDepartment; letter: string }>();
  const pairs = new Map<string, [SpelledDepartment, SpelledDepartment]>();
  departments.forEach((department, index) => {
    const letters = [...folded(department.bureau + department.section)].slice(0, 60);
    const patterns = [{ pattern: letters.join(''), letter: '' }];
    if (letters.length >= slipLengthMin) {
      letters.forEach((letter, at) => patterns.push({ pattern: [...letters.slice(0, at), '\u0000', ...letters.slice(at + 1)].join(''), letter }));
    }
    for (const { pattern, letter } of patterns) {
      const first = seen.get(pattern);
      if (first === undefined) seen.set(pattern, { department, letter });
      else if (looksSlipped(first.letter, letter)) pairs.set(`${index}\u0000${pattern.length === 0 ? '' : first.department.bureau + first.department.section}`, [first.department, department]);
    }
  });
  return [...pairs.values()];
}

function looksSlipped(one: string, other: string): boolean {
  const number = /^[0-9一二三四五六七八九十東西南北上下中]$/u;
  return one === other || !(number.test(one) && number.test(other));
}
