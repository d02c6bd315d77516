import { describe, expect, it } from 'vitest';
import { letterOf } from '#fixtures/opinion/mailbox';
import { letterKey, readLetter, withoutQuotes } from './letter.ts';
import { textOfHtml } from './letter-html.ts';

const bytes = (raw: string): Buffer => Buffer.from(raw, 'latin1');
const utf8 = (text: string): string => Buffer.from(text).toString('latin1');

describe('a letter by e-mail', () => {
  it('is read with its sender and its subject', async () => {
    expect(await readLetter(bytes(letterOf()))).toEqual({ from: { name: 'ヒミツ 花子', address: 'himitsu@sender.example' }, subject: '街路樹への意見', text: 'Please keep the trees.', isShortened: false, files: [] });
  });

  it.each([
    ['ISO-2022-JP', 'Content-Type: text/plain; charset=iso-2022-jp\r\nContent-Transfer-Encoding: 7bit\r\n', '\x1b$B0U8+$G$9\x1b(B', '意見です'],
    ['Shift_JIS', 'Content-Type: text/plain; charset=Shift_JIS\r\nContent-Transfer-Encoding: 8bit\r\n', '\x88\xd3\x8c\xa9\x82\xc5\x82\xb7', '意見です'],
    ['quoted-printable', 'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n', '=E6=84=8F=E8=A6=8B=E3=81=A7=E3=81=99', '意見です'],
  ])('is read in %s', async (_, head, body, text) => {
    expect((await readLetter(bytes(letterOf({ head, body })))).text).toBe(text);
  });

  it('of a million letters is shown in its beginning', async () => {
    const { text, isShortened } = await readLetter(bytes(letterOf({ body: 'x'.repeat(1_000_000) })));
    expect([text.length, isShortened]).toEqual([50_000, true]);
  });

  it('in HTML alone becomes text, and nothing hidden in it is read', async () => {
    const body = utf8('<html><head><title>x</title><style>p{}</style></head><body><p>木を<b>守って</b>ください</p><div style="display:none">隠し</div><script>alert(1)</script><ul><li>一つ</li><li>二つ</li></ul><blockquote>元の文</blockquote>&lt;b&gt;</body></html>');
    const { text } = await readLetter(bytes(letterOf({ head: 'Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n', body })));
    expect(text).toBe('木を守ってください\n一つ\n二つ\n> 元の文\n<b>');
  });

  it('in HTML that somebody wrote carelessly is read all the same', () => {
    expect(textOfHtml('<head><meta charset=x><body>本文<p>一<p>二<br>三</p></b>四')).toBe('本文\n一\n二\n三\n四');
    expect(textOfHtml('<style>p{}</style>見える<!-- 隠し --><title>題</title>文<script>if (a</b) x()</script>')).toBe('見える文');
    expect(textOfHtml('A&amp;B&nbsp;<b>C</b>\n   D')).toBe('A&B C D');
  });

  // Beside a reader whose work grows with the square of the depth, these take hours.
  it('of elements thousands deep does not break the reader', { timeout: 600_000 }, () => {
    expect(textOfHtml(`${'<div>'.repeat(300_000)}深い`)).toBe('深い');
    expect(textOfHtml(`${'<blockquote>'.repeat(100_000)}深い${'</blockquote>'.repeat(50_000)}`)).toBe('> > > > > 深い');
    expect(textOfHtml('木 '.repeat(900_000)).length).toBe(1_799_999);
  });

  it('is answered without the letters that it answers', () => {
    expect(withoutQuotes('賛成です。\n\n2026年4月1日(水) 10:00 市役所 <iken@city.example>:\n> 募集します')).not.toContain('募集します');
    expect(withoutQuotes('賛成です。\n-----Original Message-----\nFrom: x\n募集します')).toBe('賛成です。');
    expect(withoutQuotes('> 引用だけ')).toBe('> 引用だけ');
  });

  it('brings its files without their names; a broken one loses nothing but what cannot be read', async () => {
    const head = 'Content-Type: multipart/mixed; boundary="b"\r\n';
    const body = '--b\r\nContent-Type: text/plain\r\n\r\nsee file\r\n--b\r\nContent-Type: application/ms-tnef; name="winmail.dat"\r\nContent-Disposition: attachment; filename="winmail.dat"\r\nContent-Transfer-Encoding: base64\r\n\r\neJ8+IgAA\r\n--b--';
    const whole = await readLetter(bytes(letterOf({ head, body })));
    expect(whole.text).toBe('see file');
    expect(whole.files.map((file) => file.length)).toEqual([6]);
    expect(JSON.stringify(whole)).not.toContain('winmail');
    expect((await readLetter(bytes(letterOf({ head, body: body.slice(0, 60) })))).text).toBe('see file');
    expect((await readLetter(bytes('\xff\xfe garbage'))).files).toEqual([]);
    expect((await readLetter(new Uint8Array())).text).toBe('');
  });

  it('has one key, however its head is folded, and without a Message-ID that of its bytes', () => {
    expect(letterKey(bytes(letterOf()))).toBe(letterKey(bytes(letterOf({ body: 'again' }))));
    expect(letterKey(bytes('message-id:\r\n <one@sender.example>\r\n\r\nx'))).toBe(letterKey(bytes(letterOf())));
    expect(letterKey(bytes('From: a\r\n\r\nx'))).not.toBe(letterKey(bytes('From: a\r\n\r\ny')));
    // A line of the body is none of the head.
    expect(letterKey(bytes('From: a\r\n\r\nMessage-ID: <z>'))).not.toBe(letterKey(bytes('From: b\r\n\r\nMessage-ID: <z>')));
  });
});
