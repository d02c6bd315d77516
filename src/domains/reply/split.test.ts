import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carriedFacts } from './part.ts';
import { findPersonalMarks } from './personal-mark.ts';
import { cutOpinion, isWhole, letterCount, lettersOf, partsMax, partsOf, typedOf } from './split.ts';

const opinion = '街路樹を残してください。\r\n\r\n落ち葉の掃除を手伝います。';

describe('cutting an opinion', () => {
  test('at a line of hyphens gives its parts, with its own line breaks', () => {
    expect(cutOpinion(opinion, '街路樹を残してください。\n---\n落ち葉の掃除を手伝います。')).toEqual({ parts: ['街路樹を残してください。', '落ち葉の掃除を手伝います。'] });
    expect(cutOpinion('一行目\n二行目\n三行目', '一行目 二行目\n---\n三行目')).toEqual({ parts: ['一行目\n二行目', '三行目'] });
  });

  test.each(['---', '-----', '－－－', '―――', 'ーーー', '  ---  ', '　---'])('takes %s for a cut', (mark) => {
    expect(cutOpinion('甲乙', `甲\n${mark}\n乙`)).toEqual({ parts: ['甲', '乙'] });
  });

  test('leaves an opinion that has such a line of its own as it is', () => {
    expect(cutOpinion('甲\n---\n乙', '甲\n---\n乙')).toEqual({ parts: ['甲\n---\n乙'] });
  });

  test('says which letters are missing and which are new', () => {
    expect(cutOpinion(opinion, opinion.replace('残して', '切って'))).toEqual({ missing: '残し', added: '切っ' });
    expect(cutOpinion(opinion, '街路樹を残してください。')).toEqual({ missing: '落ち葉の掃除を手伝います。', added: '' });
    expect(cutOpinion(opinion, `${opinion}\n---\n追伸`)).toEqual({ missing: '', added: '追伸' });
    expect(cutOpinion('甲乙', '乙\n---\n甲')).not.toHaveProperty('parts');
  });

  test(`makes at most ${partsMax} parts`, () => {
    const long = 'あ'.repeat(100);
    expect(cutOpinion(long, [...long].join('\n---\n'))).toEqual({ tooMany: 100 });
  });

  test('never loses, adds or moves a letter, wherever the cuts are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.array(fc.nat(200), { maxLength: 12 }), (said, cuts) => {
        const points = [...new Set(cuts)].filter((at) => at < said.length && !/[\udc00-\udfff]/.test(said[at] ?? '')).sort((one, other) => one - other);
        const pieces = [0, ...points].map((from, index) => said.slice(from, points[index] ?? said.length));
        const cut = cutOpinion(said, pieces.join('\r\n---\r\n'));
        if ('parts' in cut) {
          expect(isWhole(said, cut.parts)).toBe(true);
          expect(cut.parts.every((part) => lettersOf(part) !== '' && part === part.trim())).toBe(true);
          expect(cut.parts.reduce((sum, part) => sum + letterCount(part), 0)).toBe(letterCount(said));
        }
      }),
      { numRuns: 500 },
    );
  });

  test('takes whatever is typed without falling over: parts that are the opinion, or a reason', () => {
    const letters = fc.string({ unit: fc.constantFrom('あ', 'い', '-', '\n', '---\n', '\r\n', '　', ' ', '𠮷', '\ufeff', '0'), maxLength: 60 });
    fc.assert(
      fc.property(letters, letters, (said, typed) => {
        const cut = cutOpinion(said, typed);
        if ('parts' in cut) expect(isWhole(said, cut.parts)).toBe(true);
        else if ('missing' in cut) expect(cut.missing + cut.added).not.toBe('');
      }),
      { numRuns: 1_000 },
    );
  });

  test('shows parts in the way in which it reads them back', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: fc.constantFrom('あ', 'い', '\n', 'a'), minLength: 1 }).map((part) => part.trim()).filter((part) => part !== ''), { maxLength: 8 }), (parts) => { expect(partsOf(typedOf(parts))).toEqual(parts); }));
  });
});

describe('what was chosen for a part', () => {
  const facts = { remark: false, documentKey: 'd1', anchor: 's1', tags: ['木'], department: null, publicText: '要旨' };
  const own = { documentKey: null, anchor: null };

  test('stays with it, goes without its public wording to what is cut from it, and is new for what is new', () => {
    const shown = [{ opinionId: 1, text: '甲乙', ...facts }, { opinionId: 1, text: '丙', ...facts, tags: ['葉'] }];
    const carried = carriedFacts(shown, [{ opinionId: 1, text: '甲', own }, { opinionId: 1, text: '乙', own }, { opinionId: 1, text: '丙', own }, { opinionId: 2, text: '丙', own }]);
    expect(carried.map(({ tags, publicText }) => [tags, publicText])).toEqual([[['木'], null], [['木'], null], [['葉'], '要旨'], [[], null]]);
  });

  test('is given once where two parts say the same', () => {
    const shown = [{ opinionId: 1, text: '同じ', ...facts, tags: ['一'] }, { opinionId: 1, text: '同じ', ...facts, tags: ['二'] }];
    expect(carriedFacts(shown, [{ opinionId: 1, text: '同じ', own }, { opinionId: 1, text: '同じ', own }]).map(({ tags }) => tags)).toEqual([['一'], ['二']]);
  });
});

describe('signs of a person in a text', () => {
  test.each([
    ['電話は042-123-4567です', 'phone'],
    ['０９０ー１２３４ー５６７８まで', 'phone'],
    ['yamada.taro@example.jp へ', 'email'],
    ['〒188-0000', 'postcode'],
    ['本町3-5-2に住んでいます', 'address'],
    ['栄町二丁目4番1号の角', 'address'],
    ['氏名：山田太郎', 'name'],
    ['山田太郎と申します。', 'name'],
    ['隣の佐藤さんも困っています', 'name'],
  ])('%s', (said, mark) => expect(findPersonalMarks(said).map((found) => found.mark)).toContain(mark));

  test.each(['街路樹を30本残してください。', '2026年度の予算は1億円です。', '第2章の書き方が分かりにくいです。'])('are not seen in: %s', (said) => expect(findPersonalMarks(said)).toEqual([]));

  // A pattern that goes on from each place to the end would take a minute; some hundredths of a second are usual.
  test.each(['0', '町', '-', '私は', '0-', 'a@', ' ', '氏名 '])('are looked for in a time that grows with the text alone: a long one of 「%s」', (letter) => {
    const began = process.cpuUsage();
    findPersonalMarks(letter.repeat(100_000));
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 1_000).toBeLessThan(5_000);
  });
});
