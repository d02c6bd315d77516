/**
 * The rows of all domains as one HTTP server. What a row declares (who, formats, query, form, content) is done here and
 * nowhere else, so that a handler sees only asks that are in order.
 */
import { randomUUID } from 'node:crypto';
import { readTarget, type Target } from './address.ts';
import { openEngine, type Engine, type ServerParts } from './engine.ts';
import { Refusal } from './http.ts';
import { isForPrograms } from './negotiate.ts';
import { fail, finish, sendPacked, type Passage } from './passage.ts';
import { ownAddresses } from './rate.ts';
import { reader } from './read.ts';
import { allowed, findRow, notAllowed } from './resolve.ts';
import { listen, ordinaryPatience, type Listening, type Patience } from './socket.ts';
import { vitalSigns } from './vital.ts';
import { write } from './write.ts';

export type { ServerParts, ServerSettings } from './engine.ts';

export interface Server {
  /** `peer` is the address at the other end of the socket; without it (in-process) nothing is limited by address. */
  fetch(request: Request, peer?: string): Promise<Response>;
  listen(port: number, host: string, patience?: Partial<Patience>): Promise<Listening>;
}

/** @throws Error when two rows claim one address or a proxy's address is none. */
export function createServer(parts: ServerParts): Server {
  const engine = openEngine(parts);
  const route = router(engine);
  async function answer(request: Request, peer: string | null): Promise<Response> {
    const passage: Passage = { id: randomUUID(), request, peer, began: performance.now(), pattern: '(none)', target: null };
    try {
      passage.target = readTarget(request.url);
      return await route(passage, passage.target);
    } catch (error) {
      return fail(engine, passage, error);
    }
  }
  const drainMs = parts.settings.drainSeconds * 1_000;
  return {
    fetch: (request, peer) => answer(request, peer ?? null),
    listen: (port, host, patience) =>
      listen(answer, port, host, { ...ordinaryPatience, drainMs, isOwn: ownAddresses(parts.settings.trustedProxies), ...patience }, () => {
        engine.draining = true;
      }),
  };
}

function router(engine: Engine): (passage: Passage, target: Target) => Response | Promise<Response> {
  const read = reader(engine);
  const vital = vitalSigns({
    content: engine.content,
    metrics: engine.metrics,
    metricsToken: engine.parts.settings.metricsToken,
    isDraining: () => engine.draining,
  });
  return (passage, target) => {
    const { method } = passage.request;
    const isRead = method === 'GET' || method === 'HEAD';
    const sign = isRead ? vital(target.asked, passage.request, passage.peer) : null;
    if (sign) {
      passage.pattern = target.asked;
      return sign.then((reply) => finish(engine, passage, reply));
    }
    if (engine.draining) throw stopping();
    const asset = isRead ? engine.assets.get(target.asked) : undefined;
    if (asset) {
      passage.pattern = '(asset)';
      return sendPacked(engine, passage, asset);
    }
    if (isRead) return read(passage);
    return method === 'POST' ? write(engine, passage, target) : otherMethod(engine, passage, target);
  };
}

/** OPTIONS tells the methods, and lets programs of other sites read; whatever else is refused with the same list. */
function otherMethod(engine: Engine, passage: Passage, target: Target): Response {
  const found = engine.book.find(target.encoded);
  // Says 404 in its words.
  if (!found) findRow(engine.book, target, 'GET');
  passage.pattern = found!.address.pattern;
  const allow = allowed(Object.keys(found!.address.rows));
  if (passage.request.method !== 'OPTIONS') throw notAllowed(allow);
  const cors = { 'access-control-allow-methods': 'GET, HEAD, OPTIONS', 'access-control-allow-headers': 'Accept, If-None-Match', 'access-control-max-age': '86400' };
  return finish(engine, passage, { status: 204, headers: { allow, ...(isForPrograms(target.path) && cors) }, body: null });
}

function stopping(): Refusal {
  const sentence = { ja: 'まもなく再開します。少し待ってからお試しください。', en: 'Back in a moment. Please try again shortly.' };
  return new Refusal(503, 'stopping', sentence, [], { 'retry-after': '5' });
}
