import { expect, test } from 'vitest';
import { twoLineLayout } from './layout-two-line.ts';
import { isRemark, isRemarkAmongActivities, readRemark } from './remark-text.ts';

function read(text: string): string {
  const { kinds, departments, others, withoutBureau } = readRemark(text, twoLineLayout);
  const names = departments.map(({ bureau, section }) => (section === null ? bureau : `${bureau}/${section}`));
  return [...kinds, ...names, ...(others ? ['+'] : []), ...withoutBureau.map((name) => `?${name}`)].join(' ');
}

test('kinds and departments are told apart however they are cut', () => {
  expect(read('重点 新規 生活文化スポーツ部 協働コミュニティ課')).toBe('重点 新規 生活文化スポーツ部/協働コミュニティ課');
  expect(read('生活文化スポー ツ部 協働コミュ ニティ課 他')).toBe('生活文化スポーツ部/協働コミュニティ課 +');
  expect(read('企画部情報推進課 市民部市民課')).toBe('企画部/情報推進課 市民部/市民課');
  expect(read('企画部 企画政策課\n合併')).toBe('合併 企画部/企画政策課');
  expect(read('危機管理室')).toBe('危機管理室');
  expect(read('教育部 図書館')).toBe('教育部/図書館');
  expect(read('福祉部')).toBe('福祉部');
  expect(read('')).toBe('');
});

test('a section without its bureau is kept and asked about', () => {
  expect(read('市民課')).toBe('市民課 ?市民課');
});

test('a mark that nobody knows stays as printed', () => {
  expect(read('最重要 福祉部 生活福祉課')).toContain('最重要');
});

test('an amount or an activity is never taken for a remark', () => {
  for (const text of ['12', '***', '継 続', '検討', '']) expect(isRemark(text, twoLineLayout)).toBe(false);
  for (const text of ['検討委員会', '市民協働推進センター', '危機管理室']) expect(isRemarkAmongActivities(text, twoLineLayout)).toBe(false);
  expect(isRemarkAmongActivities('重点 新規', twoLineLayout)).toBe(true);
});
