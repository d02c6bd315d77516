/** What is different between two versions can be read. */
import { expect, test } from 'vitest';
import { sectionChanges } from './document-difference.ts';
import { textOfPages } from './document-pdf.ts';

test('parts are told apart as changed, added, removed and the same, each where it stands', () => {
  const part = (anchor: string, body: string) => ({ anchor, level: 1, heading: anchor, body });
  const changes = sectionChanges([part('a', '1'), part('b', '2'), part('c', '3'), part('d', '4')], [part('a', '1'), part('x', 'new'), part('c', '33'), part('d', '4')]);
  expect(changes.map(({ anchor, kind }) => [anchor, kind])).toEqual([['a', 'same'], ['b', 'removed'], ['x', 'added'], ['c', 'changed'], ['d', 'same']]);
});

test('lines of printed pages become a text: page numbers and running heads are left out, wrapped lines joined', () => {
  const full = '街路樹は、まちに日陰をつくり、雨水を蓄え、夏の暑さをやわらげる大';
  const page = (number: number) => ['街路樹計画（素案）', `第${number}章 考え方`, full, '切な公共の財産です。', '・落ち葉の掃除を市民団体と進めます。', `- ${number} -`];
  const text = textOfPages([1, 2, 3, 4, 5].map(page));
  expect(text.split('\n').slice(0, 3)).toEqual(['第1章 考え方', `${full}切な公共の財産です。`, '・落ち葉の掃除を市民団体と進めます。']);
  expect(text).not.toMatch(/素案|- \d -/);
});
