/** What looks as if it led to a person, and what only looks a little like it. */
import { expect, test } from 'vitest';
import { personalTracesOf } from './personal-trace.ts';

test.each([
  ['くわしくは 042-123-4567 まで。', 'phone'],
  ['電話は０９０－１２３４－５６７８です。', 'phone'],
  ['(042)123-4567に電話してほしい。', 'phone'],
  ['09012345678に連絡してください。', 'phone'],
  ['Call +81 90-1234-5678.', 'phone'],
  ['〒183-0001の角を直してほしい。', 'postal'],
  ['郵便番号1830001の地区です。', 'postal'],
  ['住所は183‐0001です。', 'postal'],
  ['taro.yamada@example.jp に送ってください。', 'email'],
  ['角の田中さんの家の木を切ってほしい。', 'name'],
  ['佐々木 花子さんの意見に賛成だ。', 'name'],
  ['鈴木一郎様のおかげです。', 'name'],
  ['前の会長の高橋氏に聞いてほしい。', 'name'],
  ['中村さんの畑の前の道です。', 'name'],
  ['Mr. Tanaka should cut his tree.', 'name'],
])('“%s” may lead to a person', (text, trace) => {
  expect(personalTracesOf(text)).toEqual([trace]);
});

test.each([
  '駅前の自転車置き場をもっと増やしてほしい。',
  '通学路の車の速さを時速30キロまでにしてほしい。',
  '2026-04-01から始めてほしい。',
  '費用は500-1000円にしてほしい。',
  '定員は100-1000人でよい。',
  '2026-2030年の計画に入れてほしい。',
  '第0120-1条を変えてほしい。',
  '市の窓口は0120-123-456にまとめてほしい。',
  'みなさんの意見を聞いてほしい。',
  '市民の皆様に知らせてほしい。',
  'お客様にも使いやすい道にしてほしい。',
  '山口市さんのやり方を見習ってほしい。',
  '高島屋さんのような店がほしい。',
  '森さんぽの道をつくってほしい。',
  '多様な人が集まる場所がほしい。',
  '田中様式の橋を残してほしい。',
  '川崎駅のような広場がほしい。',
  '中野区さんのように、花を植えてほしい。',
  'たくさんの木を植えてほしい。',
  '氏名を書かずに参加できるとよい。',
  'The city should ask Mr Donut to open a shop.',
  '@hiraku で知らせてほしい。',
])('“%s” leads to nobody', (text) => {
  expect(personalTracesOf(text)).toEqual([]);
});
