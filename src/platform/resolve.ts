/** What a GET asks for, worked out from its address and Accept header alone, and remembered for those asked often. */
import type { AddressBook, Target } from './address.ts';
import { Refusal, type Format, type Lang, type Route } from './http.ts';
import { chooseFormat, namesFormatItself } from './negotiate.ts';
import { knownQuery, readShape } from './shape.ts';

export interface Resolved {
  row: Route;
  /** Path pattern of the row, for logs and counts. */
  pattern: string;
  lang: Lang;
  /** Whether its page is given readings. */
  ruby: boolean;
  path: string;
  params: Record<string, string>;
  query: Record<string, unknown>;
  format: Format;
  /** Path and known query, in their one spelling, with the prefix. */
  href: string;
  /** Everything in the request that decides the bytes of a reply. */
  key: string;
}

export interface Found {
  row: Route;
  pattern: string;
  params: Record<string, string>;
}

/** The row for a method. @throws Refusal 404 or 405 (with Allow). */
export function findRow(book: AddressBook, target: Target, method: 'GET' | 'POST'): Found {
  const found = target.encoded.includes('//') ? null : book.find(target.encoded);
  if (!found) {
    throw new Refusal(404, 'not-found', { ja: 'お探しのページはありません。アドレスをご確認ください。', en: 'There is no page at this address. Please check it.' });
  }
  const row = found.address.rows[method];
  if (row) return { row, pattern: found.address.pattern, params: found.params };
  throw notAllowed(allowed(Object.keys(found.address.rows)));
}

/** Methods of an address as the Allow header lists them. */
export function allowed(methods: string[]): string {
  return [...methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])), 'OPTIONS'].join(', ');
}

export function notAllowed(allow: string): Refusal {
  const sentence = { ja: `このアドレスで使えるのは ${allow} です。`, en: `This address takes ${allow}.` };
  return new Refusal(405, 'method-not-allowed', sentence, [], { allow });
}

/** @throws Refusal 400 or 406 for what the row does not take. */
export function resolve(found: Found, target: Target, accept: string | null): Resolved {
  const { row, pattern, params } = found;
  const search = new URLSearchParams(target.search);
  const format = chooseFormat(row, namesFormatItself(row) ? null : search.get('format'), accept);
  const known = knownQuery(row.query, search);
  const query = Object.freeze(readShape(row.query, known, 400));
  const href = target.asked + (known.length > 0 ? `?${new URLSearchParams(known)}` : '');
  return { row, pattern, params, query, format, lang: target.lang, ruby: target.ruby, path: target.path, href, key: `${format} ${href}` };
}

const rememberedMax = 2_000;
const lengthMax = 600;

/** Remembers what `make` gives for an address and an Accept header, 2,000 at most; the oldest goes first. What it throws is not kept. */
export function remembering<T extends object>(make: (url: string, accept: string | null) => T): (url: string, accept: string | null) => T {
  const known = new Map<string, T>();
  return (url, accept) => {
    const key = `${url}\n${accept ?? ''}`;
    const before = known.get(key);
    if (before) return before;
    const made = make(url, accept);
    if (key.length > lengthMax) return made;
    if (known.size >= rememberedMax) known.delete(known.keys().next().value!);
    known.set(key, made);
    return made;
  };
}
