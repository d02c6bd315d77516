/**
 * The words in which every domain speaks HTTP: a row per address, an ask that comes in, a reply that goes out.
 * Nothing here listens on a socket; `server.ts` does.
 */
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { z } from 'zod';
import type { Principal, Who } from './access.ts';
import type { Clock } from './clock.ts';
import type { Outside } from './config.ts';
import type { Database } from './database.ts';
import type { Files } from './files.ts';
import { markJapanese } from './language-mark.ts';
import type { Reading } from './ruby-word.ts';
import type { Safe } from './safe.ts';
import type { SignInWays } from './sign-in-way.ts';

export type Lang = 'ja' | 'en';

/** A sentence shown to people, in each language of the program. */
export type Sentence = Record<Lang, string>;

/** Something to mend in a form: the name of the field, and what is wrong with it. */
export interface Fault {
  field: string;
  sentence: Sentence;
}

export type Format = 'html' | 'json' | 'csv' | 'xlsx';

/** What every page needs to know of the installation; made once from settings and the city's profile. */
export interface Site {
  name: Sentence;
  /** One line under the name. */
  tagline: Sentence;
  /** True while the city's data are a sample: every page says so. */
  sample: boolean;
  /** Absolute origin without a slash at the end, for links that leave the site. */
  origin: string;
  languages: Lang[];
  /** Main navigation, in order; paths without a language prefix. */
  nav: { path: string; label: Sentence }[];
  contact: { label: Sentence; lines: Sentence[] };
  /** Colours the city chose, as CSS custom properties already checked for contrast. */
  colours: Record<string, string>;
  /** Addresses of the scripts that a page may ask for, by name. */
  scripts?: Record<string, string>;
  /** Readings of words that no dictionary knows or that are read otherwise here: the city's name, words of its work. */
  readings?: readonly Reading[];
  /** Ways to sign in that the city turned on besides passkeys and links by e-mail. */
  ways?: SignInWays;
}

/** One request after the server has checked what the row declares. */
export interface Ask<Query = Record<string, never>, Form = Record<string, never>> {
  id: string;
  method: 'GET' | 'POST';
  /** Path without language prefix, decoded, with its leading slash. */
  path: string;
  /** The URL as it was asked for, under the site's origin, with only the parameters that the row declares, sorted. */
  url: URL;
  lang: Lang;
  /** True where the page will be given its readings: only its links and its switch differ for those who make it. */
  ruby: boolean;
  format: Format;
  /** Path parameters of the row, percent-decoded. */
  params: Record<string, string>;
  query: Query;
  form: Form;
  /** A header of the request; none on rows with `reads`, whose reply is everybody's. */
  header(name: string): string | undefined;
  /** True where the request comes from this very machine and through no proxy; never on rows with `reads`. */
  isLocal: boolean;
  /** Stands for the network that asks, for counting: a keyed hash of its address. Null in-process and on rows with `reads`. */
  peerKey(): Promise<string | null>;
  /** Path (with query) → the same in the language of this request, `/en/…` for English, `/furigana/…` with readings. */
  href(path: string): string;
  site: Site;
  db: Database;
  clock: Clock;
  files: Files;
  safe: Safe;
  outside: Outside;
  /** Instant of the last change to the content that this row reads; null before anything is stored. */
  changedAt: Date | null;
  /** Goes into every form that posts, as the hidden field `csrf`. Absent on rows with `reads`: their bytes are shared by everyone. */
  csrf?: string;
  /** Whoever is signed in; null on rows with `reads`, and for nobody. Rows for others than `anyone` use `signedIn(ask)`. */
  principal: Principal | null;
  /** As which role they act here, `planning: 企画部 企画政策課`, `person`, `anyone`: what records and histories say instead of a name. */
  actingAs: string;
  /** What the audit record is told besides what the row says; a handler fills it in. */
  telling: Telling;
}

/** A request to what looks neither at its query nor at its form, such as showing a page again. */
export type AnyAsk = Ask<unknown, unknown>;

/** Filled in by a handler for the audit record of its act. */
export interface Telling {
  /** What the act is about: `programme P0001`; without it the row's path parameters. Never personal content. */
  subject?: string;
  /** The reason that the person gave. */
  why?: string;
  /** Who acted, where the act itself found it out (sign-in). */
  personId?: string;
}

export type View = Pick<Ask, 'lang' | 'path' | 'url' | 'href' | 'site' | 'changedAt' | 'csrf'> & Partial<Pick<Ask, 'principal' | 'ruby'>>;

export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array | ReadableStream<Uint8Array> | null;
  /** Values of Set-Cookie, a header each; never on rows with `reads`. */
  cookies?: string[];
}

/**
 * One address of a domain. `reads` names the content (see `content.ts`) that alone decides the bytes of the reply,
 * besides address, language and day: such a reply is made once per version of that content.
 */
export interface Route {
  method: 'GET' | 'POST';
  /** As people type it, without language prefix: `/plan/programmes/:slug`. A last parameter with a star takes the rest of the path: `/log/tile/:level/:tile*`. */
  path: string;
  who: Who;
  /**
   * Word of the audit record, stem of the noun first: `progress-report.saved`. Rows that write have one, and rows that show
   * what is not public (`progress-report.read`).
   */
  act?: string;
  /** True where a sign-in within the last ten minutes is asked for. */
  fresh?: boolean;
  /**
   * What lets a POST from elsewhere be taken: `address`, the address itself holds an unguessable token (RFC 8058); `form`, the form
   * holds one. A row of the latter kind is told of nobody signed in: no cookie stands for anybody there.
   */
  proof?: 'address' | 'form';
  /**
   * True where what is sent must not be tied to whoever sends it, as with a ballot: the row names no act, no act is kept; the log
   * names nobody, and has no line at all where what was asked was done. What it writes is its own record.
   */
  secret?: boolean;
  /** What the row does, in one English sentence; goes into the permission matrix and the OpenAPI document. */
  what: string;
  /** The same for people, on the open data page; rows of the API have it. */
  about?: Sentence;
  query?: z.ZodObject;
  form?: z.ZodObject;
  /** True where one network may send as many as it may read: a press of a button, of which a class behind one address sends hundreds. */
  light?: boolean;
  /** Largest body that the row takes, in bytes; 1 MB where it does not say. */
  bodyBytesMax?: number;
  /** Formats the row can answer in; the first is the default. Default: html alone. None: a file of its own kind, about which nothing is negotiated. */
  formats?: Format[];
  /** Shape of the JSON answer, for the OpenAPI document. */
  answers?: z.ZodType;
  reads?: string[];
  // The typed face of a row is `row()`; here the ask's type is open so that rows of all shapes fit one list.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  run: (ask: Ask<any, any>) => Reply | Promise<Reply>;
}

/** Checks that a row's handler takes what its schemas give. */
export function row<Q extends z.ZodObject = z.ZodObject<Record<string, never>>, F extends z.ZodObject = z.ZodObject<Record<string, never>>>(
  declared: Omit<Route, 'query' | 'form' | 'run'> & {
    query?: Q;
    form?: F;
    run: (ask: Ask<z.output<Q>, z.output<F>>) => Reply | Promise<Reply>;
  },
): Route {
  return declared as Route;
}

/** A reason to refuse that the person can act on; the server turns it into a page or an RFC 9457 document. */
export class Refusal extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 405 | 406 | 409 | 410 | 413 | 414 | 415 | 422 | 429 | 503 | 507,
    /** Stable machine word, e.g. `programme-not-found`. */
    readonly kind: string,
    readonly sentence: Sentence,
    /** Fields at fault, by name. */
    readonly fields: { name: string; sentence: Sentence }[] = [],
    readonly headers: Record<string, string> = {},
  ) {
    super(sentence.en);
  }
}

export function page<Props>(node: VNode<Props>, status = 200): Reply {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body: `<!doctype html>${markJapanese(renderToString(node))}` };
}

export function json(value: unknown, status = 200): Reply {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(value) };
}

/** A file to keep; `name` may be Japanese (RFC 6266 / RFC 8187). */
export function download(name: string, mediaType: string, body: Reply['body']): Reply {
  const plain = name.replace(/[^\x20-\x7e]|["\\]/g, '_');
  return {
    status: 200,
    headers: { 'content-type': mediaType, 'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}` },
    body,
  };
}

/** After a form was taken: the browser asks for the page that shows what became of it. `path` comes from `ask.href`. */
export function seeOther(path: string, headers: Record<string, string> = {}, cookies: string[] = []): Reply {
  return { status: 303, headers: { location: path, ...headers }, body: null, cookies };
}

/** The principal of a row that only signed-in people reach. */
export function signedIn(ask: Pick<Ask, 'principal'>): Principal {
  if (ask.principal === null) throw new Error('a row for everyone asked for its principal');
  return ask.principal;
}

export function movedPermanently(path: string): Reply {
  return { status: 308, headers: { location: path }, body: null };
}
