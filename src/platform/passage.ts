/** One request on its way through the server, and the one place where replies leave it. */
import { hrefIn, langOf, type Target } from './address.ts';
import { isUnchanged, type Packed, type Variant } from './compress.ts';
import type { Engine } from './engine.ts';
import type { Reply, View } from './http.ts';
import { wantsPage } from './negotiate.ts';
import { faultOf, problemOf, problemReply, type Problem } from './problem.ts';
import { networkOf } from './rate.ts';
import { withRuby } from './ruby-reply.ts';
import { keyedWith } from './secret.ts';

export interface Passage {
  id: string;
  request: Request;
  /** Address at the other end of the socket; null in-process. */
  peer: string | null;
  /** `performance.now()` at arrival. */
  began: number;
  /** Path pattern of the row, once it is known. */
  pattern: string;
  /** True once it is known that the row is secret (see `Route.secret`). */
  secret?: boolean;
  /** Null for an address that cannot be read. */
  target: Target | null;
  /** Whoever asks, once that is known. */
  personId?: string;
}

/** @throws Refusal 429 */
export function limit(engine: Engine, { peer, request }: Passage, kind: 'read' | 'write'): void {
  if (peer !== null) engine.rate.take(engine.addressOf(peer, request.headers.get('x-forwarded-for')), kind);
}

/** Tells the asking network's keyed hash, for counts that are kept (see `Ask.peerKey`). */
export function peerKey(engine: Engine, { peer, request }: Passage): () => Promise<string | null> {
  return async () => (peer === null ? null : keyedWith(await engine.networkKey(), networkOf(engine.addressOf(peer, request.headers.get('x-forwarded-for')))));
}

/** Sends a kept or freshly packed reply in the encoding that suits, or 304. */
export function sendPacked(engine: Engine, passage: Passage, packed: Packed): Response | Promise<Response> {
  const variant = packed.variant(passage.request.headers.get('accept-encoding'));
  return variant instanceof Promise ? variant.then((ready) => sendVariant(engine, passage, packed.status, ready)) : sendVariant(engine, passage, packed.status, variant);
}

function sendVariant(engine: Engine, passage: Passage, status: number, variant: Variant): Response {
  if (status === 200 && isUnchanged(passage.request.headers.get('if-none-match'), variant.etag)) return send(engine, passage, 304, variant.unchanged, null);
  return send(engine, passage, status, variant.headers, variant.body);
}

/** Sends a reply as it is, with the headers that every reply carries and, where there is one, a cookie besides its own. */
export function finish(engine: Engine, passage: Passage, reply: Reply, cookie: string | null = null): Response {
  const response = send(engine, passage, reply.status, { ...engine.shield.of(passage.target?.path ?? '/'), ...reply.headers }, reply.body);
  const own = reply.cookies ?? [];
  for (const one of own) response.headers.append('set-cookie', one);
  // A handler that gives the browser a new token knows better than the page's own.
  const isGiven = cookie !== null && own.some((one) => one.startsWith(cookie.slice(0, cookie.indexOf('=') + 1)));
  if (cookie !== null && !isGiven) response.headers.append('set-cookie', cookie);
  return response;
}

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/**
 * The end of every request: log line, counts, reply. Neither the person's address nor the query is logged; of a secret row that did what
 * was asked no line at all: its instant, beside what else came then, would be somebody's.
 */
function send(engine: Engine, passage: Passage, status: number, headers: Record<string, string>, body: Reply['body']): Response {
  const { id, began, pattern, request } = passage;
  const ms = performance.now() - began;
  const method = methods.has(request.method) ? request.method : 'OTHER';
  if (!passage.secret || status >= 400) engine.log.info({ id, method, route: pattern, status, ms: Math.round(ms * 10) / 10 }, 'request');
  engine.metrics.count(method, pattern, status, ms / 1_000);
  const own: Record<string, string> = { ...headers, 'x-request-id': id };
  if (engine.draining) own['connection'] = 'close';
  if (method !== 'HEAD') return new Response(body as BodyInit | null, { status, headers: own });
  if (typeof body === 'string') own['content-length'] ??= String(Buffer.byteLength(body));
  if (body instanceof ReadableStream) void body.cancel().catch(() => undefined);
  return new Response(null, { status, headers: own });
}

/** The way to the page that was asked for leads over the sign-in. */
function toSignIn(engine: Engine, passage: Passage, { kind }: Problem): Response {
  const { lang, ruby, path, search } = passage.target!;
  const query = new URLSearchParams({ next: path + search, ...(kind === 'fresh-sign-in-needed' && { fresh: 'yes' }) });
  return finish(engine, passage, { status: 303, headers: { location: `${hrefIn(lang, ruby)(engine.parts.access.signInPath)}?${query}`, 'cache-control': 'no-store' }, body: null });
}

/** A page in the person's language, or a problem document, for anything thrown. */
export async function fail(engine: Engine, passage: Passage, error: unknown): Promise<Response> {
  const { request, target, id } = passage;
  const { site, log } = engine;
  const problem = problemOf(error, passage, log);
  // What was tried without the right to, or sent by another site, is told at the log's ordinary level.
  if (problem.status === 403) log.warn({ id, method: request.method, route: passage.pattern, kind: problem.kind, personId: passage.personId }, 'refused');
  const lang = target?.lang ?? langOf(request.url);
  const ruby = target?.ruby ?? false;
  const path = target?.path ?? '/';
  const format = target ? new URLSearchParams(target.search).get('format') : null;
  if (wantsPage(path, request.headers.get('accept'), format)) {
    if (problem.status === 401 && request.method !== 'POST') return toSignIn(engine, passage, problem);
    try {
      const view: View = { lang, ruby, path, url: new URL(target?.asked ?? '/', site.origin), href: hrefIn(lang, ruby), site, changedAt: null };
      const reply = await engine.parts.errorPage(view, problem);
      const headers = { 'content-language': lang, 'cache-control': 'no-store', ...reply.headers, ...problem.headers };
      const { body } = await withRuby(engine, ruby, reply);
      return finish(engine, passage, { status: problem.status, headers, body });
    } catch (fault) {
      log.error({ id, fault: faultOf(fault) }, 'the error page failed');
    }
  }
  return finish(engine, passage, problemReply(problem, lang));
}
