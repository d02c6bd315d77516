import { expect, test } from 'vitest';
import { arrivalsOf } from './arrival.ts';
import { cautionLines } from './caution.ts';

const channels = [{ key: 'poster', label: { ja: 'ポスター', en: 'Poster' } }];

test('a reader is told how many took part by themselves, how they came, and that groups are no public opinion', () => {
  const arrivals = arrivalsOf(new Map([['page', 1_200], ['poster', 34]]), channels);
  const ja = cautionLines({ people: 1_234, barred: 0 }, arrivals, 'ja');
  expect(ja[0]).toContain('自分から参加した1,234人');
  expect(ja[0]).toContain('市民全体の割合を表すものではありません');
  expect(ja[1]).toBe('参加のきっかけ：ポスター 34人、市のページ 1,200人');
  expect(ja[2]).toContain('グループの大きさは、世の中の意見の割合ではありません');
  expect(ja.join('')).not.toContain('人数が少ない');
  expect(cautionLines({ people: 1_234, barred: 0 }, arrivals, 'en')[1]).toBe('How they came: Poster (34), The city’s page (1,200)');
});

test('with few people it says so, and it says how many are left out by moderation', () => {
  const lines = cautionLines({ people: 40, barred: 2 }, [], 'ja');
  expect(lines.some((line) => line.includes('人数が少ない'))).toBe(true);
  expect(lines.at(-1)).toContain('2人の答えは、計算に入れていません');
  expect(lines).toHaveLength(4);
});

test('people who came by a channel that is named no more are still counted', () => {
  expect(arrivalsOf(new Map([['leaflet', 3]]), channels)).toEqual([
    { key: 'poster', label: channels[0]!.label, people: 0 },
    { key: 'page', label: { ja: '市のページ', en: 'The city’s page' }, people: 0 },
    { key: 'embed', label: { ja: 'ほかのサイト', en: 'Other sites' }, people: 0 },
    { key: 'other', label: { ja: 'そのほか', en: 'Other ways' }, people: 3 },
  ]);
});
