/** GET and HEAD: a row's reply, kept in memory where the content that it reads alone decides it. */
import { readTarget } from './address.ts';
import { makeAsk, offerCsrf, runRecorded, runSnapshot, wholeBody } from './ask.ts';
import { pack, type Packed } from './compress.ts';
import { lastChange, versionKey, type ContentVersions } from './content.ts';
import type { Engine } from './engine.ts';
import type { Reply } from './http.ts';
import { finish, limit, peerKey, sendPacked, type Passage } from './passage.ts';
import { isLocal } from './rate.ts';
import { findRow, remembering, resolve, type Resolved } from './resolve.ts';
import { readingContent } from './reading.ts';
import { knownVersions, withRuby } from './ruby-reply.ts';
import { actingAs, admitTo, principalOf, recorder } from './session.ts';

type Asked = Resolved | { movedTo: string };

const tokyoOffsetMs = 9 * 3_600_000;
const dayMs = 86_400_000;

/** The function that answers GET and HEAD. */
export function reader(engine: Engine): (passage: Passage) => Promise<Response> {
  const askedFor = remembering((url, accept): Asked => {
    const target = readTarget(url);
    const { asked } = target;
    // Never for `//…`: a browser takes that for another site.
    if (asked.length > 1 && asked.endsWith('/') && !asked.includes('//')) return { movedTo: asked.slice(0, -1) + target.search };
    return resolve(findRow(engine.book, target, 'GET'), target, accept);
  });
  return async (passage) => {
    limit(engine, passage, 'read');
    const asked = askedFor(passage.target!.whole, passage.request.headers.get('accept'));
    if ('movedTo' in asked) return finish(engine, passage, { status: 308, headers: { location: asked.movedTo }, body: null });
    passage.pattern = asked.pattern;
    passage.secret = asked.row.secret;
    return asked.row.reads ? readKept(engine, passage, asked, asked.row.reads) : readOnce(engine, passage, asked);
  };
}

const nothing: ContentVersions = new Map();

async function readKept(engine: Engine, passage: Passage, asked: Resolved, reads: string[]): Promise<Response> {
  // First the versions, then the page: what is kept under a version is never older than it.
  const versions = reads.length > 0 ? await engine.content.read() : asked.ruby ? await knownVersions(engine) : nothing;
  const decides = asked.ruby ? [...reads, readingContent] : reads;
  const day = Math.floor((engine.clock.now().getTime() + tokyoOffsetMs) / dayMs);
  const kept = engine.cache.get(`${day} ${asked.key}`, versionKey(versions, decides), () => render(engine, passage, asked, versions, lastChange(versions, reads)));
  return sendPacked(engine, passage, kept instanceof Promise ? await kept : kept);
}

async function render(engine: Engine, passage: Passage, asked: Resolved, versions: ContentVersions, changedAt: Date | null): Promise<Packed> {
  // The reply is everybody's: no header of this request may shape it.
  const ask = { ...makeAsk(asked, engine, { id: passage.id, method: 'GET', header: () => undefined, peerKey: async () => null, principal: null, actingAs: 'anyone', isLocal: false }), changedAt };
  const { reply, body } = await engine.rendering(() => runSnapshot(asked, ask));
  const given = await withRuby(engine, asked.ruby, { headers: reply.headers, body }, versions);
  const packed = pack(reply.status, headersOf(engine, asked, reply, 'public, max-age=0, must-revalidate'), await wholeBody(given.body));
  packed.makeshift = given.makeshift;
  return packed;
}

/** A row whose reply is not kept, because more than content decides it. Reading what is not public leaves a record. */
async function readOnce(engine: Engine, passage: Passage, asked: Resolved): Promise<Response> {
  const { headers } = passage.request;
  const cookies = headers.get('cookie');
  const principal = await principalOf(engine, cookies, asked.row);
  if (principal && !asked.row.secret) passage.personId = principal.personId;
  const post = await admitTo(engine, asked, principal);
  const ask = makeAsk(asked, engine, { id: passage.id, method: 'GET', header: (name) => headers.get(name) ?? undefined, peerKey: peerKey(engine, passage), principal, actingAs: actingAs(principal, post), isLocal: isLocal(passage.request, passage.peer) });
  const offer = asked.format === 'html' ? await offerCsrf(ask, engine.csrf, cookies) : null;
  const made = asked.row.act ? await runRecorded(asked, ask, recorder(engine, asked, null)) : await asked.row.run(ask);
  const reply = asked.ruby ? { ...made, body: (await withRuby(engine, true, made)).body } : made;
  const { used, cookie } = offer?.() ?? { used: false, cookie: null };
  const isPersonal = used || principal !== null;
  const own = headersOf(engine, asked, reply, isPersonal ? 'no-store' : 'private, no-cache');
  // A page that holds a secret is not compressed: its size would tell it (BREACH).
  if (isPersonal || reply.cookies?.length || reply.status !== 200 || reply.body === null || reply.body instanceof ReadableStream) return finish(engine, passage, { ...reply, headers: own }, cookie);
  return sendPacked(engine, passage, pack(reply.status, own, await wholeBody(reply.body), 4));
}

/** A reply's headers with those of the site and of what was negotiated. */
export function headersOf(engine: Engine, asked: Resolved, reply: Reply, cacheControl: string): Record<string, string> {
  const several = (asked.row.formats?.length ?? 1) > 1;
  return { ...engine.shield.of(asked.path), 'content-language': asked.lang, 'cache-control': cacheControl, ...(several && { vary: 'accept' }), ...reply.headers };
}
