/** From a request target to the row that answers it: language, readings, canonical path, parameters. Pure. */
import { RegExpRouter } from 'hono/router/reg-exp-router';
import { SmartRouter } from 'hono/router/smart-router';
import { TrieRouter } from 'hono/router/trie-router';
import { Refusal, type Lang, type Route } from './http.ts';

/** All rows of one path. */
export interface Address {
  pattern: string;
  rows: Partial<Record<Route['method'], Route>>;
}

/** The path of a request, taken apart. */
export interface Target {
  lang: Lang;
  /** True under `/furigana`: the page in Japanese with the readings above its kanji. */
  ruby: boolean;
  /** Percent-encoded in one canonical way, with the prefix as asked. */
  asked: string;
  /** The same without the prefix: what patterns match. */
  encoded: string;
  /** Decoded, without the prefix. */
  path: string;
  search: string;
  /** Path and query as they came. */
  whole: string;
}

const targetLengthMax = 8000;

/** @throws Refusal 414 or 400 for a target that no browser makes of an honest address. */
export function readTarget(url: string): Target {
  if (url.length > targetLengthMax) {
    throw new Refusal(414, 'address-too-long', { ja: 'アドレスが長すぎます。', en: 'The address is too long.' });
  }
  const from = url.startsWith('/') ? 0 : Math.max(0, url.indexOf('/', url.indexOf('://') + 3));
  const mark = url.indexOf('?', from);
  const hash = url.indexOf('#', from);
  const end = hash === -1 ? url.length : hash;
  const raw = url.slice(from, mark === -1 || mark > end ? end : mark);
  // A doubled slash is no honest address here, and `//name` in a link would lead to another site.
  if (raw.includes('//')) throw malformed();
  const asked = canonical(raw || '/');
  const english = isUnder('/en', asked);
  const ruby = isUnder(rubyPrefix, asked);
  const encoded = english || ruby ? asked.slice(english ? 3 : rubyPrefix.length) || '/' : asked;
  const search = mark === -1 || mark > end ? '' : url.slice(mark, end);
  return { lang: english ? 'en' : 'ja', ruby, asked, encoded, path: decoded(encoded), search, whole: url.slice(from, end) };
}

/** The language of an address, even of one that cannot be read. */
export function langOf(url: string): Lang {
  return isUnder('/en', /^(?:[a-z]+:\/\/[^/]*)?([^?#]{0,4})/i.exec(url)?.[1] ?? '') ? 'en' : 'ja';
}

/** Where every page in Japanese has its readings; nothing in English is there. */
export const rubyPrefix = '/furigana';

const isUnder = (prefix: string, path: string): boolean => path === prefix || path.startsWith(`${prefix}/`);

/** Every spelling of one path (`/%70lan`, `/plan`) becomes the same, so that it is matched and kept once. */
function canonical(path: string): string {
  if (!/[^a-zA-Z0-9/_.~-]|\.\./.test(path)) return path;
  return path.split('/').map((segment) => encodeURIComponent(checked(decoded(segment)))).join('/');
}

function decoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    throw malformed();
  }
}

// A URL parser takes dot segments away; those that reach this place were sent by hand, or hide in encoded separators.
function checked(segment: string): string {
  // eslint-disable-next-line no-control-regex
  if (/[\x00-\x1f\x7f]/.test(segment) || !segment.isWellFormed() || segment.split(/[/\\]/).some((part) => part === '..')) throw malformed();
  return segment;
}

function malformed(): Refusal {
  return new Refusal(400, 'malformed-address', { ja: 'アドレスの書き方に誤りがあります。', en: 'The address is not written correctly.' });
}

export interface AddressBook {
  /** The address whose pattern the encoded path fits; fixed words win over parameters. */
  find(encoded: string): { address: Address; params: Record<string, string> } | null;
}

/** @throws Error when two rows claim the same address. */
export function addressBook(routes: Route[]): AddressBook {
  const addresses = new Map<string, Address>();
  for (const route of routes) {
    const shape = route.path.replace(/:[^/]+/g, (name) => (name.endsWith('*') ? ':*' : ':'));
    const address = addresses.get(shape) ?? { pattern: route.path, rows: {} };
    if (address.rows[route.method] || address.pattern !== route.path) throw new Error(`Two rows claim ${route.method} ${route.path}.`);
    address.rows[route.method] = route;
    addresses.set(shape, address);
  }
  const router = new SmartRouter<Address>({ routers: [new RegExpRouter(), new TrieRouter()] });
  const fixedFirst = [...addresses.entries()].sort(([a], [b]) => (a < b ? 1 : -1));
  for (const [, address] of fixedFirst) router.add('GET', address.pattern.replace(/\*$/, '{.+}'), address);
  return { find: (encoded) => found(router, encoded) };
}

function found(router: SmartRouter<Address>, encoded: string) {
  const [matches, stash] = router.match('GET', encoded);
  const first = matches[0];
  if (!first) return null;
  const params: Record<string, string> = {};
  for (const [name, at] of Object.entries(first[1])) params[name] = decoded(stash ? stash[at as number] ?? '' : String(at));
  return { address: first[0], params };
}

/** Path → the same in a language, with readings or without. Addresses outside the site, anchors and assets stay as they are. */
export function hrefIn(lang: Lang, ruby = false): (path: string) => string {
  const prefix = lang === 'en' ? '/en' : ruby ? rubyPrefix : '';
  if (prefix === '') return (path) => path;
  return (path) => {
    if (!path.startsWith('/') || path.startsWith('//') || path.startsWith('/assets/')) return path;
    return /^\/($|[?#])/.test(path) ? `${prefix}${path.slice(1)}` : `${prefix}${path}`;
  };
}
