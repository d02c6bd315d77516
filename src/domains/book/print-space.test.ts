import { describe, expect, test } from 'vitest';
import { readCost, unitYenOf } from './cost-text.ts';
import { readHeading, readMeasureCode } from './heading.ts';
import { twoLineLayout } from './layout-two-line.ts';
import { joinedName, joinedPhrases } from './print-space.ts';
import { readName } from './programme-name.ts';

describe('spaces in print', () => {
  test('inside a name are wraps, between Latin words they are words', () => {
    expect(joinedName('ICTを活用した市民参加 手法の\n充実')).toBe('ICTを活用した市民参加手法の充実');
    expect(joinedName('Smart City 推進 事業')).toBe('Smart City推進事業');
  });

  test('between two activities stay, inside a word go', () => {
    const phrases = (text: string) => joinedPhrases(text, twoLineLayout.activityEndings);
    expect(phrases('推進委員会の運営 進行管理')).toBe('推進委員会の運営 進行管理');
    expect(phrases('事業への支 援')).toBe('事業への支援');
    expect(phrases('計画の検討 会の開催')).toBe('計画の検討会の開催');
    expect(phrases('制度の実施 に向けた準備')).toBe('制度の実施に向けた準備');
    expect(phrases('継 続 (機器リニューアル)')).toBe('継続 (機器リニューアル)');
  });
});

test('amounts are read as printed', () => {
  const yen = (text: string) => {
    const cost = readCost(text, 1_000_000);
    return cost.known === 'amount' ? cost.yen : cost.known;
  };
  expect(['1,750', '０', '△5', '1.5', '12 ', '1,2 50'].map(yen)).toEqual([1_750_000_000n, 0n, -5_000_000n, 1_500_000n, 12_000_000n, 1_250_000_000n]);
  expect(['***', '＊＊＊', '', '－', '1,75', '十', '1e3', '0.0000001', '12円'].map(yen)).toEqual(['unsettled', 'unsettled', 'empty', 'empty', 'not', 'not', 'not', 'not', 'not']);
  expect(['百万円', '千円', '円', '両'].map(unitYenOf)).toEqual([1_000_000, 1_000, 1, null]);
});

test('headings are read with the dashes and widths of the print', () => {
  const headingOf = (...cells: string[]) => readHeading(cells, twoLineLayout.headings);
  const codeOf = (text: string) => readMeasureCode(text, twoLineLayout.headings);
  expect(headingOf('協２ － ２ ： 地域情報化の推進')).toEqual({ level: 'measure', code: '協2-2', name: '地域情報化の推進' });
  expect(headingOf('協1', 'まちを支える市民のために')).toEqual({ level: 'policy', code: '協1', name: 'まちを支える市民のために' });
  expect(headingOf('［協1：まちを支える市民のために］')).toMatchObject({ level: 'policy-again', code: '協1' });
  expect(headingOf('6 協働で拓くまちづくり')).toMatchObject({ level: 'direction', code: '6' });
  for (const cells of [['ICT2 推進', '検討'], ['これは、3 章の文です。'], ['']]) expect(headingOf(...cells)).toBeNull();
  expect([codeOf('笑1-1'), codeOf('その他')]).toEqual(['笑1-1', null]);
});

test('only brackets with codes are taken off a name', () => {
  expect(readName('出前講座 (仮称)', twoLineLayout)).toEqual({ name: '出前講座(仮称)', references: [] });
  expect(readName('広報（笑1-1、創２－３で再掲）', twoLineLayout)).toEqual({ name: '広報', references: ['笑1-1', '創2-3'] });
});
