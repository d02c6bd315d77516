import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { processorMs } from './processor-time.fixture.ts';
import { writeRuby } from './ruby-page.ts';
import type { Part } from './ruby-word.ts';

const words: Record<string, string> = { 図書館: 'としょかん', 図書: 'としょ', 館: 'やかた', 市民: 'しみん', 漢字: 'かんじ', 税: 'ぜい' };
const known = new RegExp(`(${Object.keys(words).join('|')})`);
/** Reads the few words above. */
const read = (text: string): Part[] => text.split(known).filter((piece) => piece !== '').map((piece) => ({ text: piece, reading: words[piece] ?? null }));
const ruby = (word: string, reading = words[word]) => `<ruby>${word}<rp>(</rp><rt>${reading}</rt><rp>)</rp></ruby>`;
const page = (body: string) => `<!doctype html><html lang="ja"><head><title>市民</title></head><body>${body}</body></html>`;
const body = (html: string) => /<body>([\s\S]*)<\/body>/.exec(writeRuby(page(html), read))![1];

describe('a finished page', () => {
  test('is given readings in its text, as one element where there was one text', () => {
    expect(body('<p>市民</p><p>市民の図書館へ</p>')).toBe(`<p>${ruby('市民')}</p><p><span>${ruby('市民')}の${ruby('図書館')}へ</span></p>`);
  });

  test.each(['<script type="application/ld+json">{"name":"市民</p>"}</script>', '<style>/* 市民 */</style>', '<textarea name="a">市民 &lt;b></textarea>', '<select><option>市民</option></select>', '<svg><title>市民</title><text>市民</text></svg>', '<code>市民</code>', '<pre>市民</pre>', '<p lang="en">市民</p>', '<p lang="zh"><b>市民</b></p>', '<ruby>市民<rp>(</rp><rt>みんな</rt><rp>)</rp></ruby>', '<input value="市民" placeholder="市民">', '<a title="市民" aria-label="<市民>">a</a>', '<a href="/" aria-label="市民">市民</a>', '<button aria-label="市民"><b>市民</b></button>', '<!-- <p>市民</p> -->'])('leaves alone %s', (html) => {
    expect(body(html)).toBe(html);
    // And goes on behind it.
    expect(body(`${html}<p>市民</p>`)).toBe(`${html}<p>${ruby('市民')}</p>`);
  });

  test('a part of the page that has a name is read, the name is not', () => {
    expect(body('<nav aria-label="市民"><a href="/">市民</a></nav>')).toBe(`<nav aria-label="市民"><a href="/">${ruby('市民')}</a></nav>`);
  });

  test('its title and head stay as they are', () => {
    expect(writeRuby(page('<p>市民</p>'), read)).toContain('<head><title>市民</title></head>');
  });

  test('Japanese within another language is read', () => {
    expect(body('<p lang="en">city <b lang="ja">市民</b> 市民</p>')).toBe(`<p lang="en">city <b lang="ja">${ruby('市民')}</b> 市民</p>`);
  });

  test('what is escaped stays escaped', () => {
    expect(body('<p>&lt;b&gt;市民&amp;税&#39;&quot;\uFFFC</p>')).toBe(`<p><span>&lt;b&gt;${ruby('市民')}&amp;${ruby('税')}&#39;&quot;\uFFFC</span></p>`);
    expect(writeRuby('<p>市民</p>', (text) => [{ text, reading: '<script>&"' }])).toBe('<p><ruby>市民<rp>(</rp><rt>&#60;script&#62;&#38;&#34;</rt><rp>)</rp></ruby></p>');
  });

  test('marks of what was searched stay where they are, and halves of a word read as in the whole', () => {
    expect(body('<p><mark>図書</mark>館の<mark>市民</mark></p>')).toBe(`<p><mark>${ruby('図書')}</mark><span>${ruby('館', 'かん')}の</span><mark>${ruby('市民')}</mark></p>`);
    expect(body('<td>図書</td><td>館</td>')).toBe(`<td>${ruby('図書')}</td><td>${ruby('館', 'やかた')}</td>`);
  });

  test.each(['<p>市民', '市民</p></p>', '<p <b>市民</b>', '<p>市民 < 漢字 <', '<a href="x>市民', '<textarea>市民', '<!-- 市民', '<p>&市民;&#x;</p>'])('that is broken loses nothing: %s', (html) => {
    const stripped = writeRuby(html, read).replace(/<rp>.<\/rp>|<rt>[^<]*<\/rt>|<\/?(ruby|span)>/g, '');
    expect(stripped).toBe(html);
  });
});

test('whatever the page is, taking the readings away gives it back', () => {
  const pieces = fc.array(fc.constantFrom('<p>', '</p>', '<b>', '</b>', '<i lang="en">', '</i>', '市民', '図', '書', '館', '漢字', 'かな', '&amp;', '&lt;', '<', '>', '"', '<br>', '<svg>', '</svg>', '<textarea>', '</textarea>', '<!--', '-->', '\n', '<a href="市民">', '</a>'), { maxLength: 25 });
  fc.assert(
    fc.property(pieces, (some) => {
      const html = some.join('');
      const written = writeRuby(html, read);
      expect(written.replace(/<rp>.<\/rp>|<rt>[^<]*<\/rt>|<\/?(ruby|span)>/g, '')).toBe(html);
      expect(written).not.toMatch(/<ruby>[^<]*<ruby>/);
    }),
  );
});

test('a page of two million letters is read in a moment', () => {
  const html = '<p>市民の図書館へ</p>'.repeat(100_000);
  expect(processorMs(() => expect(writeRuby(html, read).length).toBeGreaterThan(html.length))).toBeLessThan(10_000);
});
