/** Readings above the kanji of a finished page: its text is walked, its elements and attributes stay as they are. Pure. */
import { hasHan, type Part } from './ruby-word.ts';

/** An element, a remark, or what stands between elements. */
const piece = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][\w-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>|[^<]+|</g;
const alone = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);
/** Where no ruby may stand, or where letters are not for reading. */
const silent = new Set(['head', 'script', 'style', 'title', 'textarea', 'select', 'option', 'datalist', 'svg', 'math', 'code', 'pre', 'kbd', 'samp', 'ruby', 'iframe', 'object', 'template', 'noscript']);
/** What stands in them is no markup. */
const raw = new Set(['script', 'style', 'textarea', 'title']);
/** With a name of their own (`aria-label`) their letters stay as they are, so that what is seen is part of what is said (WCAG 2.5.3). */
const named = new Set(['a', 'button', 'summary']);
/** A word may go on over their edges. */
const inline = new Set(['a', 'abbr', 'b', 'cite', 'data', 'del', 'dfn', 'em', 'i', 'ins', 'mark', 'q', 's', 'small', 'span', 'strong', 'sub', 'sup', 'time', 'u', 'wbr']);
/** Stands for a character that is written as a reference (`&amp;`), so that no reading ever touches one. */
const stand = '\uFFFC';
const references = /&(?:#\d+|#x[\da-f]+|\w+);|\uFFFC/gi;

interface Open {
  name: string;
  /** Nothing below is read, whatever language it says. */
  silent: boolean;
  /** It is in Japanese. */
  japanese: boolean;
}

/** A text between two tags: where it stands in what is written, its letters, and the references they stand for. */
interface Passage {
  at: number;
  text: string;
  references: string[];
}

/** @param read parts that together are the text they are given */
export function writeRuby(html: string, read: (text: string) => Part[]): string {
  const written: string[] = [];
  const open: Open[] = [{ name: '', silent: false, japanese: true }];
  let block: Passage[] = [];
  const settle = (): void => {
    if (block.some(({ text }) => hasHan(text))) writeBlock(block, written, read);
    block = [];
  };
  piece.lastIndex = 0;
  for (let match = piece.exec(html); match; match = piece.exec(html)) {
    const [whole, closing, tag, attributes = ''] = match;
    written.push(whole);
    const around = open.at(-1)!;
    if (tag === undefined) {
      if (whole.startsWith('<!--')) continue;
      if (around.silent || !around.japanese) settle();
      else block.push(passage(written.length - 1, whole));
      continue;
    }
    const name = tag.toLowerCase();
    if (!inline.has(name)) settle();
    if (closing) close(open, name);
    else if (!alone.has(name) && !attributes.endsWith('/')) {
      open.push(within(around, name, attributes));
      if (raw.has(name)) written.push(skipped(html, name));
    }
  }
  settle();
  return written.join('');
}

function within(around: Open, name: string, attributes: string): Open {
  const lang = /\slang="([^"]*)"/.exec(attributes)?.[1];
  const isSilent = around.silent || silent.has(name) || (named.has(name) && /\saria-label=/.test(attributes));
  return { name, silent: isSilent, japanese: lang === undefined ? around.japanese : /^ja\b/i.test(lang) };
}

/** An end that nothing begins changes nothing. */
function close(open: Open[], name: string): void {
  for (let at = open.length - 1; at > 0; at -= 1) {
    if (open[at]!.name !== name) continue;
    open.length = at;
    return;
  }
}

/** What stands in an element of raw text; the walk goes on at its end. */
function skipped(html: string, name: string): string {
  const end = new RegExp(`</${name}[\\s>]`, 'gi');
  end.lastIndex = piece.lastIndex;
  const found = end.exec(html)?.index ?? html.length;
  const text = html.slice(piece.lastIndex, found);
  piece.lastIndex = found;
  return text;
}

function passage(at: number, whole: string): Passage {
  const found = whole.match(references);
  return found ? { at, text: whole.replace(references, stand), references: found } : { at, text: whole, references: [] };
}

function writeBlock(block: readonly Passage[], written: string[], read: (text: string) => Part[]): void {
  const parts = read(block.map(({ text }) => text).join('')).toReversed();
  for (const { at, text, references: held } of block) {
    const own: Part[] = [];
    for (let room = text.length; room > 0;) {
      const part = parts.pop()!;
      const [here, beyond] = part.text.length <= room ? [[part], []] : cut(part, room, read);
      own.push(...here);
      parts.push(...beyond.toReversed());
      room -= Math.min(part.text.length, room);
    }
    if (own.some(({ reading }) => reading !== null)) written[at] = marked(own, held[Symbol.iterator]());
  }
}

/** A word over whose middle an element ends: 図書｜館 is read as its halves are, where these make up its reading. */
function cut({ text, reading }: Part, length: number, read: (text: string) => Part[]): [Part[], Part[]] {
  const [head, tail] = [text.slice(0, length), text.slice(length)];
  if (reading === null) return [[{ text: head, reading }], [{ text: tail, reading }]];
  const [first, second] = [read(head), read(tail)];
  const [begins, ends] = [first, second].map((parts) => parts.map((part) => part.reading ?? '').join('')) as [string, string];
  if (begins !== '' && begins.length < reading.length && reading.startsWith(begins)) return [first, [{ text: tail, reading: reading.slice(begins.length) }]];
  if (ends !== '' && ends.length < reading.length && reading.endsWith(ends)) return [[{ text: head, reading: reading.slice(0, -ends.length) }], second];
  return [first, second];
}

function marked(parts: readonly Part[], held: Iterator<string>): string {
  const html = parts.map(({ text, reading }) => {
    const base = text.replaceAll(stand, () => held.next().value as string);
    return reading === null ? base : `<ruby>${base}<rp>(</rp><rt>${safe(reading)}</rt><rp>)</rp></ruby>`;
  });
  // One element as there was one text: places in a row keep their number.
  return html.length === 1 ? html[0]! : `<span>${html.join('')}</span>`;
}

function safe(reading: string): string {
  return reading.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
