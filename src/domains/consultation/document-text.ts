/**
 * A document as staff type it: lines that begin with `#` are headings, up to four deep; what follows stands under them. Nothing typed is
 * markup: the text comes out as it went in.
 */
import { createHash } from 'node:crypto';
import { headingNumber } from './document-heading.ts';
import { documentHeadingMax, documentSectionsMax, documentTextMax } from './document-limit.ts';

export interface DocumentSection {
  /** In addresses: `c2-n1`. Unique in the document, and the same in every version where the heading or its number is. */
  anchor: string;
  /** 1 is the highest. */
  level: number;
  heading: string;
  body: string;
  /** The lines that it was made of: all of them joined by line breaks are the text. */
  source: string;
}

export type DocumentFault =
  | { kind: 'empty' }
  | { kind: 'too-long'; characters: number }
  | { kind: 'too-many-sections'; sections: number }
  | { kind: 'heading-too-long'; line: number }
  | { kind: 'anchor-taken'; line: number; anchor: string };

interface Known {
  anchor: string;
  level: number;
  heading: string;
}

// White space is trimmed apart: a pattern that looks for it at the end of a line tries each of its places.
const marked = /^([#＃]{1,4})\s+(.*)$/u;
const givenAnchor = /\{#([a-z][a-z0-9-]{0,59})\}$/u;
/** Ids of the page around the document. */
const reserved = /^(?:main|foot|contents|versions|f-.*|hk-.*)$/;

/** One kind of line break, no letters that nobody sees (controls); what is no letter (half of a pair, U+FFFD) as 〓, the printers' mark. */
export function printableText(typed: string): string {
  // eslint-disable-next-line no-control-regex
  return typed.replace(/\r\n?|[\u2028\u2029\u0085\f\v]/g, '\n').replace(/[\u0000-\u0008\u000e-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '').toWellFormed().replaceAll('\ufffd', '〓');
}

/**
 * The sections of a text. `opening`: heading for what stands before the first one, the document's title. `known`: the sections of
 * earlier versions, the newest first, whose anchors are kept. The text is `printableText`.
 */
export function readDocument(text: string, { opening, known = [] }: { opening: string; known?: readonly Known[] }): DocumentSection[] {
  const pieces = cut(text);
  const anchors = anchorsOf(pieces.map(({ level, heading }) => ({ level, heading: heading ?? opening, ...(heading === null ? { anchor: 'opening' } : {}) })), pieces.map(({ given }) => given), known);
  return pieces.map(({ level, heading, body, source }, at) => ({ anchor: anchors[at]!, level, heading: heading ?? opening, body, source }));
}

interface Cut {
  level: number;
  /** Null for what stands before the first heading. */
  heading: string | null;
  given: string | null;
  body: string;
  source: string;
}

interface Heading {
  line: string;
  level: number;
  /** With its anchor, where one is given. */
  typed: string;
  words: string;
}

function headingOf(line: string): Heading | null {
  const found = marked.exec(line);
  if (found === null) return null;
  const typed = found[2]!.trim();
  return { line, level: found[1]!.length, typed, words: typed.replace(givenAnchor, '').trimEnd() };
}

function cut(text: string): Cut[] {
  const pieces: { lines: string[]; heading: Heading | null }[] = [];
  for (const line of text.split('\n')) {
    const heading = headingOf(line);
    const isHeading = heading !== null && heading.words !== '';
    if (isHeading || pieces.length === 0) pieces.push({ lines: [line], heading: isHeading ? heading : null });
    else pieces.at(-1)!.lines.push(line);
  }
  // Blank lines before the first heading belong to it.
  if (pieces.length > 1 && pieces[0]!.heading === null && pieces[0]!.lines.every((line) => line.trim() === '')) {
    const [blank] = pieces.splice(0, 1);
    pieces[0]!.lines.unshift(...blank!.lines);
  }
  return pieces.map(({ lines, heading }) => {
    const source = lines.join('\n');
    if (heading === null) return { level: 1, heading: null, given: null, body: source.trim(), source };
    const at = lines.findIndex((line) => line === heading.line);
    return { level: heading.level, heading: heading.words, given: givenAnchor.exec(heading.typed)?.[1] ?? null, body: lines.slice(at + 1).join('\n').replace(/^\s*\n/, '').trimEnd(), source };
  });
}

/** Heading with its number left out and letters of one form: what a person would call the same heading. */
function sameness(heading: string): string {
  const words = headingNumber(heading)?.words ?? '';
  return (words === '' ? heading : words).normalize('NFKC').replace(/\s/g, '').toLowerCase();
}

/** Path of each heading through those above it, by a name for each. */
function paths(headings: readonly { level: number; heading: string }[], name: (heading: string) => string): string[] {
  const above: { level: number; name: string }[] = [];
  return headings.map(({ level, heading }) => {
    while (above.length > 0 && above.at(-1)!.level >= level) above.pop();
    above.push({ level, name: name(heading) });
    return above.map((one) => one.name).join('/');
  });
}

const numberName = (heading: string): string => headingNumber(heading)?.name ?? '';
const ownName = (heading: string): string => `h-${createHash('sha256').update(sameness(heading)).digest('hex').slice(0, 8)}`;

function anchorsOf(headings: { level: number; heading: string; anchor?: string }[], given: (string | null)[], known: readonly Known[]): string[] {
  const anchors: (string | null)[] = headings.map(({ anchor }, at) => {
    const wanted = given[at] ?? anchor ?? null;
    return wanted === null || given.indexOf(wanted) < at && given.includes(wanted) || reserved.test(wanted) ? null : wanted;
  });
  const taken = new Set(anchors.filter((anchor) => anchor !== null));
  // First where place and words are the same, then the words, then place by number: a new heading must not take a known one's anchor.
  const ways: ((list: readonly { level: number; heading: string }[]) => string[])[] = [
    (list) => paths(list, (heading) => `${numberName(heading)} ${sameness(heading)}`),
    (list) => paths(list, sameness),
    (list) => list.map(({ heading }) => sameness(heading)),
    (list) => paths(list, (heading) => numberName(heading) || sameness(heading)),
  ];
  for (const way of ways) match(way(headings), way(known), known, anchors, taken);
  const before = new Set(known.map(({ anchor }) => anchor));
  const names = paths(headings, (heading) => numberName(heading) || ownName(heading));
  return anchors.map((anchor, at) => {
    if (anchor !== null) return anchor;
    const wanted = /(?:^|\/)h-[^/]*$/.test(names[at]!) ? names[at]!.split('/').at(-1)! : names[at]!.split('/').slice(-3).join('-');
    let [free, count] = [wanted, 1];
    while (taken.has(free) || before.has(free)) free = `${wanted}-x${(count += 1)}`;
    taken.add(free);
    return free;
  });
}

function match(mine: string[], theirs: string[], known: readonly Known[], anchors: (string | null)[], taken: Set<string>): void {
  const waiting = Map.groupBy(theirs.keys(), (at) => theirs[at]!);
  for (const [at, name] of mine.entries()) {
    if (anchors[at] !== null) continue;
    const found = waiting.get(name)?.find((one) => !taken.has(known[one]!.anchor));
    if (found === undefined) continue;
    anchors[at] = known[found]!.anchor;
    taken.add(anchors[at]);
  }
}

/** What keeps a text from being saved. */
export function documentFaults(text: string): DocumentFault[] {
  if (text.trim() === '') return [{ kind: 'empty' }];
  if (text.length > documentTextMax) return [{ kind: 'too-long', characters: text.length }];
  const lines = text.split('\n');
  const headings = lines.flatMap((line, at) => {
    const found = headingOf(line);
    return found ? [{ line: at + 1, words: found.typed }] : [];
  });
  if (headings.length > documentSectionsMax) return [{ kind: 'too-many-sections', sections: headings.length }];
  const given = new Set<string>();
  return headings.flatMap(({ line, words }): DocumentFault[] => {
    const anchor = givenAnchor.exec(words)?.[1];
    const taken = anchor !== undefined && (given.has(anchor) || reserved.test(anchor) || anchor === 'opening');
    if (anchor !== undefined) given.add(anchor);
    return [...(words.length > documentHeadingMax ? [{ kind: 'heading-too-long', line } as const] : []), ...(taken ? [{ kind: 'anchor-taken', line, anchor } as const] : [])];
  });
}
