/** A letter in HTML as plain text: what its reader would see, line by line; nothing of it is ever shown as HTML. */
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;

/** Longer ones are cut: no letter of a person comes near it. */
const lettersMax = 2_000_000;
const unseen = new Set(['head', 'script', 'style', 'template', 'noscript', 'title', 'object', 'svg', 'math', 'iframe', 'select', 'textarea']);
const blocks = new Set(['p', 'div', 'tr', 'table', 'ul', 'ol', 'li', 'blockquote', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'section', 'article', 'header', 'footer', 'address', 'dl', 'dt', 'dd', 'form']);

export function textOfHtml(html: string): string {
  let said = '';
  let quoted = 0;
  const line = (): void => {
    if (said !== '' && !said.endsWith('\n')) said += '\n';
  };
  // A stack instead of calls: elements may stand thousands deep.
  const waiting: (Node | (() => void))[] = [parse(html.slice(0, lettersMax))];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'function') {
      next();
      continue;
    }
    if ('value' in next) {
      const words = next.value.replace(/\s+/g, ' ');
      const begins = said === '' || said.endsWith('\n');
      if (words !== ' ' || !begins) said += begins ? `${'> '.repeat(Math.min(quoted, 5))}${words.trimStart()}` : words;
      continue;
    }
    if (!('childNodes' in next)) continue;
    const name = next.nodeName;
    if (unseen.has(name) || isHidden(next)) continue;
    if (name === 'br') said += '\n';
    const block = blocks.has(name);
    if (block) line();
    if (name === 'blockquote') quoted += 1;
    if (block) {
      waiting.push(() => {
        line();
        if (name === 'blockquote') quoted -= 1;
      });
    }
    for (let index = next.childNodes.length - 1; index >= 0; index -= 1) waiting.push(next.childNodes[index]!);
  }
  return said.replace(/[ \t]+\n/g, '\n').replace(/\n{3,}/g, '\n\n').trim();
}

function isHidden(node: Node): boolean {
  if (!('attrs' in node)) return false;
  return node.attrs.some(({ name, value }) => name === 'hidden' || (name === 'style' && /(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]))/i.test(value)));
}
