/** From a resolved request to a row's reply: the ask it is given, the transaction it runs in, the bytes it made. */
import { hrefIn } from './address.ts';
import type { Clock } from './clock.ts';
import type { Outside } from './config.ts';
import type { Csrf } from './csrf.ts';
import { inTransaction, type Database } from './database.ts';
import type { Files } from './files.ts';
import type { Ask, Reply, Site } from './http.ts';
import type { Safe } from './safe.ts';
import type { Resolved } from './resolve.ts';

export interface Surroundings {
  site: Site;
  db: Database;
  files: Files;
  clock: Clock;
  safe: Safe;
  outside: Outside;
}

const hrefs = { ja: hrefIn('ja'), en: hrefIn('en'), ruby: hrefIn('ja', true) };

export function makeAsk(resolved: Resolved, around: Surroundings, request: Pick<Ask, 'id' | 'method' | 'header' | 'peerKey' | 'principal' | 'actingAs' | 'isLocal'>): Ask {
  const { lang, ruby, path, params, query, format, href } = resolved;
  const { site, db, files, clock, safe, outside } = around;
  // A new URL each time: a page that edits it must not edit another's.
  const url = new URL(href, around.site.origin);
  return { ...request, site, db, files, clock, safe, outside, telling: {}, lang, ruby, path, params, query: query as Ask['query'], form: {}, format, url, href: hrefs[ruby ? 'ruby' : lang], changedAt: null };
}

/**
 * Runs a row whose reply will be kept. It reads one snapshot of the database, so that a page never shows half of a change;
 * the snapshot begins after the version was read, so the reply is never older than its version.
 */
export function runSnapshot(resolved: Resolved, ask: Ask): Promise<{ reply: Reply; body: Uint8Array<ArrayBuffer> }> {
  const run = async (db: Database) => {
    const reply = await resolved.row.run({ ...ask, db });
    return { reply, body: await wholeBody(reply.body) };
  };
  // A page that reads nothing is there even while the database is away.
  if (resolved.row.reads?.length === 0) return run(ask.db);
  return inTransaction(ask.db, run, { isolation: 'repeatable read', readOnly: true });
}

/** Runs a row that leaves a record, in one transaction with it; a reply that tells of a mistake leaves nothing behind. */
export async function runRecorded(resolved: Resolved, ask: Ask, recorded: (tx: Database, ask: Ask) => Promise<void>): Promise<Reply> {
  try {
    return await inTransaction(ask.db, async (tx) => {
      const within = { ...ask, db: tx, telling: {} };
      const reply = await resolved.row.run(within);
      if (reply.status >= 400) throw new Unwritten(reply);
      await recorded(tx, within);
      return reply;
    });
  } catch (error) {
    if (error instanceof Unwritten) return error.reply;
    throw error;
  }
}

class Unwritten extends Error {
  constructor(readonly reply: Reply) {
    super('rolled back');
  }
}

const encoder = new TextEncoder();

/** All bytes of a reply's body. */
export async function wholeBody(body: Reply['body']): Promise<Uint8Array<ArrayBuffer>> {
  if (body === null) return new Uint8Array();
  if (typeof body === 'string') return encoder.encode(body);
  if (body instanceof Uint8Array) return body.buffer instanceof ArrayBuffer ? (body as Uint8Array<ArrayBuffer>) : new Uint8Array(body);
  return new Uint8Array(await new Response(body).arrayBuffer());
}

/** Gives the token to a page only when the page asks for it; then the reply belongs to one person. */
export async function offerCsrf(ask: Ask, csrf: Csrf, cookies: string | null): Promise<() => { used: boolean; cookie: string | null }> {
  const offered = await csrf.token(cookies);
  let used = false;
  Object.defineProperty(ask, 'csrf', {
    enumerable: true,
    get: () => {
      used = true;
      return offered.token;
    },
  });
  return () => ({ used, cookie: used ? offered.cookie : null });
}
