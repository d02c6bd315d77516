/** Readings in a reply, where its address asks for them: only pages have them, and a page goes out without rather than not at all. */
import { wholeBody } from './ask.ts';
import type { ContentVersions } from './content.ts';
import type { Engine } from './engine.ts';
import type { Reply } from './http.ts';

/** A reply's body; `makeshift` where the page should have readings and could not be given them, so that it is not kept. */
export interface RubyBody {
  body: Reply['body'];
  makeshift: boolean;
}

/** @param versions those that the page was made from; else they are read now */
export async function withRuby(engine: Engine, wanted: boolean, { headers, body }: Pick<Reply, 'headers' | 'body'>, versions?: ContentVersions): Promise<RubyBody> {
  if (!wanted || body === null || body instanceof ReadableStream || !headers['content-type']?.startsWith('text/html')) return { body, makeshift: false };
  const html = typeof body === 'string' ? body : new TextDecoder().decode(body);
  const written = await engine.ruby.write(html, await engine.readings(versions ?? (await knownVersions(engine))));
  return written === null ? { body, makeshift: true } : { body: typeof body === 'string' ? written : await wholeBody(written), makeshift: false };
}

/** The versions of all contents, or none while the database is away: then the page has the readings that were known last. */
export async function knownVersions(engine: Pick<Engine, 'content'>): Promise<ContentVersions> {
  return engine.content.read().catch(() => new Map());
}
