/**
 * Japanese inside a page in English says that it is Japanese, or a voice would read it out as English (WCAG 3.1.2). Names, titles and
 * what people wrote come from everywhere; so this is done once, to the page as it is sent, and no view can forget it.
 */
const letter = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]`;
const japanese = new RegExp(letter, 'u');
/** From one Japanese letter to the last before other letters, brackets or quotes, with the marks that belong to it. */
const run = new RegExp(String.raw`${letter}(?:[^\p{Script=Latin}"“”<>&()\n;]*${letter})?[ー、。）」』％！？]*`, 'gu');
const latin = /\p{Script=Latin}/u;
/** An element, or what stands between elements. Attributes are quoted twice, as the renderer writes them. */
const piece = /<(\/?)([a-zA-Z][\w-]*)((?:"[^"]*"|[^">])*)>|[^<]+|</g;
const alone = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);
/** Where no further element may stand: at most the whole can say its language. */
const plainOnly = new Set(['textarea', 'option', 'text', 'tspan', 'desc', 'title']);
const silent = new Set(['script', 'style', 'head']);

interface Open {
  name: string;
  /** Its language is said to be Japanese, or nothing in it is for reading. */
  settled: boolean;
  /** Where its tag stands in what is written so far; null once something other than words has come. */
  tagAt: number | null;
}

/** @param html a document as the renderer writes it; one in another language than English comes back as it is */
export function markJapanese(html: string): string {
  if (!/^(<!doctype html>)?<html lang="en"/.test(html) || !japanese.test(html)) return html;
  const written: string[] = [];
  const open: Open[] = [{ name: '', settled: false, tagAt: null }];
  for (const match of html.matchAll(piece)) {
    const [text, closing, name, attributes = ''] = match;
    const around = open.at(-1)!;
    if (name === undefined) {
      const isWhole = html.startsWith('</', match.index + text.length);
      written.push(around.settled ? text : marked(text, isWhole ? around : { ...around, tagAt: null }, written));
    } else if (closing) {
      written.push(text);
      if (open.length > 1) open.pop();
      open.at(-1)!.tagAt = null;
    } else {
      around.tagAt = null;
      written.push(text);
      if (alone.has(name) || attributes.endsWith('/')) continue;
      const lang = / lang="([^"]*)"/.exec(attributes)?.[1];
      open.push({ name, settled: silent.has(name) || (lang === undefined ? around.settled : lang !== 'en'), tagAt: lang === undefined ? written.length - 1 : null });
    }
  }
  return written.join('');
}

function marked(text: string, { name, tagAt }: Open, written: string[]): string {
  if (!japanese.test(text)) return text;
  const mostly = text.match(new RegExp(letter, 'gu'))!.length * 2 > (text.match(/\p{Letter}/gu)?.length ?? 0);
  const plain = plainOnly.has(name);
  if (tagAt !== null && (plain ? mostly : !latin.test(text.replace(/&\w+;/g, '')))) {
    written[tagAt] = `${written[tagAt]!.slice(0, -1)} lang="ja">`;
    return text;
  }
  if (plain) return text;
  const spans = text.replace(run, (words) => `<span lang="ja">${words}</span>`);
  // One element as there was one text: places in a row keep their number.
  return spans.startsWith('<span lang="ja">') && spans.indexOf('</span>') === spans.length - 7 ? spans : `<span>${spans}</span>`;
}
