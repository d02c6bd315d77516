import { expect, test } from 'vitest';
import { markJapanese } from './language-mark.ts';

const body = (inner: string) => `<html lang="en"><head><title>道路 課長</title></head><body>${inner}</body></html>`;
const marked = (inner: string) => markJapanese(body(inner)).replace(/^.*<body>|<\/body>.*$/gs, '');

test.each([
  ['an element of Japanese only says so itself', '<a href="/x">道路 課長</a>', '<a href="/x" lang="ja">道路 課長</a>'],
  ['a name in a sentence is marked alone, and the sentence stays one element', '<li>Added “支援した団体” to the plan</li>', '<li><span>Added “<span lang="ja">支援した団体</span>” to the plan</span></li>'],
  ['brackets of English stay English', '<td>Member（生活文化スポーツ部 協働課）</td>', '<td><span>Member（<span lang="ja">生活文化スポーツ部 協働課）</span></span></td>'],
  ['Japanese beside another element does not speak for it', '<p>道路 課長<br/>Road</p>', '<p><span lang="ja">道路 課長</span><br/>Road</p>'],
  ['what says its language already is left alone', '<span lang="ja">市民 <b>まつり</b></span>', '<span lang="ja">市民 <b>まつり</b></span>'],
  ['what a person wrote in a field is marked on the field', '<textarea name="a">説明会を開いた。</textarea><option value="あ">協1-2</option>', '<textarea name="a" lang="ja">説明会を開いた。</textarea><option value="あ" lang="ja">協1-2</option>'],
  ['scripts, and pages without Japanese, are left alone', '<script type="application/ld+json">{"name":"市民"}</script>', '<script type="application/ld+json">{"name":"市民"}</script>'],
])('%s', (_, before, after) => {
  expect(marked(before)).toBe(after);
});

test('the head stays as it is, and so does a page in Japanese', () => {
  expect(markJapanese(body('<p>緑</p>'))).toContain('<title>道路 課長</title>');
  expect(markJapanese('<html lang="ja"><body><p>緑 A</p></body></html>')).toBe('<html lang="ja"><body><p>緑 A</p></body></html>');
});
