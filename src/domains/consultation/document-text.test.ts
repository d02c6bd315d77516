/** A typed text becomes parts whose addresses last. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blocksOf } from './document-block.ts';
import { headingNumber, knownHeadings, numberIn, suggestedHeadings } from './document-heading.ts';
import { documentFaults, printableText, readDocument } from './document-text.ts';

const opening = '街路樹計画（素案）';
const anchors = (text: string, known: Parameters<typeof readDocument>[1]['known'] = []) => readDocument(text, { opening, known }).map(({ anchor, heading }) => [anchor, heading]);

const plan = `# 第1章 はじめに

この計画は、街路樹を守るためのものです。

## 1 目的
木の健康を大切にします。

## 2 期間
5年間とします。

# 第2章 進め方
## 1 植え替え
- 順に植え替えます。
- 説明会を開きます。`;

describe('headings of a plan', () => {
  test('give parts with addresses made of their numbers', () => {
    expect(anchors(plan)).toEqual([['c1', '第1章 はじめに'], ['c1-n1', '1 目的'], ['c1-n2', '2 期間'], ['c2', '第2章 進め方'], ['c2-n1', '1 植え替え']]);
  });

  test('without a number have an address of their own words, which is the same wherever they stand', () => {
    const [[first]] = anchors('# まちの木\n本文') as [[string]];
    expect(first).toMatch(/^h-[0-9a-f]{8}$/);
    expect(anchors('# ほかのこと\nx\n# まちの木\n別の本文')[1]![0]).toBe(first);
  });

  test('may name their address themselves, and the mark is not shown', () => {
    expect(anchors('# 植え替え {#ueki}\n本文')).toEqual([['ueki', '植え替え']]);
  });

  test('leave what stands before the first of them under the title of the document', () => {
    expect(anchors('まえがきです。\n# 第1章 目的\nx')).toEqual([['opening', opening], ['c1', '第1章 目的']]);
    expect(anchors('見出しのない文章です。')).toEqual([['opening', opening]]);
  });

  test.each([
    ['第十二章　進め方', 'c12', '進め方'], ['第３節 目的', 's3', '目的'], ['第2条の3（届出）', 'a2-3', '（届出）'], ['（１）対象', 'b1', '対象'], ['１．はじめに', 'n1', 'はじめに'], ['1-2 期間', 'n1-2', '期間'], ['第百二十条', 'a120', ''],
  ])('%s is number %s', (heading, name, words) => {
    expect(headingNumber(heading)).toMatchObject({ name, words });
  });

  test('numbers in kanji are read up to 999', () => {
    expect(['一', '十', '二十一', '百', '三百五', '〇', '１２', '十十', 'あ'].map(numberIn)).toEqual([1, 10, 21, 100, 305, 0, 12, null, null]);
  });
});

describe('the address of a part lasts when a new version', () => {
  const known = readDocument(plan, { opening });
  const anchorOf = (text: string, heading: string) => readDocument(text, { opening, known }).find((section) => section.heading === heading)?.anchor;

  test('puts a chapter before it, so that its number is another', () => {
    const next = plan.replaceAll('第2章', '第3章').replace('# 第3章', '# 第2章 あたらしい章\n新しく加えました。\n\n# 第3章');
    expect(anchorOf(next, '第3章 進め方')).toBe('c2');
    expect(anchorOf(next, '1 植え替え')).toBe('c2-n1');
    expect(anchorOf(next, '第2章 あたらしい章')).toBe('c2-x2');
  });

  test('words its heading in another way under the same number', () => {
    expect(anchorOf(plan.replace('第2章 進め方', '第2章 植え替えの手順'), '第2章 植え替えの手順')).toBe('c2');
  });

  test('moves it elsewhere', () => {
    const moved = `# 第1章 進め方\n## 1 植え替え\nx\n# 第2章 はじめに\n## 1 目的\ny\n## 2 期間\nz`;
    expect(anchors(moved, known)).toEqual([['c2', '第1章 進め方'], ['c2-n1', '1 植え替え'], ['c1', '第2章 はじめに'], ['c1-n1', '1 目的'], ['c1-n2', '2 期間']]);
  });

  test('takes it away and another brings it back', () => {
    const without = readDocument('# 第1章 はじめに\nx', { opening, known });
    expect(readDocument(plan, { opening, known: [...without, ...known] }).map(({ anchor }) => anchor)).toEqual(known.map(({ anchor }) => anchor));
  });
});

const heading = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.oneof(fc.constantFrom('第1章 はじめに', '第2章 進め方', '1 目的', '(1) 対象', 'まちの木', '{#a}', '木 {#ki}', '木 {#main}'), fc.string({ unit: 'grapheme', maxLength: 20 }))).map(([level, words]) => `${'#'.repeat(level)} ${words}`);
const line = fc.oneof({ weight: 2, arbitrary: heading }, { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) }, fc.constantFrom('', '- 木', '・花', '| a | b |', '|---|---|', 'a\tb', '<script>alert(1)</script>', '＃ 全角', '#', '# '));
const typed = fc.array(line, { maxLength: 30 }).map((lines) => printableText(lines.join('\n')));

describe('whatever is typed', () => {
  test('the parts joined are the text', () => {
    fc.assert(fc.property(typed, (text) => void expect(readDocument(text, { opening }).map(({ source }) => source).join('\n')).toBe(text)), { numRuns: 500 });
  });

  test('each part has an address that no other has and no piece of the page', () => {
    fc.assert(
      fc.property(typed, typed, (text, before) => {
        const made = readDocument(text, { opening, known: readDocument(before, { opening }) }).map(({ anchor }) => anchor);
        expect(new Set(made).size).toBe(made.length);
        expect(made.every((anchor) => /^[a-z][a-z0-9-]*$/.test(anchor) && !['main', 'foot', 'contents', 'versions'].includes(anchor))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('saved once more without a change, every part keeps its address', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const first = readDocument(text, { opening });
        expect(readDocument(text, { opening, known: first }).map(({ anchor }) => anchor)).toEqual(first.map(({ anchor }) => anchor));
      }),
      { numRuns: 500 },
    );
  });

  test('a part keeps its address while text elsewhere is changed', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[あ-ん]{2,6}$/), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(names, fc.nat(), fc.string({ maxLength: 40 }), (headings, place, body) => {
        const at = place % headings.length;
        const text = (changed: string): string => headings.map((one, index) => `# ${one}\n${index === at ? changed : '本文'}`).join('\n');
        const known = readDocument(text('もとの文'), { opening });
        const inserted = text(printableText(body).replaceAll('#', '')).replace(`# ${headings[at]!}`, `# 新しい見出し\n加えた文\n# ${headings[at]!}`);
        const next = new Map(readDocument(inserted, { opening, known }).map(({ anchor, heading: said }) => [said, anchor]));
        for (const { anchor, heading: said } of known) expect(next.get(said)).toBe(anchor);
      }),
      { numRuns: 200 },
    );
  });

  test('no letter of a part is lost on the page but the signs of its lists and tables', () => {
    const letters = (text: string): string => text.replace(/[\s|・\-*•●○◯▪:]/gu, '');
    fc.assert(
      fc.property(typed, (text) => {
        const shown = blocksOf(text).map((block) => (block.kind === 'paragraph' ? block.lines.join('') : block.kind === 'list' ? block.items.join('') : block.rows.flat().join(''))).join('');
        expect(letters(shown)).toBe(letters(text));
      }),
      { numRuns: 500 },
    );
  });

  test('a long text of headings alone is read in a time that grows with its length: known parts are looked at a few times each', () => {
    const text = Array.from({ length: 1_000 }, (_, at) => `## ${at % 7} 見出し${at}\n${'本文です。'.repeat(40)}`).join('\n');
    let looks = 0;
    const known = readDocument(text, { opening }).map(({ anchor, level, heading: said }) => ({
      level,
      get anchor() {
        looks += 1;
        return anchor;
      },
      get heading() {
        looks += 1;
        return said;
      },
    }));
    expect(readDocument(text, { opening, known })).toHaveLength(1_000);
    expect(looks).toBeLessThan(20 * known.length);
  });
});

describe('a text under headings', () => {
  test('shows lists, tables and lines', () => {
    expect(blocksOf('一行目\n二行目\n\n・木\n・花\n\n| 年度 | 本数 |\n|---|---|\n| 令和8 | 120 |\n\n区分\t本数\n新規\t3')).toEqual([
      { kind: 'paragraph', lines: ['一行目', '二行目'] },
      { kind: 'list', items: ['木', '花'] },
      { kind: 'table', rows: [['年度', '本数'], ['令和8', '120']] },
      { kind: 'table', rows: [['区分', '本数'], ['新規', '3']] },
    ]);
  });

  test('an item may begin with a number; a number of a page, a negative one and a line are no items', () => {
    expect(blocksOf('- 日陰\n- 10年後も残る木').at(0)).toEqual({ kind: 'list', items: ['日陰', '10年後も残る木'] });
    for (const line of ['- 3 -', '- 3', '-5', '---', '- - -']) expect(blocksOf(line), line).toEqual([{ kind: 'paragraph', lines: [line] }]);
  });
});

describe('headings that nobody marked', () => {
  const printed = '目次\n第1章 はじめに ……… 3\n第1章 はじめに\nこの計画は、街路樹を守るためのものです。\n１ 目的\n木を守ります。\n(1) 対象\n市道の木です。\n3 億円\n第2章 進め方';

  test('are offered by their numbers, the table of contents and amounts left out', () => {
    expect(suggestedHeadings(printed)!.split('\n').filter((one) => one.startsWith('#'))).toEqual(['# 第1章 はじめに', '## １ 目的', '### (1) 対象', '# 第2章 進め方']);
  });

  test('are not offered where there are none, or where some are marked', () => {
    expect(suggestedHeadings('ただの文章です。')).toBeNull();
    expect(suggestedHeadings('# 見出し\n第1章 目的')).toBeNull();
  });

  test('are marked by themselves where an earlier version has them', () => {
    expect(knownHeadings('第1章　はじめに\n本文\n1 目的', [{ level: 1, heading: '第1章 はじめに' }, { level: 2, heading: '1 目的' }])).toBe('# 第1章　はじめに\n本文\n## 1 目的');
  });
});

describe('a text is refused', () => {
  test.each([
    ['that is empty', ' \n ', 'empty'],
    ['that is too long', 'あ'.repeat(500_001), 'too-long'],
    ['with too many headings', '# a\n'.repeat(1_001), 'too-many-sections'],
    ['with a heading that is a paragraph', `# ${'あ'.repeat(201)}`, 'heading-too-long'],
    ['where two headings name one address', '# 木 {#ki}\n# 花 {#ki}', 'anchor-taken'],
    ['where a heading takes an address of the page', '# 木 {#main}', 'anchor-taken'],
  ])('%s', (_, text, kind) => {
    expect(documentFaults(text)[0]?.kind).toBe(kind);
  });
});
