/** A letter in HTML as plain text: what its reader would see, line by line; nothing of it is ever shown as HTML. */
import { type Token, Tokenizer, TokenizerMode, type TokenHandler } from 'parse5';

/** Longer ones are cut: no letter of a person comes near it. */
const lettersMax = 2_000_000;
const unseen = new Set(['head', 'script', 'style', 'template', 'noscript', 'title', 'object', 'svg', 'math', 'iframe', 'select', 'textarea']);
const blocks = new Set(['p', 'div', 'tr', 'table', 'ul', 'ol', 'li', 'blockquote', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'section', 'article', 'header', 'footer', 'address', 'dl', 'dt', 'dd', 'form', 'body']);
const empty = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);
/** Elements whose content is no markup, and how it is read (HTML standard, 13.2.6.2). */
const rawText: Record<string, (typeof TokenizerMode)[keyof typeof TokenizerMode]> = { script: TokenizerMode.SCRIPT_DATA, style: TokenizerMode.RAWTEXT, iframe: TokenizerMode.RAWTEXT, noscript: TokenizerMode.RAWTEXT, title: TokenizerMode.RCDATA, textarea: TokenizerMode.RCDATA };

interface Open {
  name: string;
  hidden: boolean;
}

/** Reads tags one by one and builds no tree, whose time grows with the square of its depth: whoever writes to a city chooses the depth. */
export function textOfHtml(html: string): string {
  const reading = new Reading();
  const tokenizer = new Tokenizer({}, reading);
  reading.onRawText = (mode) => {
    tokenizer.state = mode;
  };
  tokenizer.write(html.slice(0, lettersMax), true);
  return reading.text();
}

class Reading implements TokenHandler {
  onRawText: (mode: (typeof rawText)[string]) => void = () => undefined;
  private readonly lines: string[] = [];
  /** Of the line that is being read; joined once, since a letter may be one line of a million words. */
  private words: string[] = [];
  private readonly open: Open[] = [];
  private readonly counts = new Map<string, number>();
  private hidden = 0;

  text(): string {
    this.endLine();
    return this.lines.map((line) => line.trimEnd()).join('\n').replace(/\n{3,}/g, '\n\n').trim();
  }

  onStartTag({ tagName, attrs, selfClosing }: Token.TagToken): void {
    if (tagName === 'br' && this.hidden === 0) this.endLine();
    if (blocks.has(tagName)) this.newLine();
    if (empty.has(tagName) || selfClosing) return;
    // A body ends every head: a head that was never closed hides no letter.
    if (tagName === 'body' && this.count('head') > 0) this.end('head');
    const hidden = unseen.has(tagName) || isHidden(attrs);
    this.open.push({ name: tagName, hidden });
    this.counts.set(tagName, this.count(tagName) + 1);
    if (hidden) this.hidden += 1;
    const mode = rawText[tagName];
    if (mode !== undefined) this.onRawText(mode);
  }

  onEndTag({ tagName }: Token.TagToken): void {
    if (blocks.has(tagName)) this.newLine();
    if (this.count(tagName) > 0) this.end(tagName);
  }

  onCharacter({ chars }: Token.CharacterToken): void {
    this.say(chars);
  }

  onWhitespaceCharacter({ chars }: Token.CharacterToken): void {
    this.say(chars);
  }

  onNullCharacter(): void {}
  onComment(): void {}
  onDoctype(): void {}
  onEof(): void {}

  private say(chars: string): void {
    if (this.hidden > 0) return;
    const said = chars.replace(/\s+/g, ' ');
    const begins = this.words.length === 0;
    const more = begins || this.words.at(-1)!.endsWith(' ') ? said.trimStart() : said;
    if (more !== '') this.words.push(begins ? '> '.repeat(Math.min(this.count('blockquote'), 5)) + more : more);
  }

  private newLine(): void {
    if (this.words.length > 0) this.endLine();
  }

  private endLine(): void {
    this.lines.push(this.words.join(''));
    this.words = [];
  }

  private count(name: string): number {
    return this.counts.get(name) ?? 0;
  }

  /** Closes the innermost of that name and what was left open in it. */
  private end(name: string): void {
    for (let closed = this.open.pop(); closed !== undefined; closed = this.open.pop()) {
      this.counts.set(closed.name, this.count(closed.name) - 1);
      if (closed.hidden) this.hidden -= 1;
      if (closed.name === name) return;
    }
  }
}

function isHidden(attrs: Token.TagToken['attrs']): boolean {
  return attrs.some(({ name, value }) => name === 'hidden' || (name === 'style' && /(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]))/i.test(value)));
}
