/** POST: body within its limit, from the site's own form, fields in order; then one transaction. */
import type { Target } from './address.ts';
import { makeAsk, offerCsrf, runRecorded } from './ask.ts';
import { readBody, readFields } from './body.ts';
import { csrfField } from './csrf.ts';
import type { Engine } from './engine.ts';
import type { Ask } from './http.ts';
import { finish, limit, peerKey, type Passage } from './passage.ts';
import { isLocal } from './rate.ts';
import { headersOf } from './read.ts';
import { findRow, resolve } from './resolve.ts';
import { withRuby } from './ruby-reply.ts';
import { actingAs, admitTo, principalOf, recorder } from './session.ts';
import { readShape } from './shape.ts';

const bodyBytesMax = 1_000_000;

export async function write(engine: Engine, passage: Passage, target: Target): Promise<Response> {
  const { request } = passage;
  const { headers } = request;
  limit(engine, passage, engine.book.find(target.encoded)?.address.rows.POST?.light ? 'read' : 'write');
  const found = findRow(engine.book, target, 'POST');
  passage.pattern = found.pattern;
  passage.secret = found.row.secret;
  const cookies = headers.get('cookie');
  const asked = resolve(found, target, headers.get('accept'));
  const bytesMax = found.row.bodyBytesMax ?? bodyBytesMax;
  const come = async () => {
    // The token in the form stands for somebody; a cookie that came along does not.
    const principal = found.row.proof === 'form' ? null : await principalOf(engine, cookies, found.row);
    if (principal && !found.row.secret) passage.personId = principal.personId;
    return { principal, post: await admitTo(engine, asked, principal) };
  };
  // Nobody sends much without the right to.
  if (bytesMax > bodyBytesMax) await come();
  const bytes = await readBody(request, bytesMax);
  // A body may take half a minute: what counts is the right that is left when it is all there.
  const { principal, post } = await come();
  const fields = await readFields(bytes, headers.get('content-type') ?? '');
  if (asked.row.proof === undefined) await engine.csrf.check(request, fields.find(([name]) => name === csrfField)?.[1]);
  const ask = makeAsk(asked, engine, { id: passage.id, method: 'POST', header: (name) => headers.get(name) ?? undefined, peerKey: peerKey(engine, passage), principal, actingAs: actingAs(principal, post), isLocal: isLocal(request, passage.peer) });
  ask.form = readShape(found.row.form, fields, 422) as Ask['form'];
  // The page may come again with its errors listed, and its form then needs the token.
  const offer = found.row.proof === 'form' ? null : await offerCsrf(ask, engine.csrf, cookies);
  const content = principal === null ? null : JSON.stringify(fields.filter(([name]) => name !== csrfField).map(([name, value]) => [name, value instanceof File ? [value.name, value.size] : value]));
  const made = await runRecorded(asked, ask, asked.row.secret ? async () => undefined : recorder(engine, asked, content));
  const reply = asked.ruby ? { ...made, body: (await withRuby(engine, true, made)).body } : made;
  return finish(engine, passage, { ...reply, headers: headersOf(engine, asked, reply, 'no-store') }, offer?.().cookie);
}
